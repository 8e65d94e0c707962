import type {ReadOptions} from '../disk/read-event.ts';
import {modeMapOf} from '../disk/scan/mode-folder.ts';
import type {Assumptions} from '../domain/assumptions.ts';
import type {TeeMode} from '../domain/tee-mode.ts';
import {secondsIn} from '../units/convert.ts';
import {type Reading, readAll} from './reading.ts';

/** An option of the command line: how it is written, what it does, and how its value is read. */
export type OptionDefinition<Value = unknown> = {
	/** What stands behind the name, in capitals; null: the option is a switch. */
	readonly placeholder: string | null;
	readonly summary: string;
	/** A switch that is on unless it is turned off: help names it `--no-color`. */
	readonly negated?: true;
	/** Every text that was given for it, one for each time that it was named. */
	readonly read: (texts: readonly string[]) => Reading<Value>;
};

type KnownMode = Exclude<TeeMode, 'unknown'>;

/** Every option of the program. A command names those that it takes; help and the reading of arguments follow from it. */
export const optionTable = {
	teeOff: one('DIR', 'raw results measured with the TEE off; pairs with --tee-on', anyText),
	teeOn: one('DIR', 'raw results measured with the TEE on; pairs with --tee-off', anyText),
	mode: one('on|off', 'the mode of results whose folders do not say it', teeMode),
	modeMap: {
		placeholder: 'PATTERNS',
		summary: "other names of the mode folders: 'tee_*=on,base_*=off'",
		read: modePatterns,
	},
	price: one('AMOUNT', 'price of the machine an hour, in both modes (7)', amount),
	priceOff: one('AMOUNT', 'the same with the TEE off', amount),
	priceOn: one('AMOUNT', 'the same with the TEE on', amount),
	kwhPrice: one('AMOUNT', 'price of a kilowatt hour, for what the energy costs', amount),
	currency: one('CODE', 'currency of the prices (EUR)', currency),
	maxWatts: one('WATTS', 'power limit of the GPU, where the data do not say it', wattage),
	slo: one('LIMITS', 'service level objectives in ms: ttft=200,tpot=50,e2el=10000', objectives),
	section: many('ID', 'sections to show', anyText),
	open: one('PATH', 'part of the study to open, as the tree names it', anyText),
	format: one('FORMAT', 'how it is written', anyText),
	strict: toggle('warnings count as errors'),
	only: many('CODE', 'only these checks', anyText),
	ignore: many('CODE', 'all checks but these', anyText),
	since: one('AGE', 'only runs written in the last 30min, 2h or 1d', age),
	watch: toggle('wait for a run to finish, and judge it alone'),
	poll: toggle('look for changes itself, where the disk tells of none'),
	interval: one('SECONDS', 'between two readings (1)', seconds),
	lead: one(
		'SECONDS',
		'of readings before COMMAND starts and after it has ended; 0: none (8, more where readings are rarer than one a second)',
		leadSeconds,
	),
	record: one('FILE', 'write the readings as CSV, as the notebook reads it; never over another file', anyText),
	explain: one('CODE', 'what a check looks at, why, and what to do', anyText),
	list: toggle('all checks as a table'),
	ascii: toggle('draw with ASCII characters alone'),
	color: {...toggle('without colour (also: NO_COLOR=1)'), negated: true},
	cache: {...toggle('read all files anew, and keep nothing of them'), negated: true},
	theme: one('dark|light', 'colours for such a background (dark)', background),
	help: toggle('this help'),
	version: toggle('the version'),
} as const satisfies Readonly<Record<string, OptionDefinition>>;

type Table = typeof optionTable;

export type OptionName = keyof Table;

/** The options that were given, by name. */
export type Options = {
	readonly [Name in OptionName]?: Table[Name] extends OptionDefinition<infer Value> ? Value : never;
};

export const optionNames = Object.keys(optionTable) as readonly OptionName[];

/** `priceOn` → `--price-on`, `color` → `--no-color` */
export function flagOf(name: OptionName): string {
	const definition: OptionDefinition = optionTable[name];
	return `--${definition.negated ? 'no-' : ''}${kebab(name)}`;
}

export function kebab(name: string): string {
	return name.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`);
}

/** Read from `true` or `false`: `--ascii`, `--no-ascii`. */
function toggle(summary: string): OptionDefinition<boolean> {
	return {placeholder: null, summary, read: texts => ({value: texts.at(-1) === 'true'})};
}

function one<Value>(
	placeholder: string,
	summary: string,
	read: (text: string) => Reading<Value>,
): OptionDefinition<Value> {
	return {
		placeholder,
		summary,
		read: texts => (texts.length > 1 ? {mistake: 'can be given once'} : read(texts[0] ?? '')),
	};
}

/** May be given several times, and each time with several values between commas. */
function many<Value>(
	placeholder: string,
	summary: string,
	read: (text: string) => Reading<Value>,
): OptionDefinition<readonly Value[]> {
	return {placeholder: `${placeholder},…`, summary, read: texts => readAll(texts.flatMap(listed), read)};
}

function listed(text: string): readonly string[] {
	return text.split(',').map(part => part.trim());
}

function anyText(text: string): Reading<string> {
	return text === '' ? {mistake: 'needs a value'} : {value: text};
}

function teeMode(text: string): Reading<KnownMode> {
	if (text === 'on' || text === 'tee_on') return {value: 'tee_on'};
	if (text === 'off' || text === 'tee_off') return {value: 'tee_off'};
	return {mistake: `is on or off, not ${quoted(text)}`};
}

function modePatterns(texts: readonly string[]): Reading<NonNullable<ReadOptions['modeMap']>> {
	const map = modeMapOf(texts.join(','));
	return 'mistake' in map ? map : {value: map};
}

function amount(text: string): Reading<number> {
	return plainNumber(text) ?? {mistake: `needs an amount such as 7 or 7.50, not ${quoted(text)}`};
}

function wattage(text: string): Reading<number> {
	const reading = plainNumber(text);
	return reading !== null && reading.value > 0 ? reading : {mistake: `needs watts such as 400, not ${quoted(text)}`};
}

/** Digits as a person writes them: neither `1e3` nor `0x10` nor a sign. */
function plainNumber(text: string): {readonly value: number} | null {
	return /^\d{1,9}(\.\d{1,9})?$/.test(text) ? {value: Number(text)} : null;
}

/** nvidia-smi itself takes some hundredths of a second for a reading. */
function seconds(text: string): Reading<number> {
	const reading = plainNumber(text);
	return reading !== null && reading.value >= 0.1 && reading.value <= 3600
		? reading
		: {mistake: `needs seconds from 0.1 to 3600, not ${quoted(text)}`};
}

function leadSeconds(text: string): Reading<number> {
	const reading = plainNumber(text);
	return reading !== null && reading.value <= 3600
		? reading
		: {mistake: `needs seconds from 0 to 3600, not ${quoted(text)}`};
}

/** Seconds. */
function age(text: string): Reading<number> {
	const [, digits = '', unit = ''] = /^(\d{1,6}(?:\.\d{1,3})?)\s*(s|min|h|d)$/.exec(text) ?? [];
	const seconds = Number(digits) * (Object.entries(secondsIn).find(([name]) => name === unit)?.[1] ?? 0);
	return seconds > 0 ? {value: seconds} : {mistake: `needs an age such as 30min, 2h or 1d, not ${quoted(text)}`};
}

function currency(text: string): Reading<string> {
	return /^[A-Za-z]{3}$/.test(text)
		? {value: text.toUpperCase()}
		: {mistake: `needs a code of three letters such as EUR, not ${quoted(text)}`};
}

function objectives(text: string): Reading<Assumptions['slo']> {
	const limits: Record<string, number> = {};
	for (const part of listed(text)) {
		const [, name = '', digits = ''] = /^(ttft|tpot|e2el)\s*=\s*(\S+?)\s*(?:ms)?$/.exec(part) ?? [];
		const limit = plainNumber(digits);
		if (limit === null || limit.value === 0 || name in limits) {
			return {mistake: `needs limits in milliseconds such as ttft=200,tpot=50, not ${quoted(text)}`};
		}
		limits[name] = limit.value;
	}
	return {value: limits};
}

function background(text: string): Reading<'dark' | 'light'> {
	return text === 'dark' || text === 'light' ? {value: text} : {mistake: `is dark or light, not ${quoted(text)}`};
}

export function quoted(text: string): string {
	return text === '' ? 'nothing' : `“${text}”`;
}
