import {cutMiddle} from '../paint/text-width.ts';
import type {View} from '../sections/view.ts';

/** Two nodes at most: a third takes the place of the older one, and what is marked already is let go. */
export function nextMarks([first, second]: View['marks'], id: string): View['marks'] {
	if (first === id) return [second, null];
	if (second === id) return [first, null];
	if (first === null) return [id, null];
	return second === null ? [first, id] : [second, id];
}

/** What is marked now, what was let go, and what can be done next; names give way so that all of it is in one line. */
export function marksNotice(before: View['marks'], after: View['marks'], opens: string, columns: number): string {
	const released = before.find(id => id !== null && !after.includes(id)) ?? null;
	const [first, second] = after;
	const count = [first, second, released].filter(id => id !== null).length;
	const room = Math.max(12, Math.floor((columns - 44) / Math.max(1, count)));
	const name = (id: string): string => cutMiddle(id, room, '…');
	const gone = released === null ? '' : `let go ${name(released)}, `;
	if (first === null) return `${gone}nothing is marked any more`;
	if (second !== null) return `${gone}marked ${name(first)} and ${name(second)}: ${opens}`;
	return `${gone}marked ${name(first)}: m marks another, ${opens}`;
}
