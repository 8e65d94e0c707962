import type {Assumptions} from '../../domain/assumptions.ts';
import type {Scope} from '../../domain/scope.ts';
import type {Json} from '../../units/json.ts';
import {isMeasured, type Pair, type Place, pairOf, placesIn} from '../pair.ts';
import {pairJson} from '../pair-json.ts';
import {type Repetition, repetitionsIn} from '../repetitions.ts';

export type ThroughputRow = Place & {
	readonly output: Pair;
	readonly requests: Pair;
	readonly total: Pair;
	readonly duration: Pair;
	readonly secondsPerPrompt: Pair;
	readonly cost: Pair;
};

export type Throughput = {
	readonly level: Scope['level'];
	readonly rows: readonly ThroughputRow[];
	readonly repetitions: readonly Repetition[];
	readonly assumptions: Assumptions;
};

const perRun = ['request_throughput', 'total_token_throughput', 'seconds_per_prompt', 'cost'] as const;

export function compute(scope: Scope): Throughput {
	const {assumptions} = scope;
	const rows = placesIn(scope)
		.map(place => ({
			...place,
			output: pairOf(place.condition, 'output_throughput', assumptions),
			requests: pairOf(place.condition, 'request_throughput', assumptions),
			total: pairOf(place.condition, 'total_token_throughput', assumptions),
			duration: pairOf(place.condition, 'duration', assumptions),
			secondsPerPrompt: pairOf(place.condition, 'seconds_per_prompt', assumptions),
			cost: pairOf(place.condition, 'cost', assumptions),
		}))
		.filter(({output}) => isMeasured(output));
	return {level: scope.level, rows, repetitions: repetitionsIn(scope, 'output_throughput', perRun), assumptions};
}

export function json({rows}: Throughput): Json {
	return rows.map(({experiment, condition, output, requests, total, duration, secondsPerPrompt, cost}) => ({
		experiment: experiment.id,
		condition: condition.name,
		output_throughput: pairJson(output),
		request_throughput: pairJson(requests),
		total_token_throughput: pairJson(total),
		duration: pairJson(duration),
		seconds_per_prompt: pairJson(secondsPerPrompt),
		cost: pairJson(cost),
	}));
}
