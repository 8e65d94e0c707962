import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {pathToFileURL} from 'node:url';
import {build} from 'esbuild';
import {afterAll, afterEach, beforeAll, describe, expect, it} from 'vitest';
import {parseResultFile} from '../../source/disk/parse-result-file.ts';
import {type ReadPool, readPool} from '../../source/disk/read-pool.ts';
import {arrayMembers, resultText} from './result/result-text.ts';

let folder = '';
let pool: ReadPool | undefined;

const inFolder = (name: string): string => join(folder, name);

/** A thread that tells its number, and dies, throws or hangs when the file is called so. */
const toyWorker = `
	import {parentPort, threadId} from 'node:worker_threads';
	parentPort.on('message', file => {
		if (file === 'exit') process.exit(1);
		if (file === 'throw') throw new Error('a bug in the thread');
		if (file === 'hang') for (;;);
		parentPort.postMessage({results: [], problems: [], foreign: 'read ' + file + ' in ' + threadId});
	});
`;

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'cai-tui-pool-'));
	await writeFile(inFolder('toy.mjs'), toyWorker);
	await build({
		entryPoints: ['source/disk/read-worker.ts'],
		outfile: inFolder('read-worker.mjs'),
		bundle: true,
		format: 'esm',
		platform: 'node',
		logLevel: 'error',
	});
	await writeFile(inFolder('a_repetition_1.json'), resultText(arrayMembers));
	await writeFile(inFolder('cut.json'), resultText().slice(0, 50));
});
afterAll(() => rm(folder, {recursive: true}));
afterEach(() => pool?.close());

function toys(size: number): ReadPool {
	pool = readPool({size, worker: pathToFileURL(inFolder('toy.mjs'))});
	return pool;
}

describe('readPool', () => {
	it('reads in a thread what is read in place', async () => {
		pool = readPool({size: 1, worker: pathToFileURL(inFolder('read-worker.mjs'))});
		for (const name of ['a_repetition_1.json', 'cut.json', 'absent.json']) {
			expect(await pool.parse(inFolder(name))).toEqual(await parseResultFile(inFolder(name)));
		}
	});

	it('gives each thread one file at a time, and starts no more threads than it may', async () => {
		const {parse} = toys(2);
		const read = await Promise.all(['a', 'b', 'c', 'd', 'e', 'f'].map(file => parse(file)));
		expect(read.map(({foreign}) => foreign?.split(' ')[1])).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
		expect(new Set(read.map(({foreign}) => foreign?.split(' ')[3])).size).toBeLessThanOrEqual(2);
	});

	it.each([
		['exit', 'its thread ended'],
		['throw', 'a bug in the thread'],
	])('loses one file to a thread that dies (%s), and goes on', async (file, reason) => {
		const {parse} = toys(1);
		const [before, crashed, after] = await Promise.all([parse('a'), parse(file), parse('b')]);
		expect(before.foreign).toContain('read a');
		expect(crashed).toMatchObject({
			results: [],
			foreign: null,
			problems: [{code: 'reader-crashed', severity: 'error', evidence: {reason}}],
		});
		expect(after.foreign).toContain('read b');
	});

	it('ends the thread whose file nobody waits for any more', async () => {
		const {parse} = toys(1);
		const controller = new AbortController();
		const hanging = parse('hang', controller.signal);
		const waiting = parse('a', controller.signal);
		const later = parse('b');
		setTimeout(() => controller.abort(), 50);
		await expect(hanging).rejects.toThrow();
		await expect(waiting).rejects.toThrow();
		expect((await later).foreign).toContain('read b');
		await expect(parse('c', controller.signal)).rejects.toThrow();
	});

	it('reads in place where there is no thread to be had', async () => {
		for (const options of [{size: 0}, {size: 2, worker: pathToFileURL(inFolder('absent.mjs'))}]) {
			pool = readPool(options);
			expect((await pool.parse(inFolder('a_repetition_1.json'))).results).toHaveLength(1);
			await pool.close();
		}
	});
});
