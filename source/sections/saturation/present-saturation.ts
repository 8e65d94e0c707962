import type {Assumptions} from '../../domain/assumptions.ts';
import {isWide} from '../../domain/scope.ts';
import type {Figure, TableFigure, TextFigure} from '../../figures/figure.ts';
import {counted, formatQuantity} from '../../units/format.ts';
import {count, quantity} from '../cells.ts';
import {abridged, formula, lack, note, uncertaintyNotes, warning} from '../notes.ts';
import {sidesOf} from '../pair.ts';
import {repetitionTable} from '../repetition-table.ts';
import {valueColumn} from '../side-columns.ts';
import type {View} from '../view.ts';
import type {Saturation, Step, SweepResult} from './compute-saturation.ts';
import {kneeFormula} from './knee-words.ts';
import {levelText} from './levels.ts';
import {saturationCharts} from './saturation-charts.ts';
import {answersTable, goodputTable, kneeTable, levelTable, loadTable} from './saturation-tables.ts';

export const needs = 'Saturation needs conditions of one model that differ in concurrency or request rate';

/** Below this part of the cap the load did not reach it; above the second, throughput and latency contradict each other. */
const leastUse = 0.8;
const greatestUse = 1.05;

export function variants({joined}: Saturation): readonly string[] {
	return severalJoined(joined) ? ['sweeps of one model joined', 'each experiment apart'] : [];
}

export function present(result: Saturation, view: View): readonly Figure[] {
	const {level, joined, apart, repetitions, assumptions} = result;
	const isApart = severalJoined(joined) && view.variant % 2 === 1;
	const sweeps = isApart ? apart : joined;
	if (sweeps.length === 0) return [lack(`${needs}: this ${level} has no such sweep.`)];
	const wide = isWide(level);
	const hasSlo = Object.values(assumptions.slo).some(objective => objective !== undefined);
	const steps = sweeps.flatMap(sweep => sweep.steps);
	return [
		...joinedNote(sweeps, isApart, joined),
		...sweeps.flatMap((sweep, index) => sweepFigures(sweep, {isFirst: index === 0 && wide, hasSlo, assumptions})),
		...(wide ? [] : [runsTable(repetitions)]),
		formula(
			`loss = (off − on) / off of requests a second, increase = (on − off) / off of the p95, of medians over runs; whiskers are min … max of the runs. ${kneeFormula(
				sweeps.flatMap(({knees}) => knees.map(({knee}) => knee)),
				hasSlo,
			)}`,
		),
		...sloNote(assumptions, hasSlo),
		...loadNotes(sweeps),
		...uncertaintyNotes(steps.map(({requests}) => requests.comparison)),
		...differingNotes(steps, sweeps),
	];
}

function severalJoined(joined: readonly SweepResult[]): boolean {
	return joined.some(({experiments}) => experiments.length > 1);
}

function sweepFigures(
	sweep: SweepResult,
	{
		isFirst,
		hasSlo,
		assumptions,
	}: {readonly isFirst: boolean; readonly hasSlo: boolean; readonly assumptions: Assumptions},
): readonly Figure[] {
	const infinite = sweep.steps.some(({level}) => !Number.isFinite(level));
	return [
		kneeTable(sweep, hasSlo),
		...saturationCharts(sweep, assumptions.slo.e2el),
		...(infinite
			? [note(`infinite-${sweep.id}`, 'All requests at once has no place on the axis; the tables have it.')]
			: []),
		levelTable(sweep, {title: titleOf(sweep), interactive: isFirst}),
		answersTable(sweep),
		...goodputTable(sweep),
		...loadTable(sweep),
	];
}

function titleOf({model, experiments}: SweepResult): string {
	return `requests answered a second: ${[model, experiments.join(' and ')].filter(part => part !== '').join(', ')}`;
}

function joinedNote(
	sweeps: readonly SweepResult[],
	isApart: boolean,
	joined: readonly SweepResult[],
): readonly TextFigure[] {
	if (!severalJoined(joined)) return [];
	if (isApart) return [note('joined', 'Each experiment by itself; v joins those of one model.')];
	return sweeps
		.filter(({experiments}) => experiments.length > 1)
		.map(({id, model, experiments, differing}) =>
			differing.length === 0
				? note(
						`joined-${id}`,
						`${model || 'Sweeps'}: ${experiments.join(' and ')} joined, runs of one level together; v parts them.`,
					)
				: warning(
						`joined-${id}`,
						`${model || 'Sweeps'}: ${experiments.join(' and ')} joined although they differ at one level in ${abridged(differing)}; v parts them.`,
					),
		);
}

function runsTable(repetitions: Saturation['repetitions']): TableFigure {
	return repetitionTable(repetitions, {
		id: 'repetitions',
		title: 'each repetition of this level',
		columns: [
			valueColumn('requests', 'requests', 'req/s', 0),
			valueColumn('output', 'output', 'tok/s', 1),
			valueColumn('tail', 'p95 E2EL', 'ms', 1),
			valueColumn('flight', 'in flight', null, 2),
			valueColumn('most', 'max_concurrent_requests', null, 3),
		],
		cells: ({value, values, inFlight, tail}) => ({
			requests: quantity(value?.value, 'req/s'),
			output: quantity(values.get('output_throughput')?.value, 'tok/s'),
			tail: quantity(tail, 'ms'),
			flight: quantity(inFlight, 'count'),
			most: count(values.get('max_concurrent_requests')?.value),
		}),
	});
}

function sloNote({slo}: Assumptions, hasSlo: boolean): readonly TextFigure[] {
	if (!hasSlo) {
		return [
			note('slo', 'No service level objective: --slo ttft=…,tpot=…,e2el=… gives the knee by it, and the goodput.'),
		];
	}
	const limits = (['ttft', 'tpot', 'e2el'] as const).flatMap(name => {
		const value = slo[name];
		return value === undefined ? [] : [`${name.toUpperCase()} ≤ ${formatQuantity({value, unit: 'ms'})}`];
	});
	return [note('slo', `Service level objectives: ${limits.join(', ')}.`)];
}

function loadNotes(sweeps: readonly SweepResult[]): readonly TextFigure[] {
	const kind = sweeps[0]?.levelKind ?? 'concurrency';
	const steps = sweeps.flatMap(sweep => sweep.steps);
	const levels = (isMeant: (use: number) => boolean) => [
		...new Set(
			steps
				.filter(({capUse}) => sidesOf(capUse).some(({measurement}) => isMeant(measurement.median)))
				.map(({level}) => levelText(level, kind)),
		),
	];
	const [unused, contradicted] = [levels(use => use < leastUse), levels(use => use > greatestUse)];
	return [
		...(steps.some(({inFlight}) => sidesOf(inFlight).length > 0)
			? [
					note(
						'littles-law',
						'In flight, by Little’s law: answers a second × mean end-to-end latency. Near the cap it was always used.',
					),
				]
			: []),
		...(unused.length === 0
			? []
			: [
					note(
						'unused',
						`The cap was not used up at ${abridged(unused)}: fewer requests were in flight on average, as where there are few prompts to a slot.`,
					),
				]),
		...(contradicted.length === 0
			? []
			: [
					warning(
						'contradicted',
						`More requests in flight than the cap allows at ${abridged(contradicted)}: throughput and latency contradict each other.`,
					),
				]),
		...(steps.some(({mostConcurrent}) => sidesOf(mostConcurrent).length > 0)
			? [
					note(
						'most-concurrent',
						'max_concurrent_requests is the most requests that touched one second of the run: one that ends and the one that takes its place count both, so it exceeds the cap. The notebook draws it as “achieved QPS”, which it is not.',
					),
				]
			: []),
	];
}

/** Why levels are greyed, those of one reason together. */
function differingNotes(steps: readonly Step[], sweeps: readonly SweepResult[]): readonly TextFigure[] {
	const kind = sweeps[0]?.levelKind ?? 'concurrency';
	const greyed = steps.filter(({requests}) => requests.comparison.verdict === 'not comparable');
	const reasons = new Map<string, string[]>();
	for (const {level, requests} of greyed) {
		const reason = requests.comparison.reason ?? 'no reason known';
		reasons.set(reason, [...(reasons.get(reason) ?? []), levelText(level, kind)]);
	}
	const parts = [...reasons].map(
		([reason, levels]) => `${counted(levels.length, 'level')} (${abridged(levels)}): ${reason}`,
	);
	return parts.length === 0 ? [] : [note('not-comparable', `Not comparable: ${parts.join('; ')}.`)];
}
