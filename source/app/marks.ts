import type {View} from '../sections/view.ts';

/** Two nodes at most: a third takes the place of the older one, and what is marked already is let go. */
export function nextMarks([first, second]: View['marks'], id: string): View['marks'] {
	if (first === id) return [second, null];
	if (second === id) return [first, null];
	if (first === null) return [id, null];
	return second === null ? [first, id] : [second, id];
}
