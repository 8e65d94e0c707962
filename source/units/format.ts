import {secondsIn, toPercentage} from './convert.ts';
import type {Quantity, Unit} from './quantity.ts';

// The one file where a number becomes text.

/** What is not known. Never 0. */
export const dash = '—';

/** As typeset, U+2212; the ASCII painter knows how to write it. */
const minus = '−';

/** Between groups of three digits: the digits of a number never part at the end of a line. */
const digitSpace = '\u00a0';

/** From here on a row of digits says less than an exponent. */
const tooLarge = 1e9;

const mostDecimals = 6;

type NumberOptions = {readonly decimals?: number; readonly signed?: boolean};

type MaybeNumber = number | null | undefined;

/** `2289 tok/s`, `5.9 %`, `0.97 €/Mtok`, `—`. Fractions are printed as percentages. */
export function formatQuantity(quantity: Quantity, options: NumberOptions = {}): string {
	const {value, unit, symbol} = quantity;
	if (!isKnown(value)) return dash;
	const decimals = options.decimals ?? decimalsFor([value], unit);
	const text = formatValue(value, unit, {...options, decimals});
	const suffix = unitText(unit, symbol);
	return suffix === '' ? text : `${text} ${suffix}`;
}

/** The number of a quantity without its unit: for columns whose heading says it. */
export function formatValue(value: MaybeNumber, unit: Unit, options: NumberOptions = {}): string {
	if (!isKnown(value)) return dash;
	const decimals = options.decimals ?? decimalsFor([value], unit);
	return withSign(formatNumber(unit === 'fraction' ? toPercentage(value) : value, decimals), value, options.signed);
}

/** `4.5 … 7.3 %` */
export function formatInterval(low: MaybeNumber, high: MaybeNumber, unit: Unit, decimals?: number): string {
	if (!isKnown(low) || !isKnown(high)) return dash;
	const places = decimals ?? decimalsFor([low, high], unit);
	const text = `${formatValue(low, unit, {decimals: places})} … ${formatValue(high, unit, {decimals: places})}`;
	const suffix = unitText(unit);
	return suffix === '' ? text : `${text} ${suffix}`;
}

/**
 * Decimals for a whole column, so that its points stand under each other: three significant digits at the median
 * magnitude; two for percentages, which are read as points; none for whole numbers of things.
 */
export function decimalsFor(values: readonly MaybeNumber[], unit: Unit): number {
	const shown = values
		.filter(isKnown)
		.filter(value => value !== 0)
		.map(value => Math.abs(unit === 'fraction' ? toPercentage(value) : value))
		.sort((a, b) => a - b);
	const middle = shown[Math.floor((shown.length - 1) / 2)];
	if (middle === undefined) return leastDecimals(unit);
	if (isCountable(unit) && shown.every(value => Number.isInteger(value))) return 0;
	return Math.max(leastDecimals(unit), significantDecimals(middle, unit === 'fraction' ? 2 : 3));
}

/**
 * A plain number: `2289`, `80 835.03`, `0.0310`, `−1.5`. What no fixed number of decimals can show, because it is beyond
 * 10⁹ or would read as zero although it is not and six decimals would not help, is written `1.00e12`, `1.00e−9`.
 */
export function formatNumber(value: MaybeNumber, decimals: number): string {
	if (!isKnown(value)) return dash;
	const size = Math.abs(value);
	const vanishes = size !== 0 && size < 0.5 * 10 ** -mostDecimals && decimals >= mostDecimals;
	const digits = size >= tooLarge || vanishes ? scientific(size) : grouped(size.toFixed(clampDecimals(decimals)));
	const isZero = !/[1-9]/.test(digits);
	return value < 0 && !isZero ? minus + digits : digits;
}

/** So many significant digits, without zeros at the end: `2289.35`, `8`, `0.5`. */
export function formatDigits(value: MaybeNumber, digits: number): string {
	if (!isKnown(value)) return dash;
	const text = formatNumber(value, value === 0 ? 0 : significantDecimals(Math.abs(value), digits));
	return text.includes('.') && !text.includes('e') ? text.replace(/\.?0+$/, '') : text;
}

/** `5.9 %` of 0.059. */
export function formatPercent(fraction: MaybeNumber, options: NumberOptions = {}): string {
	return formatQuantity({value: fraction ?? null, unit: 'fraction'}, options);
}

/** `1 request`, `304 requests`; `many` where an s is not enough. */
export function counted(count: number, one: string, many = `${one}s`): string {
	return `${formatNumber(count, 0)} ${count === 1 ? one : many}`;
}

/** hh:mm:ss, rounded to the second; hours go on beyond a day. */
export function formatDuration(seconds: MaybeNumber): string {
	if (!isKnown(seconds)) return dash;
	const total = Math.round(Math.abs(seconds));
	const parts = [Math.floor(total / secondsIn.h), Math.floor(total / secondsIn.min) % 60, total % 60];
	const text = parts.map(part => String(part).padStart(2, '0')).join(':');
	return seconds < 0 && total > 0 ? minus + text : text;
}

const byteUnits = ['B', 'kB', 'MB', 'GB', 'TB', 'PB'] as const;

/** `13.2 MB`: powers of 1000, three significant digits. */
export function formatBytes(bytes: MaybeNumber): string {
	if (!isKnown(bytes)) return dash;
	let size = Math.abs(bytes);
	let step = 0;
	while (Number(size.toPrecision(3)) >= 1000 && step < byteUnits.length - 1) {
		size /= 1000;
		step++;
	}
	const decimals = step === 0 ? 0 : significantDecimals(size, 3);
	return `${formatNumber(bytes < 0 ? -size : size, decimals)} ${byteUnits[step] ?? ''}`;
}

const currencySymbols: Readonly<Record<string, string>> = {EUR: '€', USD: '$', GBP: '£', JPY: '¥', CNY: '¥', INR: '₹'};

/** What is printed behind a number: `tok/s`, `%`, `€/Mtok`; nothing for counts. `symbol` is a currency's code or sign. */
export function unitText(unit: Unit, symbol?: string): string {
	switch (unit) {
		case 'fraction':
			return '%';
		case 'count':
			return '';
		case 'money':
		case 'money/h':
		case 'money/Mtok':
			return (currencySymbols[symbol ?? ''] ?? symbol ?? '¤') + unit.slice('money'.length);
		default:
			return unit;
	}
}

/** Decimals that show so many digits of a size above 0. Rounded first: 9.996 is going to be read as 10.0. */
function significantDecimals(size: number, digits: number): number {
	const magnitude = Math.floor(Math.log10(Number(size.toPrecision(digits))));
	return Math.min(mostDecimals, Math.max(0, digits - 1 - magnitude));
}

function isKnown(value: MaybeNumber): value is number {
	return typeof value === 'number' && Number.isFinite(value);
}

function isCountable(unit: Unit): boolean {
	return unit === 'count' || unit === 'tok' || unit === 'req' || unit === 'B' || unit === 'MiB';
}

function leastDecimals(unit: Unit): number {
	if (unit === 'fraction') return 1;
	return unit === 'money' || unit === 'money/h' ? 2 : 0;
}

function clampDecimals(decimals: number): number {
	return Math.min(20, Math.max(0, Math.trunc(decimals)));
}

function scientific(size: number): string {
	const [mantissa = '', exponent = ''] = size.toExponential(2).split('e');
	return `${mantissa}e${exponent.replace('+', '').replace('-', minus)}`;
}

/** Four digits are read at a glance; from five on they are parted by threes. */
function grouped(digits: string): string {
	const [whole = '', decimals] = digits.split('.');
	const parted = whole.length < 5 ? whole : whole.replace(/\B(?=(?:\d{3})+$)/g, digitSpace);
	return decimals === undefined ? parted : `${parted}.${decimals}`;
}

function withSign(text: string, value: number, signed: boolean | undefined): string {
	return signed === true && value > 0 && /[1-9]/.test(text) ? `+${text}` : text;
}
