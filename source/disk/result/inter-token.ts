import type {InterTokenSummary, RequestTable} from '../../domain/serving-result.ts';
import {mean} from '../../statistics/mean.ts';
import {populationDeviation} from '../../statistics/population-deviation.ts';
import {toMilliseconds} from '../../units/convert.ts';
import {Order} from './order.ts';
import type {Gaps} from './request-arrays.ts';

const percents = [1, 5, 10, 25, 50, 75, 90, 95, 99, 99.9] as const;

const binsPerDecade = 20;
/** A microsecond to a quarter of an hour: gaps outside (0 s occurs) are counted in the outermost bin. */
const widest = {from: -3, to: 6} as const;

/** The gaps of all answered requests as one sample, as vLLM takes them. null: there are none. Reorders nothing of `gaps`. */
export function interTokenSummary({values, counts}: Gaps, {answered}: RequestTable): InterTokenSummary | null {
	const gaps = gapsOfAnswered(values.view(), counts.view(), answered);
	const average = mean(gaps);
	const deviation = populationDeviation(gaps);
	if (average === undefined || deviation === undefined) return null;
	const order = new Order(gaps);
	return {
		count: gaps.length,
		mean: toMilliseconds(average),
		std: toMilliseconds(deviation),
		percentiles: new Map(percents.map(percent => [percent, toMilliseconds(order.percentile(percent))])),
		histogram: histogramOf(order),
	};
}

function gapsOfAnswered(gaps: Float64Array, counts: Float64Array, answered: Uint8Array): Float64Array {
	if (answered.every((flag, index) => flag === 1 || counts[index] === 0)) return gaps;
	const kept = new Float64Array(gaps.length);
	let from = 0;
	let length = 0;
	for (let request = 0; request < counts.length; request++) {
		const count = counts[request] ?? 0;
		if (Number.isNaN(count)) continue;
		if (answered[request] === 1) {
			kept.set(gaps.subarray(from, from + count), length);
			length += count;
		}
		from += count;
	}
	return kept.subarray(0, length);
}

/** Whole decades, so that the bins of two runs fit each other. */
function histogramOf(order: Order): InterTokenSummary['histogram'] {
	const decadeOf = (rank: number, round: (decade: number) => number): number => {
		const decade = round(Math.log10(Math.max(0, toMilliseconds(order.at(rank)))));
		return Math.min(widest.to, Math.max(widest.from, decade));
	};
	const from = Math.min(decadeOf(0, Math.floor), widest.to - 1);
	const to = Math.max(decadeOf(order.count - 1, Math.ceil), from + 1);
	const bins = (to - from) * binsPerDecade;
	const counts: number[] = [];
	let counted = 0;
	for (let bin = 0; bin < bins; bin++) {
		const edge = 10 ** (from + (bin + 1) / binsPerDecade);
		const below = bin === bins - 1 ? order.count : order.below(edge / toMilliseconds(1));
		counts.push(below - counted);
		counted = below;
	}
	return {from, to, counts};
}
