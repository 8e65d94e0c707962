import {describe, expect, it} from 'vitest';
import {FramePainter} from '../../source/terminal/frame-painter.ts';
import {minimalUpdate} from '../sessions/support/minimal-update.ts';
import {createScreen} from '../sessions/support/screen.ts';
import {columns, frameOf, type Palette, palettes, rows, type View} from './typical-frames.ts';

const start: View = {tree: 3, table: null, chart: null, help: false};
const chart = {cursor: 20, phase: 0};

const changes: readonly (readonly [string, View, View])[] = [
	['the first frame', start, start],
	['the tree cursor moves, and the table with it', start, {...start, tree: 4}],
	['the tree cursor alone moves', {...start, table: 40}, {...start, table: 40, tree: 4}],
	['the tree cursor jumps to the end', {...start, table: 40}, {...start, table: 40, tree: 29}],
	['the table cursor moves', {...start, table: 8}, {...start, table: 9}],
	['the chart cursor moves', {...start, chart}, {...start, chart: {...chart, cursor: 21}}],
	['the chart cursor jumps', {...start, chart}, {...start, chart: {...chart, cursor: 60}}],
	['the chart moves', {...start, chart}, {...start, chart: {...chart, phase: 1}}],
	['the table becomes a chart', start, {...start, chart}],
	['the chart becomes a table', {...start, chart}, start],
	['help opens', start, {...start, help: true}],
	['help closes', {...start, help: true}, start],
];

async function bytesOf(before: View, after: View, palette: Palette) {
	const screen = createScreen(columns, rows);
	const painter = new FramePainter({columns, rows});
	painter.cleared();
	const first = painter.paint(frameOf(before, palette));
	const empty = screen.cells();
	await screen.write(`\x1b[?7l${first}`);
	const shown = screen.cells();
	if (before === after) return {painted: Buffer.byteLength(first), minimal: minimalUpdate(empty, shown).bytes};
	const second = painter.paint(frameOf(after, palette));
	await screen.write(second);
	return {painted: Buffer.byteLength(second), minimal: minimalUpdate(shown, screen.cells()).bytes};
}

describe.each(Object.entries(palettes))('bytes of a frame in %s', (_, palette) => {
	it.each(changes)('%s', async (_name, before, after) => {
		const {painted, minimal} = await bytesOf(before, after, palette);
		expect(painted).toBeLessThanOrEqual(1.1 * minimal);
	});
});
