import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, describe, expect, it} from 'vitest';
import {settingsOf, withSettings} from '../../source/commands/settings.ts';
import type {Settings} from '../../source/disk/settings.ts';

const parent = mkdtempSync(join(tmpdir(), 'cai-tui-settings-'));

afterAll(() => rmSync(parent, {recursive: true}));

function rootWith(name: string, settings: unknown): {readonly path: string} {
	const path = join(parent, name);
	mkdirSync(path);
	if (settings !== null) writeFileSync(join(path, 'cai-tui.json'), JSON.stringify(settings));
	return {path};
}

describe('settings', () => {
	it('stand for options that were not given', () => {
		const settings: Settings = {
			price_off: 6,
			price_on: 9,
			currency: 'usd',
			max_watts: 350,
			slo: {ttft: 200},
			mode: 'on',
			section: 'ttft',
			ignore: ['few-tail'],
		};
		expect(withSettings({}, settings)).toEqual({
			priceOff: 6,
			priceOn: 9,
			currency: 'USD',
			maxWatts: 350,
			slo: {ttft: 200},
			mode: 'tee_on',
			section: ['ttft'],
			ignore: ['few-tail'],
		});
	});

	it('give way to the options', () => {
		const settings: Settings = {price: 5, currency: 'usd', max_watts: 350, mode: 'on', section: ['ttft']};
		const options = {priceOn: 8, currency: 'GBP', maxWatts: 300, mode: 'tee_off', section: ['energy']} as const;
		expect(withSettings(options, settings)).toEqual({...options, price: 5});
	});

	it('say nothing of one mode where an option says a price for both', () => {
		expect(withSettings({price: 8}, {price: 5, price_off: 6, price_on: 9})).toEqual({price: 8});
	});

	it('of several folders are those of the first that says something', async () => {
		const roots = [rootWith('none', null), rootWith('a', {price: 5}), rootWith('b', {price: 6, currency: 'USD'})];
		expect(await settingsOf(roots)).toEqual({value: {price: 5, currency: 'USD'}});
	});

	it('that are wrong are a mistake that names the file and the key', async () => {
		const root = rootWith('wrong', {price: 'seven'});
		expect(await settingsOf([root])).toEqual({mistake: expect.stringMatching(/wrong\/cai-tui\.json.*price/)});
	});
});
