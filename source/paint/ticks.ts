import {secondsIn} from '../units/convert.ts';
import type {Unit} from '../units/quantity.ts';

/** Where an axis has its marks: round values, ascending, and the decimals that tell them apart. */
export type Ticks = {readonly values: readonly number[]; readonly step: number};

const mantissas = [1, 2, 5, 10] as const;

/** The least of 1, 2, 5 × 10ᵏ that is not below `least`. */
export function niceStep(least: number): number {
	if (!(least > 0) || !Number.isFinite(least)) return 1;
	const power = 10 ** Math.floor(Math.log10(least));
	const mantissa = mantissas.find(candidate => candidate * power >= least * (1 - 1e-9)) ?? 10;
	return mantissa * power;
}

/** Seconds at which a clock is read: beyond a minute, tens and hundreds of seconds are not round. */
const clockSteps = [60, 120, 300, 600, 900, 1800, 3600, 7200, 10_800, 21_600, 43_200, 86_400] as const;

export function clockStep(least: number): number {
	const decimal = niceStep(least);
	if (decimal < 60) return decimal === 50 ? 60 : decimal;
	return clockSteps.find(step => step >= least * (1 - 1e-9)) ?? Math.ceil(least / secondsIn.d) * secondsIn.d;
}

/** At most `most` multiples of a round step between the two ends, which they need not touch. */
export function linearTicks(
	from: number,
	to: number,
	most: number,
	stepFrom: (least: number) => number = niceStep,
): Ticks {
	const span = to - from;
	if (!(span > 0) || !Number.isFinite(span) || most < 1) return {values: Number.isFinite(from) ? [from] : [], step: 1};
	// From a step that may be too small upwards: how many multiples there are depends on where the ends are.
	let step = stepFrom(span / most / 2);
	let values = multiples(from, to, step);
	for (let attempt = 0; attempt < 8 && values.length > most && values.length > 2; attempt++) {
		step = stepFrom(step * 1.01);
		values = multiples(from, to, step);
	}
	return {values, step};
}

/** Powers of two; every second, third … of them where there are more than `most`. Linear where there is at most one. */
export function binaryTicks(from: number, to: number, most: number): Ticks {
	const first = Math.ceil(Math.log2(from) - 1e-9);
	const last = Math.floor(Math.log2(to) + 1e-9);
	const count = last - first + 1;
	if (!(count >= 2) || !Number.isFinite(count)) return linearTicks(from, to, most);
	const every = Math.max(1, Math.ceil(count / Math.max(1, most)));
	const values: number[] = [];
	for (let power = first; power <= last; power += every) values.push(2 ** power);
	return {values, step: Math.min(1, 2 ** first)};
}

/** Powers of ten and their halves and fifths, as many as fit. */
export function decimalLogTicks(from: number, to: number, most: number): Ticks {
	const fine = [[1, 2, 5], [1, 3], [1]] as const;
	for (const mantissasOfDecade of fine) {
		const values = decades(from, to).flatMap(power => mantissasOfDecade.map(mantissa => mantissa * power));
		const inside = values.filter(value => value >= from * (1 - 1e-9) && value <= to * (1 + 1e-9));
		if (inside.length <= most && inside.length > 1) return {values: inside, step: inside[0] ?? 1};
	}
	const powers = decades(from, to).filter(power => power >= from * (1 - 1e-9));
	if (powers.length < 2) return linearTicks(from, to, most);
	const every = Math.ceil(powers.length / Math.max(1, most));
	return {values: powers.filter((_, index) => index % every === 0), step: powers[0] ?? 1};
}

/** Decimals that a multiple of the step needs; a fraction is printed as a percentage, two places to the left. */
export function stepDecimals(step: number, unit: Unit): number {
	const places = Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
	return unit === 'fraction' ? Math.max(0, places - 2) : places;
}

function multiples(from: number, to: number, step: number): number[] {
	const slack = step * 1e-9;
	const first = Math.ceil((from - slack) / step);
	const last = Math.floor((to + slack) / step);
	const values: number[] = [];
	// 3 × 0.1 is not 0.3; + 0 turns −0 into 0.
	for (let k = first; k <= last && values.length < 1000; k++) values.push(Number((k * step).toPrecision(12)) + 0);
	return values;
}

function decades(from: number, to: number): number[] {
	const first = Math.floor(Math.log10(from) + 1e-9);
	const last = Math.ceil(Math.log10(to) - 1e-9);
	return Array.from({length: Math.max(0, last - first + 1)}, (_, k) => 10 ** (first + k));
}
