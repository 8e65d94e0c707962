import {runsIn, type Scope, scopeId} from '../domain/scope.ts';
import {totalsOf} from '../domain/totals.ts';
import {counted, formatDuration, formatQuantity} from '../units/format.ts';
import type {Report} from './exporter.ts';

/** What the report is about, in one line: `6 experiments · 66 conditions · 335 runs · 13:14:02 · 92.61 €`. */
export function extentLine({scope}: Report): string {
	const {assumptions} = scope;
	const {experiments, conditions, runs, measured, durationSeconds, cost} = totalsOf(runsIn(scope), assumptions);
	return [
		counted(experiments, 'experiment'),
		counted(conditions, 'condition'),
		measured === runs ? counted(runs, 'run') : `${counted(runs, 'run')} (${measured} measured)`,
		formatDuration(durationSeconds),
		formatQuantity({value: cost, unit: 'money', symbol: assumptions.currency}, {decimals: 2}),
	].join(' · ');
}

/** The part of the study that the report is about, by its path; null: the study holds no more than that. */
export function partOf(scope: Scope): string | null {
	return runsIn(scope).length === scope.dataset.runs.length ? null : scopeId(scope);
}

/** The same in words. */
export function partLines({scope}: Report): readonly string[] {
	const part = partOf(scope);
	return part === null ? [] : [`only ${part}`];
}

/** What the numbers rest on and no file says. */
export function assumptionsLine({scope}: Report): string {
	const {pricePerHour, currency, kwhPrice, maxWatts, slo, thresholds = {}, ignore = []} = scope.assumptions;
	const price = (value: number): string => formatQuantity({value, unit: 'money/h', symbol: currency});
	const prices =
		pricePerHour.teeOff === pricePerHour.teeOn
			? price(pricePerHour.teeOff)
			: `${price(pricePerHour.teeOff)} off, ${price(pricePerHour.teeOn)} on`;
	const limits = Object.entries(slo).map(
		([name, value]) => `${name.toUpperCase()} ≤ ${formatQuantity({value, unit: 'ms'})}`,
	);
	return [
		`price ${prices}`,
		...(kwhPrice === null ? [] : [`${formatQuantity({value: kwhPrice, unit: 'money', symbol: currency})} a kWh`]),
		...(maxWatts === null ? [] : [`power limit ${formatQuantity({value: maxWatts, unit: 'W'})}`]),
		...(limits.length === 0 ? [] : [`objectives ${limits.join(', ')}`]),
		...Object.entries(thresholds).map(([name, value]) => `${name} = ${value}`),
		...(ignore.length === 0 ? [] : [`checks not made: ${ignore.join(', ')}`]),
	].join(' · ');
}
