import {readFile, stat} from 'node:fs/promises';
import {dirname, join, resolve} from 'node:path';
import * as z from 'zod/mini';
import {printable} from '../units/printable.ts';
import {isSystemError} from './problems.ts';
import {settingsFile} from './scan/file-kind.ts';
import {modeMapOf} from './scan/mode-folder.ts';

const should = {
	amount: 'should be an amount such as 7 or 7.5',
	watts: 'should be watts such as 400',
	limit: 'should be milliseconds such as 200',
	currency: 'should be a code of three letters such as EUR',
	mode: 'should be "on" or "off"',
	map: 'should be pairs such as "tee_*=on,base_*=off"',
	section: 'should be the name of a section, or a list of names',
	threshold: 'should be a number, under a name such as "cv-high.warning"',
	codes: 'should be a list of codes such as ["few-tail"]',
	flag: 'should be true or false',
	settings: 'should be an object of settings',
} as const;

const amount = z.number(should.amount).check(z.nonnegative(should.amount));
const limit = z.number(should.limit).check(z.positive(should.limit));
const texts = (error: string) => z.array(z.string(error), error);

const modePatterns = z.pipe(
	z.union([z.string(), z.record(z.string(), z.string())], should.map),
	z.transform((value, context) => {
		const pairs = typeof value === 'string' ? value : Object.entries(value).map(pair => pair.join('='));
		const map = modeMapOf(pairs.toString());
		if (!('mistake' in map)) return map;
		context.issues.push({code: 'custom', message: should.map, input: value});
		return z.NEVER;
	}),
);

/** The keys of `cai-tui.json`, by the names of the options that they stand for. */
const settingsSchema = z.strictObject(
	{
		price: z.optional(amount),
		price_on: z.optional(amount),
		price_off: z.optional(amount),
		kwh_price: z.optional(amount),
		currency: z.optional(z.string(should.currency).check(z.regex(/^[A-Za-z]{3}$/, should.currency))),
		max_watts: z.optional(z.number(should.watts).check(z.positive(should.watts))),
		slo: z.optional(
			z.strictObject({ttft: z.optional(limit), tpot: z.optional(limit), e2el: z.optional(limit)}, should.limit),
		),
		mode: z.optional(z.enum(['on', 'off'], should.mode)),
		mode_map: z.optional(modePatterns),
		section: z.optional(z.union([z.string(), texts(should.section)], should.section)),
		/** `<check>.<limit>`: the limits of the checks. */
		thresholds: z.optional(
			z.record(z.string().check(z.regex(/^[a-z0-9-]+\.\w+$/)), z.number(should.threshold), should.threshold),
		),
		/** Codes of checks that are not made. */
		ignore: z.optional(texts(should.codes)),
		/** Nothing here was measured. */
		synthetic: z.optional(z.boolean(should.flag)),
	},
	should.settings,
);

export type Settings = z.infer<typeof settingsSchema>;

export type SettingsReading =
	| {readonly kind: 'none'}
	| {readonly kind: 'settings'; readonly path: string; readonly settings: Settings}
	/** `mistakes`: sentences that name the file and the key. */
	| {readonly kind: 'invalid'; readonly path: string; readonly mistakes: readonly string[]};

/** Settings that lie in the root of a study; of a root that is one file, beside it. */
export async function readSettings(root: string): Promise<SettingsReading> {
	const path = join(await folderOf(resolve(root)), settingsFile);
	const shown = printable(path);
	try {
		return settingsOf(shown, await readFile(path, 'utf8'));
	} catch (error) {
		if (!isSystemError(error)) throw error;
		if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return {kind: 'none'};
		return {kind: 'invalid', path: shown, mistakes: [`${shown} cannot be read: ${printable(error.message)}.`]};
	}
}

async function folderOf(path: string): Promise<string> {
	try {
		return (await stat(path)).isDirectory() ? path : dirname(path);
	} catch (error) {
		// A root that is not there has no settings either; that it is not there, others say.
		if (!isSystemError(error)) throw error;
		return path;
	}
}

function settingsOf(path: string, text: string): SettingsReading {
	let value: unknown;
	try {
		value = JSON.parse(text);
	} catch (error) {
		return {kind: 'invalid', path, mistakes: [`${path} is not JSON: ${printable(String(error))}.`]};
	}
	const parsed = settingsSchema.safeParse(value);
	if (parsed.success) return {kind: 'settings', path, settings: parsed.data};
	const mistakes = parsed.error.issues.flatMap(issue => {
		const place = issue.path.map(part => printable(String(part)));
		if (issue.code !== 'unrecognized_keys') {
			return [`${path}: ${place.length === 0 ? 'it' : `"${place.join('.')}"`} ${printable(issue.message)}.`];
		}
		const known = Object.keys(settingsSchema.shape).join(', ');
		return issue.keys.map(
			key =>
				`${path}: there is no setting "${[...place, printable(key)].join('.')}"${place.length === 0 ? `, only ${known}` : ''}.`,
		);
	});
	return {kind: 'invalid', path, mistakes};
}
