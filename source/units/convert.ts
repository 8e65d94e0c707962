import type {Milliseconds, Seconds} from './quantity.ts';
import {milliseconds, seconds} from './quantity.ts';

// The one file with factors between units. Everywhere else a 1000 or a 3600 is a mistake.

export function toMilliseconds(value: number): Milliseconds {
	return milliseconds(value * 1000);
}

export function toSeconds(value: number): Seconds {
	return seconds(value / 1000);
}

export function toHours(value: number): number {
	return value / 3600;
}

/** Seconds in each unit of time that an age may be given in. */
export const secondsIn = {s: 1, min: 60, h: 3600, d: 86_400} as const;

/** What one of something costs or takes, said of a million of them. */
export function perMillion(value: number): number {
	return value * 1e6;
}

export function toKilojoules(value: number): number {
	return value / 1000;
}

export function toKilowattHours(value: number): number {
	return value / 3.6e6;
}

export function toGibibytes(bytes: number): number {
	return bytes / 1024 ** 3;
}

/** Sizes of models are counted in billions of parameters: 270 million are 0.27. */
export function toBillions(millions: number): number {
	return millions / 1000;
}

export function toMillions(billions: number): number {
	return billions * 1000;
}

/** 0.059 → 5.9 */
export function toPercentage(fraction: number): number {
	return fraction * 100;
}

/** 5.9 → 0.059 */
export function toFraction(percentage: number): number {
	return percentage / 100;
}
