import {typedInto} from './dispatch.ts';
import type {Ports} from './effects.ts';
import type {Message} from './message.ts';
import type {State} from './state.ts';
import {type Update, update} from './update.ts';

/** Milliseconds after a key: its frame is on the screen by then, and a key that is held down comes later. */
const pause = 20;

type Foreseen = {readonly from: State; readonly message: Message; readonly answer: Update};

/**
 * `update` for somebody who presses the same key again, as one does who goes down a tree or along a chart: what that will
 * make of the state is found, and its frame drawn, while nothing else is to be done. `update` is pure, so that an answer
 * found early is the answer. Wasted where another key comes, which then waits for one frame at most.
 */
export function foresight(after: Ports['after'], draw: (state: State) => void): typeof update {
	let foreseen: Foreseen | null = null;
	let callOff = (): void => undefined;
	const foresee = (from: State, message: Message): void => {
		try {
			const answer = update(from, message);
			foreseen = {from, message, answer};
			if (answer[0] !== from) draw(answer[0]);
		} catch {
			// What goes wrong here does so again, and is told, if the key is pressed.
			foreseen = null;
		}
	};
	return (state, message) => {
		callOff();
		const answer = isOf(foreseen, state, message) ? foreseen.answer : update(state, message);
		foreseen = null;
		const [next] = answer;
		if (next !== state && isRepeated(state, message)) callOff = after(pause, () => foresee(next, message));
		return answer;
	};
}

function isOf(foreseen: Foreseen | null, state: State, message: Message): foreseen is Foreseen {
	if (foreseen === null || foreseen.from !== state) return false;
	return (
		foreseen.message.type === 'key pressed' && message.type === 'key pressed' && foreseen.message.key === message.key
	);
}

/** What is typed is a word, and no word is one letter again and again. */
function isRepeated(state: State, message: Message): boolean {
	return message.type === 'key pressed' && typedInto(state, message.key) === null;
}
