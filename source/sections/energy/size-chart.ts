import {groupBy} from '../../domain/group-by.ts';
import {type TeeMode, teeModeLabel, teeModes} from '../../domain/tee-mode.ts';
import type {LineSeries, LinesFigure} from '../../figures/figure.ts';
import {sidesOf} from '../pair.ts';
import type {EnergyRow} from './compute-energy.ts';

/** Two points make a line and no trend. */
const leastSizes = 3;

/** Energy a token against the size of the model, for each experiment that varies nothing else. */
export function sizeCharts(rows: readonly EnergyRow[]): readonly LinesFigure[] {
	return [...groupBy(rows, ({experiment}) => experiment.id)].flatMap(([id, members]) => {
		const sized = members.filter(({condition}) => condition.parameters.modelSize !== null);
		const sizes = new Set(sized.map(({condition}) => condition.parameters.modelSize));
		if (sizes.size < leastSizes || sizes.size < sized.length) return [];
		const several = new Set(rows.map(({experiment}) => experiment.id)).size > 1;
		return [chartOf(id, sized, several ? `energy a token by model size, ${id}` : 'energy a token by model size')];
	});
}

function chartOf(id: string, rows: readonly EnergyRow[], title: string): LinesFigure {
	return {
		kind: 'lines',
		id: `by-size-${id}`,
		title,
		xAxis: {title: 'billions of parameters', unit: 'count', scale: 'log2'},
		yAxis: {unit: 'J/tok', from: 0},
		series: teeModes.flatMap(mode => seriesOf(mode, rows)),
		minRows: 6,
		maxRows: 12,
	};
}

function seriesOf(mode: TeeMode, rows: readonly EnergyRow[]): readonly LineSeries[] {
	const points = rows
		.flatMap(({condition, perToken}) => {
			const side = sidesOf(perToken).find(other => other.mode === mode);
			return side === undefined ? [] : [{size: condition.parameters.modelSize ?? 0, ...side.measurement}];
		})
		.sort((a, b) => a.size - b.size);
	if (points.length === 0) return [];
	return [
		{
			id: mode,
			label: teeModeLabel[mode],
			role: mode,
			x: points.map(({size}) => size),
			y: points.map(({median}) => median),
			low: points.map(({min}) => min),
			high: points.map(({max}) => max),
			marks: true,
		},
	];
}
