import type {Line} from '../paint/line.ts';
import {printable} from '../units/printable.ts';
import {stackOf} from './content.ts';
import {nodePaths} from './node-path.ts';
import {currentSection, selectedNode} from './selectors.ts';
import {shellWord} from './shell-word.ts';
import type {State} from './state.ts';

/** What is copied, and what the notice calls it. */
export type Clipping = {readonly text: string; readonly what: string};

/** The open section as text, as it is on the screen and below it; or the selected node's path as a shell takes it. */
export function clipping(state: State, asked: 'section copied' | 'path copied'): Clipping {
	const node = selectedNode(state);
	if (asked === 'path copied') {
		const text = nodePaths(state, node).map(shellWord).join(' ');
		return {text, what: `path ${printable(text)}`};
	}
	const {title} = currentSection(state);
	const place = node.id === '' ? state.title : node.id;
	const lines = stackOf(state).lines.map(plainText);
	return {text: [`${title} · ${place}`, '', ...lines, ''].join('\n'), what: `${title}, ${lines.length} lines`};
}

function plainText(line: Line): string {
	return line
		.map(({text}) => text)
		.join('')
		.trimEnd();
}
