import {median} from '../statistics/median.ts';
import {sampleDeviation} from '../statistics/sample-deviation.ts';
import {studentT} from '../statistics/student-t.ts';
import {toHours} from '../units/convert.ts';
import type {Assumptions} from './assumptions.ts';
import {measure} from './measure.ts';
import type {MetricId} from './metric.ts';
import {pricePerHour} from './price.ts';
import type {Run} from './run.ts';
import type {TeeMode} from './tee-mode.ts';

/** What it would take to see an effect of a size, as things vary now. */
export type RepetitionsNeeded = {
	/** The effect, a fraction of TEE off. */
	readonly effect: number;
	/** Runs of each mode with which the 95 % interval reaches no farther than the effect to either side. */
	readonly perMode: number;
	/** Runs that are still to be made. */
	readonly moreOff: number;
	readonly moreOn: number;
	/** Benchmark time of those, and its price; null where a mode has no price. */
	readonly hours: number;
	readonly cost: number | null;
};

/** What is not resolved by so many runs a mode is not going to be. */
const mostRepetitions = 1000;

/**
 * The smallest n of each mode for which the half-width of the Welch interval on logarithms, at the deviations seen so far,
 * is within ln(1 + effect). An effect of just that size is then seen in about every second study: plan for a smaller one to
 * be sure. null: a mode has fewer than two values above 0 to tell how they vary, or a thousand runs would not do.
 */
export function repetitionsNeeded(
	off: readonly Run[],
	on: readonly Run[],
	id: MetricId,
	effect: number,
	assumptions: Assumptions,
): RepetitionsNeeded | null {
	const values = [off, on].map(runs => measure(runs, id, assumptions)?.values ?? []);
	const [a, b] = values.map(variationOf);
	if (a === undefined || b === undefined || !(effect > 0)) return null;
	const perMode = smallestSize(a, b, Math.log1p(effect));
	if (perMode === null) return null;
	const moreOff = Math.max(0, perMode - (values[0]?.length ?? 0));
	const moreOn = Math.max(0, perMode - (values[1]?.length ?? 0));
	const [hoursOff, hoursOn] = [moreOff * hoursOf(off), moreOn * hoursOf(on)];
	const [costOff, costOn] = [priced(hoursOff, off, assumptions), priced(hoursOn, on, assumptions)];
	const cost = costOff === null || costOn === null ? null : costOff + costOn;
	return {effect, perMode, moreOff, moreOn, hours: hoursOff + hoursOn, cost};
}

/** Variance of the logarithms. */
function variationOf(values: readonly number[]): number | undefined {
	if (values.some(value => !(value > 0))) return undefined;
	const deviation = sampleDeviation(values.map(Math.log));
	return deviation === undefined ? undefined : deviation ** 2;
}

function smallestSize(a: number, b: number, width: number): number | null {
	const together = a + b;
	if (together === 0) return 2;
	for (let n = 2; n <= mostRepetitions; n++) {
		const nu = ((n - 1) * together ** 2) / (a ** 2 + b ** 2);
		const t = studentT(0.975, nu);
		if (t !== undefined && t * Math.sqrt(together / n) <= width) return n;
	}
	return null;
}

/** A further run takes as long as those before it did. */
function hoursOf(runs: readonly Run[]): number {
	return toHours(median(runs.flatMap(({result}) => (result === null ? [] : [result.duration]))) ?? 0);
}

function priced(hours: number, runs: readonly Run[], assumptions: Assumptions): number | null {
	const mode: TeeMode = runs[0]?.teeMode ?? 'unknown';
	const price = pricePerHour(mode, assumptions);
	return price === null ? null : hours * price;
}
