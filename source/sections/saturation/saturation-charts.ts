import {groupBy} from '../../domain/group-by.ts';
import type {Knee} from '../../domain/knee.ts';
import {type TeeMode, teeModeLabel, teeModes} from '../../domain/tee-mode.ts';
import type {LineSeries, LinesFigure} from '../../figures/figure.ts';
import type {Unit} from '../../units/quantity.ts';
import {type Pair, sidesOf} from '../pair.ts';
import type {Step, SweepResult} from './compute-saturation.ts';
import {axisTitle, levelUnit} from './levels.ts';

type Chart = {
	readonly id: string;
	readonly title: string;
	readonly unit: Unit;
	readonly pair: (step: Step) => Pair;
	readonly limits?: LinesFigure['limits'];
};

/** Throughputs and the slowest answers over the level, on one axis, with the knees. An infinite level has no place on it. */
export function saturationCharts(sweep: SweepResult, slo: number | undefined): readonly LinesFigure[] {
	const steps = sweep.steps.filter(({level}) => level > 0 && Number.isFinite(level));
	if (steps.length < 2) return [];
	const charts: readonly Chart[] = [
		{id: 'requests', title: 'requests a second', unit: 'req/s', pair: step => step.requests},
		{id: 'output', title: 'output tokens a second', unit: 'tok/s', pair: step => step.output},
		{
			id: 'tail',
			title: 'p95 end-to-end latency',
			unit: 'ms',
			pair: step => step.tail,
			...(slo === undefined ? {} : {limits: [{y: slo, label: 'SLO'}]}),
		},
	];
	return charts.flatMap(chart => {
		const series = teeModes.flatMap(mode => seriesOf(mode, steps, chart.pair));
		if (series.length === 0) return [];
		return [
			{
				kind: 'lines',
				id: `${chart.id}-${sweep.id}`,
				title: chart.title,
				xAxis: {
					title: axisTitle(sweep.levelKind),
					unit: levelUnit(sweep.levelKind),
					scale: 'log2',
					group: `levels-${sweep.id}`,
				},
				yAxis: {unit: chart.unit, from: 0},
				series,
				...(chart.limits === undefined ? {} : {limits: chart.limits}),
				markers: markersOf(sweep),
				minRows: 5,
				maxRows: 10,
			} satisfies LinesFigure,
		];
	});
}

function seriesOf(mode: TeeMode, steps: readonly Step[], pair: Chart['pair']): readonly LineSeries[] {
	const points = steps.flatMap(step => {
		const side = sidesOf(pair(step)).find(other => other.mode === mode);
		return side === undefined ? [] : [{level: step.level, ...side.measurement}];
	});
	if (points.length === 0) return [];
	return [
		{
			id: mode,
			label: teeModeLabel[mode],
			role: mode,
			x: points.map(({level}) => level),
			y: points.map(({median}) => median),
			low: points.map(({min}) => min),
			high: points.map(({max}) => max),
			marks: true,
		},
	];
}

const shortMode: Readonly<Record<TeeMode, string>> = {tee_off: 'off', tee_on: 'on', unknown: ''};

const ruleNames: Readonly<Record<Knee['rule'], string>> = {slo: 'SLO', plateau: 'plateau', kneedle: 'Kneedle'};

/** A line for each level that is a knee, with the modes and the rule that it is one by. */
function markersOf({knees}: SweepResult): NonNullable<LinesFigure['markers']> {
	const known = knees.flatMap(({mode, knee}) =>
		knee === null || !Number.isFinite(knee.level) || (knee.rule === 'slo' && !knee.reached) ? [] : [{mode, knee}],
	);
	return [...groupBy(known, ({knee}) => knee.level)].map(([level, members]) => ({
		x: level,
		label: ['knee', members.map(({mode}) => shortMode[mode]).join('+'), `(${ruleOf(members)})`]
			.filter(word => word !== '')
			.join(' '),
	}));
}

function ruleOf(members: readonly {readonly knee: Knee}[]): string {
	return [...new Set(members.map(({knee}) => ruleNames[knee.rule]))].join(', ');
}
