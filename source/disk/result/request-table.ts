import type {RequestTable} from '../../domain/serving-result.ts';
import type {NumberList} from '../number-list.ts';
import type {Document} from './document.ts';

export type Requests =
	| {readonly kind: 'table'; readonly table: RequestTable}
	/** Saved without --save-detailed. */
	| {readonly kind: 'none'}
	/** The arrays have different lengths: row i of one is not request i of another. */
	| {readonly kind: 'misaligned'; readonly lengths: Readonly<Record<string, number>>};

/**
 * The per-request arrays side by side. A file that has the times to first tokens has the table; lengths that it lacks are
 * NaN. A number that is none (null, NaN) makes its request an unanswered one.
 */
export function requestsOf(document: Document): Requests {
	const {ttfts, inputLengths, outputLengths, gaps, errors} = document;
	if (ttfts === null) return {kind: 'none'};
	const count = ttfts.length;
	const lengths = Object.fromEntries(
		Object.entries({
			ttfts: count,
			input_lens: inputLengths?.length,
			output_lens: outputLengths?.length,
			itls: gaps?.counts.length,
			errors: errors?.failed.length,
		}).flatMap(([name, length]) => (length === undefined ? [] : [[name, length] as const])),
	);
	if (Object.values(lengths).some(length => length !== count)) return {kind: 'misaligned', lengths};

	const ttft = ttfts.copy();
	const decode = gaps === null ? null : decodeTimes(gaps.values.view(), gaps.counts.view());
	const failed = Uint8Array.from(errors?.failed.view() ?? new Float64Array(count));
	const answered = new Uint8Array(count);
	for (let index = 0; index < count; index++) {
		const first = ttft[index] ?? Number.NaN;
		const isMeasured = first > 0 && Number.isFinite(first) && Number.isFinite(decode?.[index] ?? 0);
		if (isMeasured && failed[index] === 0) answered[index] = 1;
		if (!Number.isFinite(first)) ttft[index] = 0;
	}
	const table: RequestTable = {
		count,
		ttft,
		decode,
		inputTokens: columnOf(inputLengths, count),
		outputTokens: columnOf(outputLengths, count),
		answered,
		failed,
	};
	return {kind: 'table', table};
}

/** Σ of each request's gaps. */
function decodeTimes(gaps: Float64Array, counts: Float64Array): Float64Array {
	const sums = new Float64Array(counts.length);
	let from = 0;
	for (let request = 0; request < counts.length; request++) {
		const count = counts[request] ?? 0;
		if (Number.isNaN(count)) {
			sums[request] = Number.NaN;
			continue;
		}
		let sum = 0;
		for (let index = from; index < from + count; index++) sum += gaps[index] ?? 0;
		sums[request] = sum;
		from += count;
	}
	return sums;
}

function columnOf(numbers: NumberList | null, count: number): Float64Array {
	return numbers?.copy() ?? new Float64Array(count).fill(Number.NaN);
}
