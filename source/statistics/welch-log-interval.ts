import {mean} from './mean.ts';
import {sampleDeviation} from './sample-deviation.ts';
import {studentT} from './student-t.ts';

export type LogInterval = {
	/** Difference of the logarithms, second sample minus first: ln of the ratio. */
	readonly point: number;
	readonly low: number;
	readonly high: number;
	/** Coverage. */
	readonly level: number;
};

export type WelchInterval = LogInterval & {
	/** Satterthwaite's degrees of freedom; Infinity where neither sample varies. */
	readonly nu: number;
	readonly t: number;
};

/**
 * Interval of ln(second/first) from the means of the logarithms, with the two deviations kept apart. Needs two values a
 * side, all above 0; else undefined.
 *
 * @see Welch 1947; Kalibera & Jones 2013, *Rigorous benchmarking in reasonable time*
 */
export function welchLogInterval(
	first: readonly number[],
	second: readonly number[],
	level = 0.95,
): WelchInterval | undefined {
	const a = logSummary(first);
	const b = logSummary(second);
	if (a === undefined || b === undefined || !(level > 0 && level < 1)) return undefined;
	const point = b.mean - a.mean;
	const variance = a.variance + b.variance;
	if (variance === 0) return {point, low: point, high: point, level, nu: Number.POSITIVE_INFINITY, t: 0};
	// Shares of the sum instead of squares of tiny variances, which would vanish.
	const shareOfA = a.variance / variance;
	const shareOfB = b.variance / variance;
	const nu = 1 / (shareOfA ** 2 / (a.count - 1) + shareOfB ** 2 / (b.count - 1));
	const t = studentT((1 + level) / 2, nu);
	if (t === undefined) return undefined;
	const half = t * Math.sqrt(variance);
	return {point, low: point - half, high: point + half, level, nu, t};
}

/** Mean of the logarithms and the variance of that mean. */
function logSummary(values: readonly number[]) {
	if (values.length < 2 || values.some(value => !(value > 0))) return undefined;
	const logs = values.map(Math.log);
	const centre = mean(logs);
	const deviation = sampleDeviation(logs);
	if (centre === undefined || deviation === undefined) return undefined;
	return {count: values.length, mean: centre, variance: deviation ** 2 / values.length};
}
