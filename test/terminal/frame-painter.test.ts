import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {FramePainter} from '../../source/terminal/frame-painter.ts';
import {type Cell, createScreen, seen} from '../sessions/support/screen.ts';
import {type Frame, frames} from './frames.ts';

/** What a terminal shows that got nothing but this frame, each row written out on a screen wide enough and then cut. */
async function wholeScreen({columns, rows, text}: Frame): Promise<readonly string[]> {
	const screen = createScreen(240, rows);
	const lines = text.split('\n').slice(0, rows);
	await screen.write(lines.map((line, y) => `\x1b[${y + 1}H\x1b[m${line}`).join(''));
	return seen(screen.cells().map(row => cut(row, columns)));
}

function cut(row: readonly Cell[], columns: number): readonly Cell[] {
	const isHalf = row[columns]?.text === '';
	return row.slice(0, columns).map((cell, x) => (isHalf && x === columns - 1 ? {...cell, text: ' '} : cell));
}

describe('frames painted after one another', () => {
	it('show on a terminal what the last of them shows alone, cell for cell', async () => {
		await fc.assert(
			fc.asyncProperty(frames, async sequence => {
				const first = sequence[0]!;
				const screen = createScreen(first.columns, first.rows);
				const painter = new FramePainter(first);
				await screen.write('\x1b[?7l');
				let size = {columns: first.columns, rows: first.rows};
				painter.cleared();
				for (const frame of sequence) {
					if (frame.columns !== size.columns || frame.rows !== size.rows) {
						size = {columns: frame.columns, rows: frame.rows};
						screen.resize(frame.columns, frame.rows);
						painter.resize(size);
					}
					await screen.write(painter.paint(frame.text));
					expect(seen(screen.cells())).toEqual(await wholeScreen(frame));
				}
			}),
			{numRuns: 100},
		);
	});
});
