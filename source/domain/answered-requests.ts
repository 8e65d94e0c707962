import {toMilliseconds} from '../units/convert.ts';
import {perObject} from './memo.ts';
import type {RequestTable} from './serving-result.ts';

/** Latencies of the requests that were answered, milliseconds, in the order of submission. */
export type AnsweredLatencies = {
	readonly ttft: Float64Array;
	/** Exact decode time Σ itl; null where the file holds no inter-token latencies. So are the two below. */
	readonly decode: Float64Array | null;
	/** Decode time for each token after the first: only of requests with more than one. */
	readonly tpot: Float64Array | null;
	/** Time to the first token and decode time. */
	readonly e2el: Float64Array | null;
};

/** A failed or empty request has no latency: its 0 in the file is not a fast answer. */
export const answeredLatencies = perObject((table: RequestTable): AnsweredLatencies => {
	const {decode, outputTokens} = table;
	const answered = indices(table, index => table.answered[index] === 1);
	const ttftOf = (index: number): number => table.ttft[index] ?? 0;
	const ttft = Float64Array.from(answered, index => toMilliseconds(ttftOf(index)));
	if (decode === null) return {ttft, decode: null, tpot: null, e2el: null};
	const decodeOf = (index: number): number => decode[index] ?? 0;
	const tokensOf = (index: number): number => outputTokens[index] ?? 0;
	return {
		ttft,
		decode: Float64Array.from(answered, index => toMilliseconds(decodeOf(index))),
		tpot: Float64Array.from(
			answered.filter(index => tokensOf(index) > 1),
			index => toMilliseconds(decodeOf(index)) / (tokensOf(index) - 1),
		),
		e2el: Float64Array.from(answered, index => toMilliseconds(ttftOf(index) + decodeOf(index))),
	};
});

function indices(table: RequestTable, isWanted: (index: number) => boolean): readonly number[] {
	const result: number[] = [];
	for (let index = 0; index < table.count; index++) if (isWanted(index)) result.push(index);
	return result;
}
