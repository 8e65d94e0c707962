import type {Assumptions} from '../../domain/assumptions.ts';
import type {Condition} from '../../domain/dataset.ts';
import {groupBy} from '../../domain/group-by.ts';
import {overheadInterval, verdictOf} from '../../domain/overhead.ts';
import type {Scope} from '../../domain/scope.ts';
import {type TeeMode, teeModes} from '../../domain/tee-mode.ts';
import type {Json} from '../../units/json.ts';
import {type Pair, pairOfModes, placesIn, pooled, sidesOf} from '../pair.ts';
import {pairJson} from '../pair-json.ts';
import {type Repetition, repetitionsIn} from '../repetitions.ts';

/** One value of max-num-seqs against the quickest of its model, in one mode. */
export type Standing =
	| 'best'
	/** The interval of its difference from the best holds 0. */
	| 'as good'
	| 'slower'
	/** A single run on a side gives no interval. */
	| 'not told apart';

export type Setting = {
	readonly maxNumSeqs: number;
	readonly conditions: readonly Condition[];
	readonly selected: boolean;
	readonly perPrompt: Pair;
	readonly output: Pair;
	readonly gpu: Pair;
	readonly memory: Pair;
	readonly standing: Readonly<Record<TeeMode, Standing | null>>;
};

/** The settings that one model was tried with in one experiment. */
export type Calibrated = {
	readonly id: string;
	readonly experiment: string;
	readonly model: string;
	readonly settings: readonly Setting[];
};

export type Calibration = {
	readonly level: Scope['level'];
	readonly models: readonly Calibrated[];
	readonly repetitions: readonly Repetition[];
};

export function compute(scope: Scope): Calibration {
	const {level, assumptions} = scope;
	const wide = level === 'study' || level === 'experiment';
	const selected = wide ? null : scope.condition;
	const places = wide ? placesIn(scope) : placesIn({...scope, level: 'experiment', experiment: scope.experiment});
	return {
		level,
		models: familiesOf(places.map(({condition}) => condition))
			.filter(family => selected === null || family.includes(selected))
			.map(family => calibratedOf(family, selected, assumptions)),
		repetitions: repetitionsIn(scope, 'seconds_per_prompt', ['mean_gpu_utilization', 'mean_memory_utilization']),
	};
}

/** Conditions that differ in nothing but max-num-seqs, where there are two values of it or more. */
export function familiesOf(conditions: readonly Condition[]): readonly (readonly Condition[])[] {
	const key = ({experiment, parameters: {model, level, levelKind, inputLength, outputLength}}: Condition) =>
		JSON.stringify([experiment, model, String(level), levelKind, inputLength, outputLength]);
	const set = conditions.filter(({parameters}) => parameters.maxNumSeqs !== null);
	return [...groupBy(set, key).values()].filter(
		family => new Set(family.map(({parameters}) => parameters.maxNumSeqs)).size > 1,
	);
}

function calibratedOf(family: readonly Condition[], selected: Condition | null, assumptions: Assumptions): Calibrated {
	const settings = [...groupBy(family, ({parameters}) => parameters.maxNumSeqs ?? 0)]
		.sort(([a], [b]) => a - b)
		.map(([maxNumSeqs, conditions]) => {
			const modes = pooled(conditions);
			return {
				maxNumSeqs,
				conditions,
				selected: selected !== null && conditions.includes(selected),
				perPrompt: pairOfModes(modes, 'seconds_per_prompt', assumptions),
				output: pairOfModes(modes, 'output_throughput', assumptions),
				gpu: pairOfModes(modes, 'mean_gpu_utilization', assumptions),
				memory: pairOfModes(modes, 'mean_memory_utilization', assumptions),
			};
		});
	const [first] = family;
	return {
		id: first?.id ?? '',
		experiment: first?.experiment ?? '',
		model: first?.parameters.model ?? '',
		settings: settings.map(setting => ({...setting, standing: standingsOf(setting.perPrompt, settings)})),
	};
}

function standingsOf(
	pair: Pair,
	all: readonly {readonly perPrompt: Pair}[],
): Readonly<Record<TeeMode, Standing | null>> {
	const of = (mode: TeeMode) =>
		standingOf(
			valuesOf(pair, mode),
			all.map(({perPrompt}) => valuesOf(perPrompt, mode)),
		);
	return {tee_off: of('tee_off'), tee_on: of('tee_on'), unknown: of('unknown')};
}

type Side = {readonly median: number; readonly values: readonly number[]} | null;

function valuesOf(pair: Pair, mode: TeeMode): Side {
	return sidesOf(pair).find(side => side.mode === mode)?.measurement ?? null;
}

function standingOf(side: Side, all: readonly Side[]): Standing | null {
	if (side === null) return null;
	const known = all.filter(other => other !== null);
	const best = known.reduce((least, other) => (other.median < least.median ? other : least), side);
	if (best.median === side.median) return 'best';
	const interval = overheadInterval(best.values, side.values, 'lower');
	if (interval === null) return 'not told apart';
	return verdictOf(interval) === 'worse' ? 'slower' : 'as good';
}

export function json({models}: Calibration): Json {
	return models.map(({experiment, model, settings}) => ({
		experiment,
		model,
		settings: settings.map(({maxNumSeqs, conditions, perPrompt, output, gpu, memory, standing}) => ({
			max_num_seqs: maxNumSeqs,
			conditions: conditions.map(({id}) => id),
			seconds_per_prompt: pairJson(perPrompt),
			output_throughput: pairJson(output),
			mean_gpu_utilization: pairJson(gpu),
			mean_memory_utilization: pairJson(memory),
			standing: Object.fromEntries(teeModes.flatMap(mode => (standing[mode] === null ? [] : [[mode, standing[mode]]]))),
		})),
	}));
}
