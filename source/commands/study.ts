import type {CachePlace} from '../disk/cache/file-cache.ts';
import type {ReadOptions} from '../disk/read-event.ts';
import type {Settings} from '../disk/settings.ts';
import {type Assumptions, defaultAssumptions} from '../domain/assumptions.ts';
import {cachePlace} from './cache-place.ts';
import {limitsNamed, rulesNamed} from './check/rules-named.ts';
import type {Console, Invocation} from './command.ts';
import {cachedDemo} from './demo/cached.ts';
import {reasonOf} from './file-errors.ts';
import type {Options} from './options.ts';
import {type Places, placesOf, usualFolders} from './places.ts';
import {isMistake, type Reading} from './reading.ts';
import {settingsOf, withSettings} from './settings.ts';

/** Which results are meant, how they are to be read, and what their numbers rest on. */
export type Study = Places & {
	readonly readOptions: Pick<ReadOptions, 'mode' | 'modeMap'>;
	/** Where what has been read is kept from call to call; null: nowhere. */
	readonly cache: CachePlace | null;
	readonly assumptions: Assumptions;
	/** Ids of the sections that are wanted; empty: all. */
	readonly section: readonly string[];
};

/** Without paths, and with none of the usual folders there, it is the demo or a mistake: the command says which. */
export async function studyOf(invocation: Invocation, otherwise: 'demo' | 'mistake'): Promise<Reading<Study>> {
	const nowhere = `no folder ${usualFolders.join(' or ')} here`;
	const places = placesOf(invocation);
	if (places === null && otherwise === 'mistake') return {mistake: `there is ${nowhere}. Name a folder of results.`};
	if (places === null) return demoStudy(invocation, nowhere);
	if (isMistake(places)) return places;
	const settings = await settingsOf(places.value.roots);
	if (isMistake(settings)) return settings;
	const options = withSettings(invocation.options, settings.value);
	const study = studyWith({options, console: invocation.console}, places.value, settings.value);
	const ignored = rulesNamed(study.assumptions.ignore ?? []);
	if (isMistake(ignored)) return ignored;
	const limits = limitsNamed(study.assumptions.thresholds);
	return isMistake(limits) ? limits : {value: study};
}

function demoStudy({options, console}: Invocation, nowhere: string): Reading<Study> {
	console.stderr.write(`cai-tui: there is ${nowhere}, so this is a synthetic demo study.\n`);
	try {
		const folder = cachedDemo(console.env);
		return {value: studyWith({options, console}, {roots: [{path: folder}], words: [folder]}, {})};
	} catch (error) {
		return {mistake: `the demo study cannot be written: ${reasonOf(error)}.`};
	}
}

function studyWith({options, console}: Asked, places: Places, {thresholds}: Settings): Study {
	const {mode, modeMap, section = []} = options;
	return {
		...places,
		readOptions: {...(mode === undefined ? {} : {mode}), ...(modeMap === undefined ? {} : {modeMap})},
		cache: cachePlace(options, console.env),
		assumptions: {...assumptionsOf(options), ...(thresholds === undefined ? {} : {thresholds})},
		section,
	};
}

type Asked = {readonly options: Options; readonly console: Pick<Console, 'env'>};

function assumptionsOf({price, priceOff, priceOn, currency, kwhPrice, maxWatts, slo, ignore}: Options): Assumptions {
	const {pricePerHour} = defaultAssumptions;
	return {
		pricePerHour: {
			teeOff: priceOff ?? price ?? pricePerHour.teeOff,
			teeOn: priceOn ?? price ?? pricePerHour.teeOn,
		},
		currency: currency ?? defaultAssumptions.currency,
		kwhPrice: kwhPrice ?? defaultAssumptions.kwhPrice,
		maxWatts: maxWatts ?? defaultAssumptions.maxWatts,
		slo: slo ?? defaultAssumptions.slo,
		...(ignore === undefined ? {} : {ignore}),
	};
}
