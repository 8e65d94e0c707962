import type {Assumptions} from '../domain/assumptions.ts';
import type {Unit} from '../units/quantity.ts';

/** A unit as a column of text: `tok/s`, `EUR`, `EUR/Mtok`, `count`. */
export function unitName(unit: Unit, {currency}: Assumptions): string {
	return unit.replace(/^money/, currency);
}
