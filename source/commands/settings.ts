import type {Root} from '../disk/read-event.ts';
import {readSettings, type Settings} from '../disk/settings.ts';
import type {Options} from './options.ts';
import type {Reading} from './reading.ts';

/** What `cai-tui.json` in the roots says. Where several roots say something of one key, the first does. */
export async function settingsOf(roots: readonly Root[]): Promise<Reading<Settings>> {
	let merged: Settings = {};
	for (const {path} of roots) {
		const reading = await readSettings(path);
		if (reading.kind === 'invalid') return {mistake: reading.mistakes.join(' ')};
		if (reading.kind === 'settings') merged = {...reading.settings, ...merged};
	}
	return {value: merged};
}

/** The options as though the settings had been given before them: what the command line says wins. */
export function withSettings(options: Options, settings: Settings): Options {
	const {price, price_off, price_on, kwh_price, currency, max_watts, slo, mode, mode_map, section, ignore} = settings;
	return {
		...defined({
			// A price for both modes on the command line means both, whatever the file says of one.
			...(options.price === undefined ? {price, priceOff: price_off, priceOn: price_on} : {}),
			currency: currency?.toUpperCase(),
			kwhPrice: kwh_price,
			maxWatts: max_watts,
			slo: slo === undefined ? undefined : defined(slo),
			mode: mode === undefined ? undefined : mode === 'on' ? 'tee_on' : 'tee_off',
			modeMap: mode_map,
			section: typeof section === 'string' ? [section] : section,
			ignore,
		}),
		...options,
	};
}

type Defined<Value> = {readonly [Key in keyof Value]?: Exclude<Value[Key], undefined>};

/** Without the members that are undefined: they would hide those of the same name that are not. */
function defined<Value extends object>(value: Value): Defined<Value> {
	return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined)) as Defined<Value>;
}
