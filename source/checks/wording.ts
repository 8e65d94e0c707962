import {formatPercent, formatQuantity} from '../units/format.ts';

// Messages are sentences.

/** `a`, `a and b`, `a, b and c` */
export function listed(items: readonly string[]): string {
	const last = items.at(-1);
	if (last === undefined) return '';
	return items.length === 1 ? last : `${items.slice(0, -1).join(', ')} and ${last}`;
}

/** `All 5 runs have`, `Both runs have`, `2 of 5 runs have`, `The run has`: begins a sentence about those of which something is true. */
export function runsHave(some: number, all: number): string {
	const every = all === 1 ? 'The run' : all === 2 ? 'Both runs' : `All ${all} runs`;
	const runs = some < all ? `${some} of ${all} runs` : every;
	return `${runs} ${some === 1 ? 'has' : 'have'}`;
}

export function percentileName(percentile: number): string {
	return percentile === 50 ? 'median' : `p${percentile}`;
}

/** `Max concurrency` of `max concurrency`: the first word of a sentence. */
export function capitalised(text: string): string {
	return text.charAt(0).toUpperCase() + text.slice(1);
}

export function seconds(value: number): string {
	return formatQuantity({value, unit: 's'});
}

export function milliseconds(value: number): string {
	return formatQuantity({value, unit: 'ms'});
}

/** ` (+1.0 %)` of 101 against 100; nothing against 0, which has no percentages. */
export function deviation(value: number, reference: number): string {
	const relative = value / reference - 1;
	return Number.isFinite(relative) ? ` (${formatPercent(relative, {signed: true})})` : '';
}
