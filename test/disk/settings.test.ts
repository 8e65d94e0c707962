import {afterEach, describe, expect, it} from 'vitest';
import {readSettings} from '../../source/disk/settings.ts';
import {isSynthetic} from '../../source/disk/synthetic.ts';
import {studyFolder} from './study-folder.ts';

let remove = async (): Promise<void> => {};
afterEach(() => remove());

async function study(files: Readonly<Record<string, string>>) {
	const folder = await studyFolder(files);
	remove = folder.remove;
	return folder;
}

const reading = async (settings: unknown) => {
	const {root} = await study({'cai-tui.json': typeof settings === 'string' ? settings : JSON.stringify(settings)});
	return readSettings(root);
};

describe('readSettings', () => {
	it('reads every key that an option has', async () => {
		const settings = {
			price: 7,
			price_on: 8.5,
			price_off: 0,
			currency: 'USD',
			max_watts: 400,
			slo: {ttft: 200, e2el: 10_000},
			mode: 'off',
			mode_map: 'tee_*=on,base_*=off',
			section: ['throughput'],
			thresholds: {'cv-high.warning': 0.02},
			ignore: ['few-tail'],
			synthetic: true,
		};
		expect(await reading(settings)).toMatchObject({
			kind: 'settings',
			settings: {
				...settings,
				mode_map: [
					{pattern: 'tee_*', mode: 'tee_on'},
					{pattern: 'base_*', mode: 'tee_off'},
				],
			},
		});
	});

	it('takes the map of modes as an object too', async () => {
		expect(await reading({mode_map: {'tee_*': 'on', base: 'tee_off'}})).toMatchObject({
			settings: {
				mode_map: [
					{pattern: 'tee_*', mode: 'tee_on'},
					{pattern: 'base', mode: 'tee_off'},
				],
			},
		});
	});

	it('finds nothing where there is no file, and none of a root that is not there', async () => {
		const {root, path} = await study({'e/x.json': '{}'});
		expect(await readSettings(root)).toEqual({kind: 'none'});
		expect(await readSettings(path('absent'))).toEqual({kind: 'none'});
	});

	it('looks beside a root that is a file', async () => {
		const {path} = await study({'x.json': '{}', 'cai-tui.json': '{"price": 3}'});
		expect(await readSettings(path('x.json'))).toMatchObject({settings: {price: 3}});
	});

	it.each([
		['{"price": "7"', 'is not JSON'],
		[{price: '7'}, '"price" should be an amount such as 7 or 7.5.'],
		[{price_on: -1}, '"price_on" should be an amount such as 7 or 7.5.'],
		[{currency: 'Euro'}, '"currency" should be a code of three letters such as EUR.'],
		[{slo: {ttft: 0}}, '"slo.ttft" should be milliseconds such as 200.'],
		[{slo: {itl: 5}}, 'there is no setting "slo.itl".'],
		[{mode: 'maybe'}, '"mode" should be "on" or "off".'],
		[{mode_map: 'tee_*'}, '"mode_map" should be pairs such as "tee_*=on,base_*=off".'],
		[{mode_map: {'tee_*': 'maybe'}}, '"mode_map" should be pairs such as "tee_*=on,base_*=off".'],
		[{section: 3}, '"section" should be the name of a section, or a list of names.'],
		[
			{thresholds: {'cv-high.warning': 'x'}},
			'"thresholds.cv-high.warning" should be a number, under a name such as "cv-high.warning".',
		],
		[{thresholds: {'CV high': 1}}, '"thresholds.CV high" should be a number, under a name such as "cv-high.warning".'],
		[{ignore: 'few-tail'}, '"ignore" should be a list of codes such as ["few-tail"].'],
		[{synthetic: 1}, '"synthetic" should be true or false.'],
		[{'pri\u001bze': 7}, 'there is no setting "pri\\x1bze", only price, price_on, '],
		[[], 'it should be an object of settings.'],
	])('names file and key of a mistake: %j', async (settings, part) => {
		const read = await reading(settings);
		if (read.kind !== 'invalid') throw new Error(read.kind);
		expect(read.mistakes.join(' ')).toContain(part);
		expect(read.mistakes.every(mistake => mistake.startsWith(read.path))).toBe(true);
	});

	it('tells all mistakes at once', async () => {
		const read = await reading({price: 'x', mode: 'y'});
		expect(read.kind === 'invalid' && read.mistakes).toHaveLength(2);
	});
});

describe('isSynthetic', () => {
	it('is told by a file at the root or above it, or by the settings', async () => {
		const {root, path} = await study({
			'demo/SYNTHETIC.txt': '',
			'demo/e/c/tee_on/x.json': '',
			'mine/cai-tui.json': '{"synthetic": true}',
			'real/x.json': '',
		});
		const asked = [path('demo'), path('demo/e/c'), path('demo/e/c/tee_on/x.json'), path('mine'), path('real'), root];
		expect(await Promise.all(asked.map(each => isSynthetic([{path: each}])))).toEqual([
			true,
			true,
			true,
			true,
			false,
			false,
		]);
		expect(await isSynthetic([{path: path('real')}, {path: path('demo')}])).toBe(true);
	});
});
