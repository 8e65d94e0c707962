import type {Effect} from '../../../source/app/effect.ts';
import type {Message} from '../../../source/app/message.ts';
import {screenOf} from '../../../source/app/screen/screen.ts';
import {type Size, type State, start} from '../../../source/app/state.ts';
import {update} from '../../../source/app/update.ts';
import {defaultAssumptions} from '../../../source/domain/assumptions.ts';
import type {Run} from '../../../source/domain/run.ts';
import {cellsOf} from '../../../source/paint/text-width.ts';
import {studyRuns} from './study.ts';

export const wideScreen: Size = {columns: 120, rows: 36};
export const narrowScreen: Size = {columns: 80, rows: 24};

type SessionParts = Partial<Pick<State, 'size' | 'section' | 'glyphs'>> & {
	readonly open?: string;
	readonly runs?: readonly Run[];
};

/** The explorer on a study that has been read, without a terminal. */
export function opened(parts: SessionParts = {}): State {
	return tell(begun(parts), read(parts.runs ?? studyRuns, true));
}

/** The explorer before anything has been read. */
export function begun(parts: SessionParts = {}): State {
	return start({
		title: 'data',
		command: ['cai-tui', 'data'],
		size: wideScreen,
		glyphs: 'braille',
		assumptions: defaultAssumptions,
		roots: ['/study'],
		synthetic: false,
		section: 'overview',
		...parts,
		open: parts.open ?? null,
	});
}

export function read(runs: readonly Run[], finished: boolean): Message {
	const progress = {done: runs.length, total: runs.length};
	return {type: 'study read', batch: {runs, findings: [], ignored: [], found: null, progress, finished}};
}

export function tell(state: State, ...messages: readonly Message[]): State {
	return messages.reduce((before, message) => update(before, message)[0], state);
}

/** Keys by name, one after another. */
export function press(state: State, ...keys: readonly string[]): State {
	return tell(state, ...keys.map(key => ({type: 'key pressed', key}) as const));
}

/** What the last key asks for. */
export function effectsOf(state: State, key: string): readonly Effect[] {
	const [, ...effects] = update(state, {type: 'key pressed', key});
	return effects;
}

/** The screen as text: areas laid over each other, blanks at the ends of rows dropped. */
export function drawn(state: State): readonly string[] {
	const grid = Array.from({length: state.size.rows}, () => Array<string>(state.size.columns).fill(' '));
	for (const {x, y, lines} of screenOf(state)) {
		for (const [index, line] of lines.entries()) {
			let column = x;
			for (const character of line.map(({text}) => text).join('')) {
				const row = grid[y + index];
				if (row === undefined) throw new Error(`a line is drawn below the screen: ${y + index}`);
				if (column >= state.size.columns) throw new Error(`row ${y + index} is wider than the screen`);
				row[column] = character;
				column += cellsOf(character);
			}
		}
	}
	return grid.map(row => row.join('').trimEnd());
}
