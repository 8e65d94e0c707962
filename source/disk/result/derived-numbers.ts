import type {RequestTable} from '../../domain/serving-result.ts';
import {sum} from '../../statistics/sum.ts';
import type {KnownMembers} from './members.ts';

type Name =
	| 'num_prompts'
	| 'failed'
	| 'total_input_tokens'
	| 'total_output_tokens'
	| 'request_throughput'
	| 'output_throughput'
	| 'total_token_throughput';

export type DerivedNumbers = {
	readonly numbers: Readonly<Record<Name, number | null>>;
	/** Names of those that the file does not have and that were computed. */
	readonly derived: readonly Name[];
};

/** The members that some version of the tool does not write, or writes otherwise, from what it does write. */
export function derivedNumbers(given: {
	readonly known: KnownMembers;
	readonly duration: number;
	readonly completed: number;
	readonly table: RequestTable | null;
}): DerivedNumbers {
	const {known, duration, completed, table} = given;
	const derived: Name[] = [];
	const choose = (name: Name, ...formulas: readonly (() => number | null | undefined)[]): number | null => {
		const stored = known[name] ?? null;
		if (stored !== null) return stored;
		for (const formula of formulas) {
			const value = formula() ?? null;
			if (value === null || !Number.isFinite(value)) continue;
			derived.push(name);
			return value;
		}
		return null;
	};
	const perSecond = (amount: number | null) => (amount === null || duration <= 0 ? null : amount / duration);
	const times = (rate: number | null | undefined) =>
		rate === null || rate === undefined ? null : Math.round(rate * duration);

	const prompts = choose('num_prompts', () => table?.count);
	const failed = choose('failed', () => (prompts === null || prompts < completed ? null : prompts - completed));
	const input = choose(
		'total_input_tokens',
		() => table && inputOfSuccesses(table),
		() => times(known.input_throughput),
	);
	const output = choose(
		'total_output_tokens',
		() => table && sum(table.outputTokens),
		() => times(known.output_throughput),
	);
	const requestThroughput = choose('request_throughput', () => perSecond(completed));
	const outputThroughput = choose('output_throughput', () => perSecond(output));
	const totalThroughput = choose(
		'total_token_throughput',
		() => (input === null || output === null ? null : perSecond(input + output)),
		() => added(known.input_throughput, outputThroughput),
	);
	return {
		numbers: {
			num_prompts: prompts,
			failed,
			total_input_tokens: input,
			total_output_tokens: output,
			request_throughput: requestThroughput,
			output_throughput: outputThroughput,
			total_token_throughput: totalThroughput,
		},
		derived,
	};
}

/** Of failed requests the arrays hold the prompt's length too, the total does not. */
function inputOfSuccesses({inputTokens, failed}: RequestTable): number {
	return sum(inputTokens.filter((_, index) => failed[index] === 0));
}

function added(a: number | null | undefined, b: number | null): number | null {
	return a === null || a === undefined || b === null ? null : a + b;
}
