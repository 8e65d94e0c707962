import type {Measurement} from '../domain/measurement.ts';
import type {TableFigure} from '../figures/figure.ts';
import {count, modeCell, quantity} from './cells.ts';
import {type Pair, sidesOf} from './pair.ts';
import {modeColumn, valueColumn} from './side-columns.ts';

/** How far the repetitions of each mode lie apart; nothing where no mode has two. */
export function spreadTable(
	pair: Pair,
	{id, title}: {readonly id: string; readonly title: string},
): readonly TableFigure[] {
	const {unit} = pair.comparison;
	if (sidesOf(pair).every(({measurement}) => measurement.n < 2)) return [];
	return [
		{
			kind: 'table',
			id,
			title,
			columns: [
				modeColumn,
				valueColumn('n', 'n', null, 0),
				valueColumn('median', 'median', unit, 0),
				valueColumn('min', 'min', unit, 2),
				valueColumn('max', 'max', unit, 2),
				valueColumn('std', 'std n−1', unit, 1),
				valueColumn('std-population', 'std n', unit, 4),
				valueColumn('cv', 'CV', null, 1),
				valueColumn('left-out', 'left out', null, 3),
			],
			rows: sidesOf(pair).map(({mode, measurement}) => ({
				id: mode,
				cells: {mode: modeCell(mode), ...spreadCells(measurement)},
			})),
		},
	];
}

function spreadCells(measurement: Measurement) {
	const {unit} = measurement;
	return {
		n: count(measurement.n),
		median: quantity(measurement.median, unit),
		min: quantity(measurement.min, unit),
		max: quantity(measurement.max, unit),
		std: quantity(measurement.std, unit),
		'std-population': quantity(measurement.n < 2 ? null : measurement.std_population, unit),
		cv: quantity(measurement.cv, 'fraction'),
		'left-out': count(measurement.left_out),
	};
}
