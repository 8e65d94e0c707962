import {readFile, stat} from 'node:fs/promises';
import {dirname, join, resolve} from 'node:path';
import * as z from 'zod/mini';
import {printable} from '../units/printable.ts';
import {isSystemError} from './problems.ts';
import {settingsFile} from './scan/file-kind.ts';
import {modeMapOf} from './scan/mode-folder.ts';

const positive = z.number().check(z.positive());
const modePatterns = z.pipe(
	z.union([z.string(), z.record(z.string(), z.enum(['on', 'off', 'tee_on', 'tee_off']))]),
	z.transform((value, context) => {
		const text =
			typeof value === 'string'
				? value
				: Object.entries(value)
						.map(pair => pair.join('='))
						.join(',');
		const map = modeMapOf(text);
		if (!('mistake' in map)) return map;
		context.issues.push({code: 'custom', message: map.mistake, input: value});
		return z.NEVER;
	}),
);

/** The keys of `cai-tui.json`, by the names of the options that they stand for. */
const settingsSchema = z.strictObject({
	price: z.optional(z.number().check(z.nonnegative())),
	price_on: z.optional(z.number().check(z.nonnegative())),
	price_off: z.optional(z.number().check(z.nonnegative())),
	currency: z.optional(z.string().check(z.regex(/^[A-Za-z]{3}$/, 'a code of three letters such as EUR'))),
	max_watts: z.optional(positive),
	slo: z.optional(z.strictObject({ttft: z.optional(positive), tpot: z.optional(positive), e2el: z.optional(positive)})),
	mode: z.optional(z.enum(['on', 'off'])),
	mode_map: z.optional(modePatterns),
	section: z.optional(z.union([z.string(), z.array(z.string())])),
	/** `<check>.<limit>`: the limits of the checks. */
	thresholds: z.optional(
		z.record(z.string().check(z.regex(/^[a-z0-9-]+\.\w+$/, 'a name such as cv-high.warning')), z.number()),
	),
	/** Codes of checks that are not made. */
	ignore: z.optional(z.array(z.string())),
	/** Nothing here was measured. */
	synthetic: z.optional(z.boolean()),
});

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
	const mistakes = parsed.error.issues.map(issue => {
		const key = issue.path.length === 0 ? '' : `: "${issue.path.map(String).map(printable).join('.')}"`;
		return `${path}${key}: ${printable(issue.message)}.`;
	});
	return {kind: 'invalid', path, mistakes};
}
