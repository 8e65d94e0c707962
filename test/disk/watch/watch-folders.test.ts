import {appendFile, mkdir, mkdtemp, rename, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterEach, beforeEach, describe, expect, it, vi} from 'vitest';
import {type FolderWatch, watchFolders} from '../../../source/disk/watch/watch-folders.ts';
import {systemThatWatches} from './system-that-watches.ts';

let top: string;
let folder: string;
let told: string[];
let watch: FolderWatch;

beforeEach(async () => {
	top = await mkdtemp(join(tmpdir(), 'cai-tui-watch-'));
	folder = join(top, 'tee_on');
	await mkdir(folder);
	told = [];
	watch = watchFolders(path => told.push(path));
	await watch.watch({tops: [top], folders: [top, folder], results: []});
});

afterEach(async () => {
	watch.close();
	await rm(top, {recursive: true, force: true});
});

const isTold = (path: string) => vi.waitFor(() => expect(told).toContain(path), 5000);

describe('watching folders', () => {
	it('tells each folder when it begins, since something may have changed before', () => {
		expect(told).toEqual([top, folder]);
	});

	it('tells files that come and change, and the folder of those that come and go', async () => {
		const file = join(folder, 'a.json');
		told = [];
		await writeFile(file, '{');
		await isTold(folder);
		await isTold(file);
		told = [];
		await appendFile(file, '}');
		await isTold(file);
		told = [];
		await rename(file, join(top, 'b.json'));
		await isTold(folder);
		await isTold(join(top, 'b.json'));
	});

	it('says nothing of hidden files, which are temporary', async () => {
		told = [];
		await writeFile(join(folder, '.a.json.Xy12'), '{');
		await writeFile(join(folder, 'a.json'), '{');
		await isTold(join(folder, 'a.json'));
		expect(told.filter(path => path.includes('.a.json'))).toEqual([]);
	});

	it('hears of a folder that went and came again at once', async () => {
		await rm(folder, {recursive: true});
		await mkdir(folder);
		await isTold(folder);
		await new Promise(resolve => setTimeout(resolve, 100));
		await watch.watch({tops: [top], folders: [top, folder], results: []});
		told = [];
		await writeFile(join(folder, 'a.json'), '{');
		await isTold(join(folder, 'a.json'));
	});

	it('looks for a top that went, until it comes again', async () => {
		await rm(top, {recursive: true});
		await isTold(top);
		await new Promise(resolve => setTimeout(resolve, 100));
		await watch.watch({tops: [top], folders: [], results: []});
		await new Promise(resolve => setTimeout(resolve, 100));
		told = [];
		await mkdir(folder, {recursive: true});
		await isTold(top);
	});

	it('is over for folders that are no part of it any more', async () => {
		await watch.watch({tops: [top], folders: [top], results: []});
		told = [];
		await writeFile(join(folder, 'a.json'), '{');
		await writeFile(join(top, 'b.json'), '{');
		await isTold(join(top, 'b.json'));
		expect(told).not.toContain(join(folder, 'a.json'));
	});
});

describe('folders that the system does not watch', () => {
	const limited = async (most: number, code: string) => {
		watch.close();
		told = [];
		const system = systemThatWatches(most, code);
		watch = watchFolders(path => told.push(path), {listen: system.listen});
		await watch.watch({tops: [top], folders: [top, folder], results: []});
		return system;
	};

	it.each([
		['ENOSPC', 1],
		['ENOSPC', 0],
		['EMFILE', 1],
		['ENFILE', 1],
	])('are looked at, and so are all of their top: %s after %i', async (code, most) => {
		const {listening} = await limited(most, code);
		expect([...listening.keys()]).toEqual([]);
		// Told once when it begins, since something may have changed before.
		await new Promise(resolve => setTimeout(resolve, 500));
		expect(told).toContain(top);
		told = [];
		await writeFile(join(folder, 'a.json'), '{');
		await isTold(top);
	});

	it('are not asked for again', async () => {
		const {listening} = await limited(1, 'ENOSPC');
		await watch.watch({tops: [top], folders: [top, folder], results: []});
		expect([...listening.keys()]).toEqual([]);
	});

	it('are looked at from when it gives one of them up', async () => {
		const {listening} = await limited(2, 'ENOSPC');
		expect([...listening.keys()]).toEqual([top, folder]);
		told = [];
		listening.get(folder)?.emit('error', Object.assign(new Error('ENOSPC'), {code: 'ENOSPC'}));
		expect([...listening.keys()]).toEqual([]);
		await isTold(top);
		told = [];
		await writeFile(join(folder, 'a.json'), '{');
		await isTold(top);
	});

	it('do not keep it from telling of those of another top', async () => {
		const other = await mkdtemp(join(tmpdir(), 'cai-tui-watch-other-'));
		try {
			watch.close();
			const {listen, listening} = systemThatWatches(1, 'ENOSPC');
			watch = watchFolders(path => told.push(path), {listen});
			await watch.watch({tops: [other, top], folders: [], results: []});
			expect([...listening.keys()]).toEqual([other]);
		} finally {
			await rm(other, {recursive: true});
		}
	});

	it('are the end where it says what nobody has thought of', async () => {
		watch.close();
		const listen = () => {
			throw new TypeError('a bug');
		};
		watch = watchFolders(path => told.push(path), {listen});
		await expect(watch.watch({tops: [top], folders: [], results: []})).rejects.toThrow('a bug');
	});
});
