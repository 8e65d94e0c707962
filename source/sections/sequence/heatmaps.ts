import type {HeatmapFigure} from '../../figures/figure.ts';
import {formatNumber} from '../../units/format.ts';
import type {Unit} from '../../units/quantity.ts';
import {comparableOverhead, type Grid, type LengthCell} from './compute-sequence.ts';

/** What a heatmap can show, in the order that `v` turns through. */
type Look = {
	readonly name: string;
	readonly unit: Unit;
	readonly scale: HeatmapFigure['scale'];
	readonly cellValue: (cell: LengthCell) => number | null;
};

const looks: readonly Look[] = [
	{
		name: 'loss of output tokens a second',
		unit: 'fraction',
		scale: 'diverging',
		cellValue: cell => comparableOverhead(cell.throughput),
	},
	{
		name: 'output tokens a second, TEE on',
		unit: 'tok/s',
		scale: 'sequential',
		cellValue: cell => cell.throughput.on?.median ?? null,
	},
	{
		name: 'output tokens a second, TEE off',
		unit: 'tok/s',
		scale: 'sequential',
		cellValue: cell => cell.throughput.off?.median ?? null,
	},
	{name: 'increase of TTFT', unit: 'fraction', scale: 'diverging', cellValue: cell => comparableOverhead(cell.ttft)},
	{
		name: 'increase of decode time',
		unit: 'fraction',
		scale: 'diverging',
		cellValue: cell => comparableOverhead(cell.decode),
	},
	{
		name: 'output tokens a second, mode unknown',
		unit: 'tok/s',
		scale: 'sequential',
		cellValue: cell => cell.throughput.unknown?.median ?? null,
	},
];

/** Those that have anything to show. */
export function looksOf(grids: readonly Grid[]): readonly Look[] {
	const cells = grids.flatMap(grid => grid.cells);
	return looks.filter(({cellValue}) => cells.some(cell => cellValue(cell) !== null));
}

/** Rows by output length, columns by input length, both as numbers go; what was not measured is blank. */
export function heatmap(grid: Grid, look: Look, title: string): HeatmapFigure {
	const {inputs, outputs, cells} = grid;
	const [xs, ys] = [axisOf(inputs), axisOf(outputs)];
	return {
		kind: 'heatmap',
		id: `heatmap-${grid.id}`,
		title,
		unit: look.unit,
		scale: look.scale,
		xTitle: 'input tokens',
		yTitle: 'output',
		xs: xs.map(lengthText),
		ys: ys.map(lengthText),
		values: ys.map(output =>
			xs.map(input => {
				const cell = cells.find(other => other.input === input && other.output === output);
				return cell === undefined ? null : look.cellValue(cell);
			}),
		),
	};
}

/** Where only the other length varies, one row or column of no length. */
function axisOf(lengths: readonly number[]): readonly (number | null)[] {
	return lengths.length === 0 ? [null] : lengths;
}

function lengthText(length: number | null): string {
	return length === null ? 'any' : formatNumber(length, 0);
}
