import type {Assumptions} from '../../domain/assumptions.ts';
import {differences} from '../../domain/comparability.ts';
import {runsOf} from '../../domain/compare.ts';
import type {Condition} from '../../domain/dataset.ts';
import {goodputOf} from '../../domain/goodput.ts';
import {type Knee, kneeOf} from '../../domain/knee.ts';
import {littlesLaw} from '../../domain/littles-law.ts';
import {metricOf} from '../../domain/metrics.ts';
import type {Run} from '../../domain/run.ts';
import type {Scope} from '../../domain/scope.ts';
import {type Sweep, type SweepPoint, sweepPoints, sweepsIn} from '../../domain/sweep.ts';
import {type TeeMode, teeModes} from '../../domain/tee-mode.ts';
import type {Json} from '../../units/json.ts';
import {derivedPair, tailPair} from '../derived-pair.ts';
import {type Pair, pairOfModes, pooled} from '../pair.ts';
import {pairJson} from '../pair-json.ts';
import {type Repetition, repetitionsIn} from '../repetitions.ts';

/** One level of a sweep, the runs of all its conditions together. */
export type Step = {
	/** Infinity: all requests at once. */
	readonly level: number;
	readonly conditions: readonly Condition[];
	/** It is the one that is open. */
	readonly selected: boolean;
	readonly requests: Pair;
	readonly output: Pair;
	/** p95 of the end-to-end latency. */
	readonly tail: Pair;
	readonly goodput: Pair;
	/** Part of the prompts that met every objective. */
	readonly attainment: Pair;
	/** Requests in flight by Little's law, and that as a part of the cap. */
	readonly inFlight: Pair;
	readonly capUse: Pair;
	/** Requests answered a second, as a part of those sent a second. */
	readonly served: Pair;
	readonly mostConcurrent: Pair;
};

export type KneeOfMode = {
	readonly mode: TeeMode;
	readonly knee: Knee | null;
	/** The greatest request throughput of the sweep, and the first level that has it. */
	readonly greatest: {readonly level: number; readonly throughput: number} | null;
};

export type SweepResult = {
	readonly id: string;
	readonly model: string;
	readonly experiments: readonly string[];
	readonly levelKind: Sweep['levelKind'];
	readonly steps: readonly Step[];
	readonly knees: readonly KneeOfMode[];
	/** Parameters in which experiments that were joined differ at one and the same level. */
	readonly differing: readonly string[];
};

export type Saturation = {
	readonly level: Scope['level'];
	/** Sweeps of one model over all experiments of the scope, and those of each experiment by itself. */
	readonly joined: readonly SweepResult[];
	readonly apart: readonly SweepResult[];
	readonly repetitions: readonly (Repetition & {readonly inFlight: number | null; readonly tail: number | null})[];
	readonly assumptions: Assumptions;
};

export function compute(scope: Scope): Saturation {
	const {level, assumptions} = scope;
	const apart = experimentsOf(scope).flatMap(sweepsIn).filter(isOf(scope));
	const joined = level === 'study' ? sweepsIn(experimentsOf(scope).flat()) : apart;
	const selected = level === 'study' || level === 'experiment' ? null : scope.condition;
	const results = (sweeps: readonly Sweep[]) => sweeps.map(sweep => resultOf(sweep, selected, assumptions));
	return {
		level,
		joined: results(joined),
		apart: results(apart),
		repetitions: repetitionsIn(scope, 'request_throughput', ['output_throughput', 'max_concurrent_requests']).map(
			repetition => ({
				...repetition,
				inFlight: littlesLaw(repetition.run)?.concurrency ?? null,
				tail: metricOf(repetition.run, 'e2el', assumptions)?.p95 ?? null,
			}),
		),
		assumptions,
	};
}

/** The conditions by experiment. A level alone is no sweep: below an experiment, its siblings are shown with it. */
function experimentsOf(scope: Scope): readonly (readonly Condition[])[] {
	const experiments = scope.level === 'study' ? scope.dataset.experiments : [scope.experiment];
	return experiments.map(({conditions}) => conditions);
}

function isOf(scope: Scope): (sweep: Sweep) => boolean {
	if (scope.level === 'study' || scope.level === 'experiment') return () => true;
	return ({steps}) => steps.some(({conditions}) => conditions.some(({id}) => id === scope.condition.id));
}

function resultOf(sweep: Sweep, selected: Condition | null, assumptions: Assumptions): SweepResult {
	const conditions = sweep.steps.flatMap(step => step.conditions);
	const points = teeModes.map(mode => ({mode, points: sweepPoints(sweep, mode, assumptions)}));
	return {
		id: conditions[0]?.id ?? sweep.model,
		model: sweep.model,
		experiments: [...new Set(conditions.map(({experiment}) => experiment))],
		levelKind: sweep.levelKind,
		steps: sweep.steps.map(step => stepOf(step, selected, assumptions)),
		knees: points
			.filter(side => side.points.some(({requestThroughput}) => requestThroughput !== null))
			.map(side => ({mode: side.mode, knee: kneeOf(side.points, assumptions.slo), greatest: greatestOf(side.points)})),
		differing: [...new Set(sweep.steps.flatMap(step => differingIn(step.conditions)))],
	};
}

function stepOf(step: Sweep['steps'][number], selected: Condition | null, assumptions: Assumptions): Step {
	const {level, conditions} = step;
	const modes = pooled(conditions);
	const pair = (id: Parameters<typeof pairOfModes>[1]) => pairOfModes(modes, id, assumptions);
	const [requests, goodput, e2el] = [pair('request_throughput'), pair('goodput'), pair('e2el')];
	const count = (numberOf: (run: Run) => number | null) =>
		derivedPair(modes, {base: requests, unit: 'count', numberOf});
	const share = (base: Pair, numberOf: (run: Run) => number | null) =>
		derivedPair(modes, {base, unit: 'fraction', numberOf});
	return {
		level,
		conditions,
		selected: selected !== null && conditions.includes(selected),
		requests,
		output: pair('output_throughput'),
		tail: tailPair(modes, e2el, 'e2el', assumptions),
		goodput,
		attainment: share(goodput, ({result}) =>
			result === null ? null : (goodputOf(result, assumptions.slo)?.attainment ?? null),
		),
		inFlight: count(run => littlesLaw(run)?.concurrency ?? null),
		capUse: share(requests, run => littlesLaw(run)?.use ?? null),
		served: share(requests, run => servedPart(run, assumptions)),
		mostConcurrent: pair('max_concurrent_requests'),
	};
}

function servedPart(run: Run, assumptions: Assumptions): number | null {
	const rate = run.result?.requestRate ?? null;
	const throughput = metricOf(run, 'request_throughput', assumptions)?.value ?? null;
	return rate === null || throughput === null || !(rate > 0) || !Number.isFinite(rate) ? null : throughput / rate;
}

function greatestOf(points: readonly SweepPoint[]): KneeOfMode['greatest'] {
	let greatest: KneeOfMode['greatest'] = null;
	for (const {level, requestThroughput} of points) {
		const throughput = requestThroughput?.median ?? 0;
		if (throughput > (greatest?.throughput ?? 0)) greatest = {level, throughput};
	}
	return greatest;
}

function differingIn([first, ...others]: readonly Condition[]): readonly string[] {
	if (first === undefined) return [];
	return others.flatMap(other =>
		teeModes.flatMap(mode => differences(runsOf(first, mode), runsOf(other, mode)).map(({parameter}) => parameter)),
	);
}

export function json({joined, apart}: Saturation): Json {
	const several = joined.some(({experiments}) => experiments.length > 1);
	return {sweeps: apart.map(sweepJson), ...(several ? {joined: joined.map(sweepJson)} : {})};
}

function sweepJson({model, experiments, levelKind, steps, knees}: SweepResult): Json {
	return {
		model,
		experiments,
		level_kind: levelKind,
		knees: knees.map(({mode, knee, greatest}) => ({
			tee_mode: mode,
			knee: knee === null ? null : {...knee, level: levelJson(knee.level)},
			greatest: greatest === null ? null : {...greatest, level: levelJson(greatest.level)},
		})),
		levels: steps.map(step => ({
			level: levelJson(step.level),
			conditions: step.conditions.map(({id}) => id),
			request_throughput: pairJson(step.requests),
			output_throughput: pairJson(step.output),
			e2el_p95: pairJson(step.tail),
			goodput: pairJson(step.goodput),
			attainment: pairJson(step.attainment),
			in_flight: pairJson(step.inFlight),
			cap_use: pairJson(step.capUse),
			max_concurrent_requests: pairJson(step.mostConcurrent),
		})),
	};
}

/** JSON has no Infinity. */
function levelJson(level: number): number | string {
	return Number.isFinite(level) ? level : 'inf';
}
