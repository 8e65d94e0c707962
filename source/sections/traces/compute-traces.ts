import type {Assumptions} from '../../domain/assumptions.ts';
import type {Comparison} from '../../domain/comparison.ts';
import {runsIn, type Scope} from '../../domain/scope.ts';
import type {TeeMode} from '../../domain/tee-mode.ts';
import type {Json} from '../../units/json.ts';
import {type Pair, type Place, pairOf, placesIn} from '../pair.ts';
import {pairJson} from '../pair-json.ts';
import {modesIn} from '../repetitions.ts';
import {isTraced, type TracedRun, tracedRuns} from './traced-run.ts';

/** A condition to choose from. */
export type TracesRow = Place & {
	readonly energy: Pair;
	readonly power: Pair;
	readonly utilization: Pair;
	readonly runs: number;
	/** Runs with a GPU log. */
	readonly traced: number;
};

export type TracedMode = {readonly mode: TeeMode; readonly runs: readonly TracedRun[]};

export type Traces = {
	readonly level: Scope['level'];
	/** Of a study or an experiment. */
	readonly rows: readonly TracesRow[];
	/** Of what lies below: the modes of a condition, or the one selected, or the one run. */
	readonly modes: readonly TracedMode[];
	/** Energy over all runs of the condition; null above it, and where one mode or run is selected. */
	readonly energy: Comparison | null;
	/** Of the runs in the scope, and how many of them have a GPU log. */
	readonly runs: number;
	readonly traced: number;
};

export function compute(scope: Scope): Traces {
	const {assumptions, level} = scope;
	const runs = runsIn(scope);
	const wide = level === 'study' || level === 'experiment';
	return {
		level,
		rows: wide ? rowsOf(scope, assumptions) : [],
		modes: tracedModes(scope),
		energy: level === 'condition' ? pairOf(scope.condition, 'energy', assumptions).comparison : null,
		runs: runs.length,
		traced: runs.filter(isTraced).length,
	};
}

function rowsOf(scope: Scope, assumptions: Assumptions): readonly TracesRow[] {
	return placesIn(scope)
		.filter(({condition}) => condition.modes.some(mode => mode.runs.some(isTraced)))
		.map(place => {
			const runs = place.condition.modes.flatMap(mode => mode.runs);
			return {
				...place,
				energy: pairOf(place.condition, 'energy', assumptions),
				power: pairOf(place.condition, 'mean_power', assumptions),
				utilization: pairOf(place.condition, 'mean_gpu_utilization', assumptions),
				runs: runs.length,
				traced: runs.filter(isTraced).length,
			};
		});
}

function tracedModes(scope: Scope): readonly TracedMode[] {
	return modesIn(scope)
		.map(({teeMode, runs}) => ({
			mode: teeMode,
			runs: tracedRuns(scope.level === 'run' ? [scope.run] : runs, scope.assumptions),
		}))
		.filter(({runs}) => runs.length > 0);
}

export function json({rows, modes}: Traces): Json {
	return {
		conditions: rows.map(({experiment, condition, energy, power, utilization}) => ({
			experiment: experiment.id,
			condition: condition.name,
			energy: pairJson(energy),
			mean_power: pairJson(power),
			mean_gpu_utilization: pairJson(utilization),
		})),
		runs: modes.flatMap(({runs}) => runs.map(runJson)),
	};
}

function runJson({run, gpu, energy, limit}: TracedRun): Json {
	return {
		path: run.id,
		trace: gpu.trace.path,
		tee_mode: run.teeMode,
		repetition: run.repetition,
		energy_window: gpu.window.source,
		window_s: gpu.window.to - gpu.window.from,
		energy: energy?.joules ?? null,
		mean_power: energy?.meanWatts ?? null,
		peak_power: energy?.peakWatts ?? null,
		power_limit: {value: limit.watts, source: limit.source},
		idle_share: energy?.idleShare ?? null,
		gaps_s: energy?.gapSeconds ?? null,
		samples: energy?.samples ?? null,
		coverage: energy?.coverage ?? null,
		reliable: energy?.reliable ?? null,
		reason: energy?.reason ?? null,
	};
}
