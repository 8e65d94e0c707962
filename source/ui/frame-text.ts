import type {Area} from '../app/screen/screen.ts';
import type {Span} from '../paint/line.ts';
import {blank, cellsOfLine} from '../paint/spans.ts';
import type {Theme} from './theme/theme.ts';

/**
 * A screen as text, as Ink would write it: for the first frame, which is on the screen before Ink is loaded. Of areas that
 * cover each other only those below are in it.
 */
export function frameText(areas: readonly Area[], rows: number, theme: Theme): string {
	const fromLeft = [...areas].sort((a, b) => a.x - b.x);
	const lines = Array.from({length: rows}, (_, y) => {
		const spans: Span[] = [];
		let at = 0;
		for (const {x, y: top, width, lines: own} of fromLeft) {
			const line = own[y - top];
			if (line === undefined || x < at) continue;
			spans.push(blank(x - at), ...line, blank(width - cellsOfLine(line)));
			at = x + width;
		}
		return theme(spans);
	});
	return lines.join('\n');
}
