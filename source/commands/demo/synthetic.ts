import {type DemoFlaw, flaws} from './flaws.ts';

/** Stands in every result file of the study. */
export const demoLabel = 'synthetic (cai-tui demo)';

export const markerFile = 'SYNTHETIC.txt';

const title = 'SYNTHETIC STUDY, written by cai-tui demo.';

export type Extent = {readonly files: number; readonly bytes: number};

/** The file at the root of the study: what it is, which flaws are planted in it, and how much was written. */
export function markerText(runs: number, extent: Extent): string {
	return `${title}

Nothing in this folder was measured. Every number was computed from a formula and a fixed seed, to show the explorer and
to test it: ${runs} serving benchmarks of a made-up machine with an H100 NVL, its TEE off and on, in the layout of the
notebook. The TEE costs 8.5 % of throughput at 1B parameters down to 3.9 % at 32B because the formula says so.

These flaws are planted on purpose, and no others:

${table(flaws.map(row))}

Everything but this file: ${extent.files} files, ${extent.bytes} bytes.
`;
}

/** How much the writer of this marker wrote; null: this is no marker of the demo. */
export function extentOf(marker: string): Extent | null {
	if (!marker.startsWith(title)) return null;
	const said = /^Everything but this file: (?<files>\d+) files, (?<bytes>\d+) bytes\.$/m.exec(marker)?.groups;
	return {files: Number(said?.['files'] ?? -1), bytes: Number(said?.['bytes'] ?? -1)};
}

function row({kind, experiment, condition, mode, repetition, what}: DemoFlaw): readonly string[] {
	const place = `calibration/${experiment}/${condition}/${mode}${repetition === null ? '' : `, repetition ${repetition}`}`;
	return [kind, place, what];
}

function table(rows: readonly (readonly string[])[]): string {
	const widths = rows[0]?.map((_, column) => Math.max(...rows.map(cells => (cells[column] ?? '').length))) ?? [];
	return rows
		.map(
			cells =>
				`  ${cells
					.map((cell, column) => cell.padEnd(widths[column] ?? 0))
					.join('  ')
					.trimEnd()}`,
		)
		.join('\n');
}
