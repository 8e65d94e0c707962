import {mkdtempSync, rmSync, utimesSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {describe, expect, it} from 'vitest';
import {createPathTimes} from '../../../source/disk/watch/path-times.ts';

/** Paths with a time each, all of them long ago, and how often each was asked. */
function disk(paths: readonly string[]) {
	const times = new Map<string, number | null>(paths.map(path => [path, 1000]));
	const asked: string[] = [];
	const now = {value: 1_000_000};
	const pathTimes = createPathTimes(
		path => {
			asked.push(path);
			return times.get(path) ?? null;
		},
		() => now.value,
	);
	return {...pathTimes, times, asked, now};
}

const named = (count: number, name: string) => Array.from({length: count}, (_, index) => `${name} ${index}`);

describe('times of paths', () => {
	it('tell a folder in which something came or went, and one that is gone itself, once', () => {
		const {ask, look, times} = disk(['a', 'b']);
		ask({folders: ['a', 'b'], results: []});
		expect(look()).toEqual([]);
		times.set('b', 2000);
		expect(look()).toEqual(['b']);
		expect(look()).toEqual([]);
		times.set('a', null);
		expect(look()).toEqual(['a']);
		expect(look()).toEqual([]);
	});

	it('count as changed for as long as a second change would not show', () => {
		const {ask, look, times, now} = disk(['a']);
		ask({folders: ['a'], results: []});
		times.set('a', now.value);
		expect(look()).toEqual(['a']);
		now.value += 3000;
		expect(look()).toEqual(['a']);
		now.value += 3000;
		expect(look()).toEqual([]);
	});

	it('are compared with what was known before the paths to be asked were renewed', () => {
		const {ask, look, times} = disk(['a', 'b']);
		ask({folders: ['a'], results: []});
		times.set('a', 2000);
		ask({folders: ['a', 'b'], results: []});
		expect(look()).toEqual(['a']);
	});

	it('are asked of every folder and the latest results at each look, of the other results at every twentieth', () => {
		const [folders, results] = [named(2000, 'folder'), named(2000, 'result')];
		const {ask, look, asked} = disk([...folders, ...results]);
		ask({folders, results});
		for (let at = 1; at <= 40; at++) {
			asked.length = 0;
			look();
			expect(asked).toEqual([...folders, ...(at % 20 === 0 ? results : results.slice(0, 50))]);
		}
	});

	it('count all as changed now and then, whatever they say', () => {
		const {ask, look} = disk(['a', 'b']);
		ask({folders: ['a', 'b'], results: []});
		const looks = Array.from({length: 800}, look);
		expect(looks.filter(changed => changed.length > 0)).toEqual([
			['a', 'b'],
			['a', 'b'],
		]);
	});

	it('are those of the disk', () => {
		const folder = mkdtempSync(join(tmpdir(), 'cai-tui-times-'));
		try {
			const file = join(folder, 'a.json');
			writeFileSync(file, '{}');
			for (const path of [file, folder]) utimesSync(path, 1000, 1000);
			const {ask, look} = createPathTimes();
			ask({folders: [folder, join(folder, 'nothing')], results: [file]});
			expect(look()).toEqual([]);
			utimesSync(file, 1000, 2000);
			expect(look()).toEqual([file]);
			rmSync(file);
			expect(look()).toEqual([folder, file]);
		} finally {
			rmSync(folder, {recursive: true});
		}
	});
});
