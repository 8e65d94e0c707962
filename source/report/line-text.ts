import type {Line} from '../paint/line.ts';

/** A painted line without its colours and without blanks at its end. */
export function lineText(line: Line): string {
	return line
		.map(span => span.text)
		.join('')
		.trimEnd();
}
