import {perMillion, toHours, toKilowattHours} from '../units/convert.ts';
import type {Assumptions} from './assumptions.ts';
import type {Run} from './run.ts';
import type {TeeMode} from './tee-mode.ts';

/** Price of an hour in a mode. Of an unknown mode only where both cost the same, else null: it could be either machine. */
export function pricePerHour(mode: TeeMode, {pricePerHour: price}: Assumptions): number | null {
	switch (mode) {
		case 'tee_off':
			return price.teeOff;
		case 'tee_on':
			return price.teeOn;
		case 'unknown':
			return price.teeOff === price.teeOn ? price.teeOff : null;
	}
}

/** Price of a run's benchmark time: no warm-up, no model load, no idle machine. null: not read, or no price. */
export function costOf(run: Run, assumptions: Assumptions): number | null {
	const price = pricePerHour(run.teeMode, assumptions);
	return run.result === null || price === null ? null : toHours(run.result.duration) * price;
}

/** What a million of tokens cost at a price an hour and so many tokens a second. null where none come. */
export function costPerMillionTokens(price: number, tokensPerSecond: number): number | null {
	return tokensPerSecond > 0 ? perMillion(price * toHours(1 / tokensPerSecond)) : null;
}

/** What the electricity for a million tokens costs. */
export function energyCostPerMillionTokens(joulesPerToken: number, pricePerKilowattHour: number): number {
	return perMillion(toKilowattHours(joulesPerToken)) * pricePerKilowattHour;
}
