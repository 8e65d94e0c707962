import {formatNumber, formatPercent} from '../units/format.ts';

// Messages are sentences: numbers in them agree with their nouns, and come from the one formatter.

/** `1 request`, `304 requests`; `many` where an s is not enough. */
export function counted(count: number, one: string, many = `${one}s`): string {
	return `${formatNumber(count, 0)} ${count === 1 ? one : many}`;
}

/** `a`, `a and b`, `a, b and c` */
export function listed(items: readonly string[]): string {
	const last = items.at(-1);
	if (last === undefined) return '';
	return items.length === 1 ? last : `${items.slice(0, -1).join(', ')} and ${last}`;
}

export function percentileName(percentile: number): string {
	return percentile === 50 ? 'median' : `p${percentile}`;
}

/** `Max concurrency` of `max concurrency`: the first word of a sentence. */
export function capitalised(text: string): string {
	return text.charAt(0).toUpperCase() + text.slice(1);
}

/** ` (+1.0 %)` of 101 against 100; nothing against 0, which has no percentages. */
export function deviation(value: number, reference: number): string {
	const relative = value / reference - 1;
	return Number.isFinite(relative) ? ` (${formatPercent(relative, {signed: true})})` : '';
}
