import type {Effect} from './effect.ts';
import type {Message} from './message.ts';
import type {State} from './state.ts';
import {type Update, update} from './update.ts';

export type Store = {
	readonly state: () => State;
	readonly dispatch: (message: Message) => void;
	/** Calls back after every change; the result ends it. */
	readonly subscribe: (listener: () => void) => () => void;
};

/** Holds the one state. Messages that arrive while one is worked on wait for their turn. */
export function createStore(
	initial: State,
	perform: (effect: Effect) => void,
	answer: (state: State, message: Message) => Update = update,
): Store {
	let state = initial;
	let busy = false;
	const waiting: Message[] = [];
	const listeners = new Set<() => void>();

	function work(message: Message): void {
		const [next, ...effects] = answer(state, message);
		const changed = next !== state;
		state = next;
		if (changed) for (const listener of listeners) listener();
		for (const effect of effects) perform(effect);
	}

	function dispatch(message: Message): void {
		waiting.push(message);
		if (busy) return;
		busy = true;
		try {
			for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) work(next);
		} finally {
			busy = false;
		}
	}

	return {
		state: () => state,
		dispatch,
		subscribe(listener) {
			listeners.add(listener);
			return () => listeners.delete(listener);
		},
	};
}
