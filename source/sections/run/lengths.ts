import type {RequestTable} from '../../domain/serving-result.ts';
import {median} from '../../statistics/median.ts';

/** Tokens of a run's prompts and answers. */
export type Lengths = {
	readonly input: LengthSpan | null;
	/** Of answered requests. */
	readonly output: LengthSpan | null;
	readonly answered: number;
	readonly failed: number;
	/** Neither failed nor answered: success without a first token. */
	readonly empty: number;
};

export type LengthSpan = {readonly min: number; readonly median: number; readonly max: number};

export function lengthsOf({count, inputTokens, outputTokens, answered, failed}: RequestTable): Lengths {
	const isAnswered = (index: number) => answered[index] === 1;
	const failures = failed.reduce((sum, flag) => sum + flag, 0);
	const answers = answered.reduce((sum, flag) => sum + flag, 0);
	return {
		input: spanOf(inputTokens),
		output: spanOf(outputTokens.filter((_, index) => isAnswered(index))),
		answered: answers,
		failed: failures,
		empty: Math.max(0, count - answers - failures),
	};
}

function spanOf(lengths: Float64Array): LengthSpan | null {
	const middle = median(lengths);
	if (middle === undefined) return null;
	return {
		min: lengths.reduce((a, b) => Math.min(a, b)),
		median: middle,
		max: lengths.reduce((a, b) => Math.max(a, b)),
	};
}
