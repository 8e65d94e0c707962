import {mkdtemp, rm, utimes, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {pathToFileURL} from 'node:url';
import {build} from 'esbuild';
import {afterAll, afterEach, beforeAll, describe, expect, it} from 'vitest';
import {parseResultFile} from '../../source/disk/parse-result-file.ts';
import {parseTraceFile} from '../../source/disk/parse-trace-file.ts';
import type {ParsedFile} from '../../source/disk/read-event.ts';
import {type ReadPool, readPool} from '../../source/disk/read-pool.ts';
import {arrayMembers, resultText} from './result/result-text.ts';

let folder = '';
let pool: ReadPool | undefined;

const inFolder = (name: string): string => join(folder, name);

/** A thread that tells its number, and dies, throws or hangs when the file is called so. */
const toyWorker = `
	import {parentPort, threadId} from 'node:worker_threads';
	parentPort.on('message', ({kind, file}) => {
		if (file === 'exit') process.exit(1);
		if (file === 'throw') throw new Error('a bug in the thread');
		if (file === 'hang') for (;;);
		parentPort.postMessage({kind, parsed: {results: [], problems: [], foreign: 'read ' + file + ' in ' + threadId}});
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

	it('reads logs in a thread too', async () => {
		pool = readPool({size: 1, worker: pathToFileURL(inFolder('read-worker.mjs'))});
		const log = inFolder('a_power_metrics.csv');
		await writeFile(log, 'timestamp, power.draw [W]\n2026/05/09 03:57:48.000, 62.87 W\n');
		const {trace, problems} = await pool.parseTrace(log, 'gpu');
		expect(problems).toEqual([]);
		expect(trace).toEqual((await parseTraceFile(log, 'gpu')).trace);
		expect(trace?.series[0]?.channels.power).toEqual(Float64Array.of(62.87));
	});

	it('reads a file once where what it holds is kept', async () => {
		const cache = {folder: inFolder('cache'), version: '1'};
		const old = new Date(Date.now() - 60_000);
		await utimes(inFolder('a_repetition_1.json'), old, old);
		const read = async (script: string): Promise<ParsedFile> => {
			pool = readPool({size: 1, cache, worker: pathToFileURL(inFolder(script))});
			const parsed = await pool.parse(inFolder('a_repetition_1.json'));
			await pool.close();
			return parsed;
		};
		const first = await read('read-worker.mjs');
		expect(first.results).toHaveLength(1);
		// The toy would answer otherwise.
		expect(await read('toy.mjs')).toEqual(first);
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
