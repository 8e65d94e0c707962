import {memo} from '../app/memo.ts';
import {overlaid} from '../app/screen/overlaid.ts';
import {type Area, screenOf} from '../app/screen/screen.ts';
import type {State} from '../app/state.ts';
import type {Theme} from './theme/theme.ts';

/** What is on the screen, as a terminal understands it. */
export type Frame = {
	/** From top to bottom, each as wide as the screen at most. */
	readonly rows: readonly string[];
	/** Those that have a small table over them. */
	readonly areas: readonly Area[];
};

/** Frames that a reader may see next, and those just seen. */
const framesKept = 4;

/** Draws the screen of a state. A frame that has been drawn already, perhaps where nobody saw it, is not drawn again. */
export function framesOf(theme: Theme): (state: State) => Frame {
	return memo((state: State): Frame => {
		const areas = screenOf(state);
		return {
			rows: overlaid(areas, state.size.rows).map(theme),
			areas: areas.filter(({table}) => table !== undefined),
		};
	}, framesKept);
}

/** A frame as Ink would write it: for those that are on the screen before Ink is loaded. */
export function frameText({rows}: Frame): string {
	return rows.join('\n');
}
