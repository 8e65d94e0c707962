import {chapters} from './chapters.ts';
import {stackOf} from './content.ts';
import type {Ports} from './effects.ts';
import type {State} from './state.ts';
import type {Store} from './store.ts';

/** Milliseconds between two chapters: a key that is pressed meanwhile waits for one of them at most. */
const pause = 40;

/**
 * Once the study has been read, computes the chapters that are not open, one in each pause, so that the first look at one
 * is as quick as the second. Each is also drawn where nobody sees it: the first frames of a program take ten times as long
 * as those after them, and somebody waits for them. Once only: what changes later is computed when it is looked at. The
 * result calls it off.
 */
export function lookAhead(
	store: Pick<Store, 'state' | 'subscribe'>,
	after: Ports['after'],
	draw: (state: State) => void = () => undefined,
): () => void {
	let callOff: (() => void) | null = null;
	const waiting = chapters.map(({id}) => id);
	const next = (): void => {
		const section = waiting.shift();
		if (section === undefined) return;
		const state = store.state();
		if (section !== state.section) stackOf({...state, section});
		draw({...state, section});
		callOff = after(pause, next);
	};
	const stop = store.subscribe(() => {
		if (store.state().loading.phase !== 'ready') return;
		stop();
		callOff = after(pause, next);
	});
	return () => {
		stop();
		callOff?.();
	};
}
