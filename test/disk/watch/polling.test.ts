import {mkdtempSync, rmSync, utimesSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {pathToFileURL} from 'node:url';
import {build} from 'esbuild';
import {afterAll, beforeAll, describe, expect, it, vi} from 'vitest';
import {createPolling} from '../../../source/disk/watch/polling.ts';

let folder: string;
const inFolder = (name: string): string => join(folder, name);

beforeAll(async () => {
	folder = mkdtempSync(join(tmpdir(), 'cai-tui-polling-'));
	await build({
		entryPoints: ['source/disk/watch/poll-worker.ts'],
		outfile: inFolder('poll-worker.mjs'),
		bundle: true,
		platform: 'node',
		format: 'esm',
	});
});

afterAll(() => rmSync(folder, {recursive: true, force: true}));

describe.each([
	['in a thread', 'poll-worker.mjs'],
	['in the calling thread, where there is no script for another', 'no such script.mjs'],
])('polling %s', (_, script) => {
	it('tells what changes of what is asked, until it is closed', async () => {
		const [first, second] = [inFolder(`${script} first`), inFolder(`${script} second`)];
		for (const path of [first, second]) {
			writeFileSync(path, '');
			utimesSync(path, 1000, 1000);
		}
		const told: string[] = [];
		const polling = createPolling(paths => told.push(...paths), {
			interval: 20,
			worker: pathToFileURL(inFolder(script)),
		});
		polling.ask({folders: [first], results: []});
		await new Promise(resolve => setTimeout(resolve, 300));
		expect(told).toEqual([]);
		for (const path of [first, second]) utimesSync(path, 1000, 2000);
		await vi.waitFor(() => expect(told).toEqual([first]), 5000);
		polling.close();
		utimesSync(first, 1000, 3000);
		await new Promise(resolve => setTimeout(resolve, 100));
		expect(told).toEqual([first]);
	});
});
