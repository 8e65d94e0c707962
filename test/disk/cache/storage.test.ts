import {mkdtemp, readdir, rm, stat, utimes, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import fc from 'fast-check';
import {afterEach, beforeEach, describe, expect, it} from 'vitest';
import {clear, entryName, evict, refresh, storedFiles} from '../../../source/disk/cache/storage.ts';

const now = Date.parse('2026-01-02T00:00:00Z');
const hour = 3_600_000;

let folder = '';

beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'cai-tui-storage-'));
});
afterEach(() => rm(folder, {recursive: true, force: true}));

async function entry(name: string, bytes: number, age: number): Promise<string> {
	const path = join(folder, name);
	await writeFile(path, Buffer.alloc(bytes));
	await utimes(path, new Date(now - age), new Date(now - age));
	return path;
}

const names = async (): Promise<readonly string[]> => (await readdir(folder)).sort();

describe('evict', () => {
	it('leaves everything that fits', async () => {
		await entry('a', 60, hour);
		await entry('b', 40, 2 * hour);
		evict(folder, 100, now);
		expect(await names()).toEqual(['a', 'b']);
	});

	it('removes what has not been used for longest, down to four fifths', async () => {
		await entry('new', 40, hour);
		await entry('old', 30, 3 * hour);
		await entry('middle', 40, 2 * hour);
		evict(folder, 100, now);
		expect(await names()).toEqual(['middle', 'new']);
	});

	it('removes drafts that were left behind, and no others', async () => {
		await entry('left.draft', 10, 2 * hour);
		await entry('written.draft', 10, 1000);
		evict(folder, 0, now);
		expect(await names()).toEqual(['written.draft']);
	});

	it('bears that there is no folder', () => {
		evict(join(folder, 'absent'), 0, now);
		expect(storedFiles(join(folder, 'absent'))).toEqual([]);
	});
});

describe('refresh', () => {
	it('notes the use of an entry once a day', async () => {
		const used = await entry('used', 1, 2 * hour);
		const unused = await entry('unused', 1, 30 * hour);
		for (const path of [used, unused]) refresh(path, new Date(now));
		expect((await stat(used)).mtimeMs).toBe(now - 2 * hour);
		expect((await stat(unused)).mtimeMs).toBe(now);
	});
});

describe('clear', () => {
	it('removes the folder, and bears that there is none', async () => {
		await entry('a', 1, hour);
		clear(folder);
		clear(folder);
		expect(storedFiles(folder)).toEqual([]);
	});
});

describe('entryName', () => {
	it('is a file name, and differs for paths that differ', () => {
		const paths = fc.uniqueArray(fc.string({minLength: 1}), {minLength: 2, maxLength: 40});
		fc.assert(
			fc.property(paths, all => {
				const entries = all.map(path => entryName('result', path));
				expect(new Set(entries).size).toBe(all.length);
				for (const name of entries) expect(name).toMatch(/^result-[0-9a-f]{16}$/);
			}),
		);
	});
});
