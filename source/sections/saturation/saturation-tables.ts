import type {Measurement} from '../../domain/measurement.ts';
import {teeModeLabel} from '../../domain/tee-mode.ts';
import type {CellValue, Column, TableFigure, TableRow} from '../../figures/figure.ts';
import {
	count,
	intervalCell,
	measured,
	modeCell,
	none,
	overheadCell,
	quantity,
	sizesCell,
	text,
	verdictCell,
} from '../cells.ts';
import {isMeasured, type Pair} from '../pair.ts';
import {modeColumn, sideCells, sideColumns, valueColumn} from '../side-columns.ts';
import type {KneeOfMode, Step, SweepResult} from './compute-saturation.ts';
import {kneeWords} from './knee-words.ts';
import {levelCell, levelColumn, levelUnit} from './levels.ts';

/** Request throughput of each level, the TEE's loss and how sure it is. */
export function levelTable(sweep: SweepResult, options: {readonly title: string; readonly interactive: boolean}) {
	const {levelKind, steps} = sweep;
	const pairs = steps.map(({requests}) => requests);
	const paired = isPaired(pairs);
	const remarks = steps.map(step => remarkOf(step, sweep));
	const single = remarks.every(remark => remark === '');
	return {
		kind: 'table',
		id: `levels-${sweep.id}`,
		title: options.title,
		columns: [
			levelColumn(levelKind),
			...sideColumns(pairs, {
				prefix: 'requests',
				unit: 'req/s',
				priority: 1,
				titles: {tee_off: 'TEE off', tee_on: 'TEE on', unknown: 'answered'},
			}),
			...(paired
				? [
						valueColumn('loss', 'loss', null, 0),
						valueColumn('interval', '95 % interval', null, 2),
						valueColumn('n', 'n', null, 3),
						{id: 'verdict', title: 'verdict', align: 'left', priority: 0} as const,
					]
				: [valueColumn('n-unknown', 'n', null, 2)]),
			...(single ? [] : [{id: 'remark', title: '', align: 'left', priority: 2, minWidth: 12} as const]),
		],
		rows: steps.map((step, index) => ({
			...rowOf(step, sweep),
			cells: {
				level: levelCell(step.level, levelKind),
				...sideCells('requests', step.requests, measured),
				loss: overheadCell(step.requests.comparison),
				interval: intervalCell(step.requests.comparison),
				n: sizesCell(step.requests.comparison),
				'n-unknown': step.requests.unknown === null ? none : count(step.requests.unknown.n),
				verdict: verdictCell(step.requests.comparison),
				remark: text(remarks[index] ?? '', step.selected ? 'strong' : 'dim'),
			},
			...(paired && step.requests.comparison.verdict === 'not comparable' ? {tone: 'greyed' as const} : {}),
		})),
		interactive: options.interactive,
	} satisfies TableFigure;
}

function remarkOf({level, selected}: Step, {knees}: SweepResult): string {
	const here = knees.filter(({knee}) => knee !== null && knee.rule !== 'slo' && knee.level === level);
	const modes = here.map(({mode}) => (mode === 'unknown' ? '' : ` ${mode === 'tee_on' ? 'on' : 'off'}`));
	return [...(here.length === 0 ? [] : [`knee${modes.join(',')}`]), ...(selected ? ['selected'] : [])].join(', ');
}

/** Output tokens a second, and how long the slowest twentieth of the answers took. */
export function answersTable(sweep: SweepResult): TableFigure {
	const outputs = sweep.steps.map(({output}) => output);
	const tails = sweep.steps.map(({tail}) => tail);
	return {
		kind: 'table',
		id: `answers-${sweep.id}`,
		title: 'output tokens a second, and p95 end-to-end latency',
		columns: [
			levelColumn(sweep.levelKind),
			...sideColumns(outputs, {prefix: 'output', unit: 'tok/s', priority: 1, titles: outputTitles}),
			...(isPaired(outputs) ? [valueColumn('output-loss', 'loss', null, 1)] : []),
			...sideColumns(tails, {prefix: 'tail', unit: 'ms', priority: 1, titles: tailTitles}),
			...(isPaired(tails)
				? [
						valueColumn('tail-increase', 'increase', null, 1),
						{id: 'tail-verdict', title: 'verdict', align: 'left', priority: 2} as const,
					]
				: []),
		],
		rows: sweep.steps.map(step => ({
			...rowOf(step, sweep),
			cells: {
				level: levelCell(step.level, sweep.levelKind),
				...sideCells('output', step.output),
				'output-loss': overheadCell(step.output.comparison),
				...sideCells('tail', step.tail),
				'tail-increase': overheadCell(step.tail.comparison),
				'tail-verdict': verdictCell(step.tail.comparison),
			},
		})),
	};
}

const outputTitles = {tee_off: 'output off', tee_on: 'on', unknown: 'output'} as const;
const tailTitles = {tee_off: 'p95 off', tee_on: 'on', unknown: 'p95'} as const;

/** Requests in flight as Little's law has them, as a part of the cap, and what the benchmark counted. */
export function loadTable(sweep: SweepResult): readonly TableFigure[] {
	const columns = [
		...loadColumns(sweep, 'flight', step => step.inFlight, {
			tee_off: 'in flight off',
			tee_on: 'on',
			unknown: 'in flight',
		}),
		...loadColumns(sweep, 'use', step => step.capUse, {tee_off: 'of the cap off', tee_on: 'on', unknown: 'of the cap'}),
		...loadColumns(sweep, 'served', step => step.served, {
			tee_off: 'of those sent off',
			tee_on: 'on',
			unknown: 'of those sent',
		}),
		...loadColumns(sweep, 'most', step => step.mostConcurrent, {
			tee_off: 'max_concurrent_requests off',
			tee_on: 'on',
			unknown: 'max_concurrent_requests',
		}),
	];
	if (columns.length === 0) return [];
	return [
		{
			kind: 'table',
			id: `load-${sweep.id}`,
			title: 'requests in flight: by Little’s law, and as the benchmark counts them',
			columns: [levelColumn(sweep.levelKind), ...columns],
			rows: sweep.steps.map(step => ({
				...rowOf(step, sweep),
				cells: {
					level: levelCell(step.level, sweep.levelKind),
					...sideCells('flight', step.inFlight),
					...sideCells('use', step.capUse),
					...sideCells('served', step.served),
					...sideCells('most', step.mostConcurrent),
				},
			})),
		},
	];
}

function loadColumns(
	{steps}: SweepResult,
	prefix: string,
	pick: (step: Step) => Pair,
	titles: NonNullable<Parameters<typeof sideColumns>[1]['titles']>,
): readonly Column[] {
	return sideColumns(steps.map(pick), {prefix, unit: null, priority: prefix === 'served' ? 3 : 1, titles});
}

/** Answers within every objective; nothing where there is no objective, and the benchmark had none. */
export function goodputTable(sweep: SweepResult): readonly TableFigure[] {
	const goodputs = sweep.steps.map(({goodput}) => goodput);
	const attainments = sweep.steps.map(({attainment}) => attainment);
	if (!goodputs.some(isMeasured)) return [];
	return [
		{
			kind: 'table',
			id: `goodput-${sweep.id}`,
			title: 'goodput: answers a second that meet every objective, and their part of the prompts',
			columns: [
				levelColumn(sweep.levelKind),
				...sideColumns(goodputs, {prefix: 'goodput', unit: 'req/s', priority: 0, titles: goodputTitles}),
				...(isPaired(goodputs)
					? [
							valueColumn('loss', 'loss', null, 1),
							{id: 'verdict', title: 'verdict', align: 'left', priority: 2} as const,
						]
					: []),
				...sideColumns(attainments, {prefix: 'attained', unit: null, priority: 1, titles: attainedTitles}),
			],
			rows: sweep.steps.map(step => ({
				...rowOf(step, sweep),
				cells: {
					level: levelCell(step.level, sweep.levelKind),
					...sideCells('goodput', step.goodput),
					loss: overheadCell(step.goodput.comparison),
					verdict: verdictCell(step.goodput.comparison),
					...sideCells('attained', step.attainment, shareCell),
				},
			})),
		},
	];
}

const goodputTitles = {tee_off: 'off', tee_on: 'on', unknown: 'goodput'} as const;
const attainedTitles = {tee_off: 'attained off', tee_on: 'on', unknown: 'attained'} as const;

function shareCell(measurement: Measurement | null): CellValue {
	return quantity(measurement?.median, 'fraction');
}

/** Where each mode saturates, and by which rule. */
export function kneeTable(sweep: SweepResult, hasSlo: boolean): TableFigure {
	const unit = levelUnit(sweep.levelKind);
	return {
		kind: 'table',
		id: `knees-${sweep.id}`,
		title: `where ${sweep.model || sweep.experiments.join(' and ')} saturates`,
		columns: [
			modeColumn,
			valueColumn('knee', 'knee', unit, 0),
			valueColumn('greatest', 'most answered', 'req/s', 1),
			valueColumn('greatest-level', 'at', null, 2),
			{id: 'rule', title: 'rule', align: 'left', priority: 0, minWidth: 24},
		],
		rows: sweep.knees.map(side => kneeRow(side, sweep, hasSlo)),
	};
}

function kneeRow({mode, knee, greatest}: KneeOfMode, {levelKind}: SweepResult, hasSlo: boolean): TableRow {
	return {
		id: teeModeLabel[mode],
		cells: {
			mode: modeCell(mode),
			knee: knee === null ? none : levelCell(knee.level, levelKind),
			greatest: quantity(greatest?.throughput, 'req/s'),
			'greatest-level': greatest === null ? none : levelCell(greatest.level, levelKind),
			rule: text(kneeWords(knee, hasSlo)),
		},
	};
}

function rowOf({level, conditions}: Step, {id}: SweepResult) {
	const [first] = conditions;
	return {id: `${id} ${level}`, ...(first === undefined ? {} : {target: first.id})};
}

function isPaired(pairs: readonly Pair[]): boolean {
	return pairs.some(({off, on}) => off !== null || on !== null);
}
