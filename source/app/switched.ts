import type {GlyphLevel} from '../paint/line.ts';
import {live} from '../sections/live/live.ts';
import {variantsOf} from './content.ts';
import type {Message} from './message.ts';
import {paneOf, selectedNode} from './selectors.ts';
import type {State} from './state.ts';

/** What a key has switched to, where the screen alone does not tell: it may look the same as before. */
export function withSwitched(state: State, message: Message): State {
	const text = switchedTo(state, message);
	return text === null ? state : {...state, notice: {text, tone: 'plain'}};
}

function switchedTo(state: State, message: Message): string | null {
	if (message.type === 'glyphs chosen') return `drawn with ${glyphWords[message.glyphs]}`;
	if (message.type === 'newest followed') {
		if (!message.following) return 'staying here: f follows the newest run again';
		return `following the newest run, ${selectedNode(state).name} now: f stays here`;
	}
	if (message.type !== 'view set') return null;
	const {compare, allRepetitions, variant} = message.view;
	if (compare !== undefined) return compareWords[compare];
	if (allRepetitions !== undefined) {
		const [each, together] = state.section === live.id ? gpuWords : repetitionWords;
		return allRepetitions ? together : each;
	}
	return variant === undefined ? null : variantText(state);
}

const glyphWords: Readonly<Record<GlyphLevel, string>> = {
	braille: 'braille',
	block: 'line and block characters',
	ascii: 'plain ASCII',
};

const compareWords = {
	overlay: 'both modes in one chart',
	beside: 'each mode in a chart of its own',
	single: 'one mode only',
} as const;

const repetitionWords = ['one run of each mode', 'all repetitions as a band'] as const;
const gpuWords = ['each GPU in rows of its own', 'all GPUs together'] as const;

function variantText(state: State): string | null {
	const variants = variantsOf(state);
	const position = paneOf(state).view.variant % Math.max(1, variants.length);
	const name = variants[position];
	return name === undefined ? null : `${name} (${position + 1} of ${variants.length})`;
}
