import {execFileSync} from 'node:child_process';
import {mkdtempSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import type {Cell} from '../../test/sessions/support/screen.ts';
import {start} from '../../test/sessions/support/session.ts';

const cellWidth = 8.4;
const cellHeight = 17;
const ink = '#c8ccd4';
const paper = '#15181e';

/** The real screen of the shipped program on the demo study, as a picture. */
export async function pictureOfExplorer(): Promise<string> {
	const study = join(mkdtempSync(join(tmpdir(), 'cai-tui-picture-')), 'data');
	execFileSync(process.execPath, ['dist/cli.js', 'demo', study]);
	const session = await start(
		[process.execPath, 'dist/cli.js', study, '--section', 'throughput', '--open', 'calibration/throughput_latency'],
		{columns: 120, rows: 36, env: {COLORTERM: 'truecolor', LANG: 'C.UTF-8'}},
	);
	try {
		await session.waitFor('Qwen3 32B', 60_000);
		await session.waitFor(lines => !lines.some(line => line.includes('reading')), 60_000);
		await session.settle(500);
		return svgOf(session.cells());
	} finally {
		await session.stop();
	}
}

/** One text element for each run of cells in one style; backgrounds as rectangles beneath. */
export function svgOf(rows: readonly (readonly Cell[])[]): string {
	const width = Math.ceil((rows[0]?.length ?? 0) * cellWidth);
	const height = rows.length * cellHeight;
	const shapes = rows.flatMap((row, y) => runsOf(row).map(run => shapeOf(run, y)));
	return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="DejaVu Sans Mono,Menlo,Consolas,monospace" font-size="14">
<title>cai-tui on its demo study</title>
<rect width="100%" height="100%" fill="${paper}"/>
${shapes.filter(shape => shape !== '').join('\n')}
</svg>
`;
}

type Run = {readonly x: number; readonly cells: readonly Cell[]};

function runsOf(row: readonly Cell[]): readonly Run[] {
	const runs: {x: number; cells: Cell[]}[] = [];
	for (const [x, cell] of row.entries()) {
		const last = runs.at(-1);
		if (last !== undefined && styleOf(last.cells[0]) === styleOf(cell)) last.cells.push(cell);
		else runs.push({x, cells: [cell]});
	}
	return runs;
}

function styleOf(cell: Cell | undefined): string {
	return cell === undefined ? '' : `${cell.foreground}/${cell.background}/${cell.attributes}`;
}

function shapeOf({x, cells}: Run, y: number): string {
	const [first] = cells;
	if (first === undefined) return '';
	const left = (x * cellWidth).toFixed(1);
	const length = (cells.length * cellWidth).toFixed(1);
	const under =
		first.background === ''
			? ''
			: `<rect x="${left}" y="${y * cellHeight}" width="${length}" height="${cellHeight}" fill="${hexOf(first.background)}"/>`;
	const text = cells.map(({text: character}) => character).join('');
	if (text.trim() === '') return under;
	const weight = first.attributes.includes('b') ? ' font-weight="bold"' : '';
	return `${under}<text x="${left}" y="${y * cellHeight + 13}" fill="${first.foreground === '' ? ink : hexOf(first.foreground)}"${weight} textLength="${length}" xml:space="preserve">${escaped(text)}</text>`;
}

function escaped(text: string): string {
	return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

const named = [
	'#15181e',
	'#e06c75',
	'#98c379',
	'#e5c07b',
	'#61afef',
	'#c678dd',
	'#56b6c2',
	'#c8ccd4',
	'#6b7280',
	'#ff7b86',
	'#b5e890',
	'#ffd78a',
	'#82c4ff',
	'#e09bf5',
	'#7fdbe6',
	'#ffffff',
];

/** Of `#rrggbb`, or of a number of xterm's 256 colours: sixteen by name, a cube of 6 × 6 × 6, and 24 greys. */
function hexOf(colour: string): string {
	if (colour.startsWith('#')) return colour;
	const index = Number(colour);
	if (index < 16) return named[index] ?? ink;
	const levels =
		index < 232
			? [36, 6, 1].map(step => Math.floor((index - 16) / step) % 6).map(level => (level === 0 ? 0 : 55 + 40 * level))
			: [0, 0, 0].map(() => 8 + 10 * (index - 232));
	return `#${levels.map(level => level.toString(16).padStart(2, '0')).join('')}`;
}
