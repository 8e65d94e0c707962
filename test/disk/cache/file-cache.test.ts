import {chmod, mkdir, mkdtemp, readdir, readFile, rename, rm, symlink, utimes, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterEach, beforeEach, describe, expect, it} from 'vitest';
import {type FileCache, fileCache} from '../../../source/disk/cache/file-cache.ts';
import {type FileContent, type FileTask, performTask} from '../../../source/disk/file-task.ts';
import {arrayMembers, resultText} from '../result/result-text.ts';

let parent = '';
const inParent = (name: string): string => join(parent, name);
const task = (name: string): FileTask => ({kind: 'result', file: inParent(name), depth: 'everything'});

beforeEach(async () => {
	parent = await mkdtemp(join(tmpdir(), 'cai-tui-cache-'));
	await write('run.json', resultText(arrayMembers));
});
afterEach(() => rm(parent, {recursive: true}));

/** Written a minute before `age` seconds ago: what was written just now is not kept. */
async function write(name: string, text: string, age = 0): Promise<void> {
	await writeFile(inParent(name), text);
	const at = new Date(Date.now() - 60_000 - age * 1000);
	await utimes(inParent(name), at, at);
}

/** As another call of the program would find it. */
function cache(version = '1'): FileCache {
	return fileCache({folder: inParent('cache'), version});
}

const keep = (what: FileTask): Promise<FileContent> => cache().keeping(performTask)(what);

describe('fileCache', () => {
	it('finds what was read before, by a later call of the program', async () => {
		expect(cache().find(task('run.json'))).toBeUndefined();
		const content = await keep(task('run.json'));
		expect(content).toMatchObject({kind: 'result', parsed: {results: [{requests: {count: 4}}]}});
		expect(cache().find(task('run.json'))).toEqual(content);
	});

	it('finds everything where the headline is asked for', async () => {
		const content = await keep(task('run.json'));
		expect(cache().find({kind: 'result', file: inParent('run.json'), depth: 'headline'})).toEqual(content);
	});

	it('finds logs, and tells devices apart', async () => {
		await write('log.csv', 'timestamp, power.draw [W]\n2026/05/09 03:57:48.000, 62.87 W\n');
		const log = {kind: 'trace', file: inParent('log.csv'), device: 'gpu'} as const;
		const content = await keep(log);
		expect(content).toMatchObject({kind: 'trace', parsed: {trace: {series: [{gpu: '0'}]}}});
		expect(cache().find(log)).toEqual(content);
		expect(cache().find({...log, device: 'cpu'})).toBeUndefined();
	});

	it('finds a file by any path that leads to it', async () => {
		await mkdir(inParent('study'));
		await rename(inParent('run.json'), inParent('study/run.json'));
		await symlink(inParent('study'), inParent('link'));
		const content = await keep(task('link/run.json'));
		expect(cache().find(task('study/run.json'))).toEqual(content);
	});

	it.each([
		['has another size', () => write('run.json', resultText())],
		['has another time', () => write('run.json', resultText(arrayMembers), 1)],
		['is gone', () => rm(inParent('run.json'))],
	])('finds nothing for a file that %s', async (_, change) => {
		await keep(task('run.json'));
		await change();
		expect(cache().find(task('run.json'))).toBeUndefined();
	});

	it('finds nothing that other code has read', async () => {
		await keep(task('run.json'));
		expect(cache('2').find(task('run.json'))).toBeUndefined();
	});

	it('keeps one entry a file, whatever becomes of it', async () => {
		await keep(task('run.json'));
		await write('run.json', resultText());
		const content = await keep(task('run.json'));
		expect(await readdir(inParent('cache'))).toHaveLength(1);
		expect(cache().find(task('run.json'))).toEqual(content);
	});

	it('does not keep a file that was written just now, nor one that changes while it is read', async () => {
		await utimes(inParent('run.json'), new Date(), new Date());
		await keep(task('run.json'));
		await write('run.json', resultText(arrayMembers));
		await cache().keeping(async what => {
			const content = await performTask(what);
			await write('run.json', `${resultText()} `);
			return content;
		})(task('run.json'));
		expect(cache().find(task('run.json'))).toBeUndefined();
	});

	it('does not keep what the disk or a thread is to blame for, nor a headline', async () => {
		const problem = {severity: 'error', message: '', advice: '', evidence: {}} as const;
		const unkept: readonly FileContent[] = [
			{kind: 'result', parsed: {results: [], foreign: null, problems: [{...problem, code: 'not-readable'}]}},
			{kind: 'result', parsed: {results: [], foreign: null, problems: [{...problem, code: 'reader-crashed'}]}},
			{kind: 'result', parsed: {results: [], foreign: null, problems: [], isHeadline: true}},
		];
		for (const content of unkept) await cache().keeping(async () => content)(task('run.json'));
		expect(cache().find(task('run.json'))).toBeUndefined();
	});

	it('keeps what is wrong with a file', async () => {
		await write('cut.json', resultText().slice(0, 60));
		const content = await keep(task('cut.json'));
		expect(content).toMatchObject({parsed: {problems: [{code: 'json-unreadable'}]}});
		expect(cache().find(task('cut.json'))).toEqual(content);
	});

	it.each([
		['is empty', () => ''],
		['is cut off', (entry: Buffer) => entry.subarray(0, 40)],
		['is anything else', () => 'not one of ours'],
	])('reads the file again where its entry %s, and mends it', async (_, change) => {
		const content = await keep(task('run.json'));
		const [name = ''] = await readdir(inParent('cache'));
		const entry = join(inParent('cache'), name);
		await writeFile(entry, change(await readFile(entry)));
		expect(cache().find(task('run.json'))).toBeUndefined();
		await keep(task('run.json'));
		expect(cache().find(task('run.json'))).toEqual(content);
	});

	it('reads as though there were no cache where its folder cannot be', async () => {
		await writeFile(inParent('cache'), 'a file');
		expect(cache().find(task('run.json'))).toBeUndefined();
		expect(await keep(task('run.json'))).toEqual(await performTask(task('run.json')));
		expect(await readFile(inParent('cache'), 'utf8')).toBe('a file');
	});

	it('bears an entry that it may not read', async () => {
		await keep(task('run.json'));
		const [name = ''] = await readdir(inParent('cache'));
		await rm(join(inParent('cache'), name));
		await mkdir(join(inParent('cache'), name));
		await chmod(join(inParent('cache'), name), 0);
		expect(cache().find(task('run.json'))).toBeUndefined();
		expect(await keep(task('run.json'))).toEqual(await performTask(task('run.json')));
		await chmod(join(inParent('cache'), name), 0o700);
	});

	it('is written by several programs at once', async () => {
		await Promise.all(Array.from({length: 8}, () => keep(task('run.json'))));
		expect(await readdir(inParent('cache'))).toHaveLength(1);
		expect(cache().find(task('run.json'))).toEqual(await performTask(task('run.json')));
	});
});
