import {existsSync, readFileSync} from 'node:fs';
import {mkdtemp, rm, symlink, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {dirname, join, resolve} from 'node:path';
import {afterEach, beforeEach, describe, expect, it, vi} from 'vitest';
import {readTrace} from '../../source/disk/trace/read-trace.ts';
import {growingRun} from '../disk/watch/growing-run.ts';
import {explore, program} from './explorer.ts';
import {smallStudy} from './study.ts';
import {nothingLeft} from './support/left-modes.ts';
import {type Session, start} from './support/session.ts';

vi.setConfig({testTimeout: 60_000});

const real = '../shared/data/real/odd-csv';

let folder: string;
let session: Session | undefined;

beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'cai-tui-live-'));
	await symlink(resolve('test/live/support/nvidia-smi.mjs'), join(folder, 'nvidia-smi'));
});

afterEach(async () => {
	await session?.stop();
	await rm(folder, {recursive: true});
});

function env(how: string, path = [folder, dirname(process.execPath), '/usr/bin', '/bin'].join(':')) {
	return {PATH: path, STAND_IN: how, STAND_IN_PIDS: join(folder, 'pids')};
}

function live(how: string, args: readonly string[] = [], size = {columns: 120, rows: 40}): Promise<Session> {
	const command = [process.execPath, program, 'live', '--interval', '0.2', ...args];
	return start(command, {...size, env: env(how)});
}

async function powerIn(file: string): Promise<readonly number[]> {
	const {trace} = await readTrace(file, {path: '', device: 'gpu'});
	return [...(trace?.series[0]?.channels.power ?? [])];
}

async function noChild(): Promise<void> {
	const pids = readFileSync(join(folder, 'pids'), 'utf8').trim().split('\n');
	await vi.waitFor(() => expect(pids.filter(pid => existsSync(`/proc/${pid}`))).toEqual([]), 5000);
}

describe('the GPUs of this machine', () => {
	it('are shown each and together, and recorded as the notebook reads it', async () => {
		const file = join(folder, 'gpu.csv');
		session = await live('gpus=2', ['--record', file]);
		await session.waitFor('L Live · this machine');
		await session.waitFor(/all +71\d(\.\d+)? +800/);
		await session.waitFor('at the power limit');
		await session.waitFor(/confidential computing +on/);
		await session.waitFor('2 × NVIDIA H100 NVL');
		await session.waitFor('power, sum of 800 W');
		await session.waitFor(/all +71\d.*mean 96\.5 +mean 41\.0 +162.468 +max 61\.0 +min 1785 +min 2619/);
		await session.waitFor('GPU power, each W  0 … 400');
		await session.waitFor(/GPU 0 +35\d │█/);
		await session.waitFor(/GPU 1 +36\d │/);
		await session.press('v');
		await session.waitFor('Shown: the whole session (v: the last five minutes)');
		await session.press('r');
		await session.waitFor('mean, least to greatest');
		await session.press('q');
		expect((await session.exit()).code).toBe(0);
		expect(session.leftModes()).toEqual(nothingLeft);
		await noChild();
		const lines = readFileSync(file, 'utf8').split('\n');
		expect(lines[0]).toMatch(
			/^timestamp, power\.draw \[W\], utilization\.gpu \[%\], utilization\.memory \[%\], temperature\.gpu, /,
		);
		expect(lines.at(-1)).toBe('');
		const {trace, problems} = await readTrace(file, {path: 'gpu.csv', device: 'gpu'});
		expect(problems).toEqual([]);
		expect(trace?.series.map(({channels}) => channels.power?.[0])).toEqual([350, 360]);
		expect([trace?.badRows, trace?.cutShort]).toEqual([0, false]);
	});

	it.each([
		['block', [], ['▀▀█ █▀▀ ', '████████████']],
		['strokes', ['--ascii', '--no-color'], [' _| |_', '############']],
	])('are read from afar, in %s', async (_, args, drawn) => {
		session = await live('', args, {columns: 80, rows: 24});
		await session.waitFor('power of 400 W');
		for (const text of drawn) await session.waitFor(text);
		await session.waitFor('at the power limit');
		await session.press('q');
		expect((await session.exit()).code).toBe(0);
	});

	it.skipIf(!existsSync(real))(
		'are what a real log says, replayed (skipped where ../shared/data/real is absent)',
		async () => {
			const file = join(folder, 'gpu.csv');
			session = await live(`replay=${resolve(real, 'cadence-1s-then-61s.csv')},speed=2000`, ['--record', file]);
			// Its 169 readings are from so long a time.
			await session.waitFor(/session +02:03:14/, 20_000);
			await session.waitFor('The driver has no answer for memory utilization, temperature.');
			await session.press('q');
			expect((await session.exit()).code).toBe(0);
			await noChild();
			const [recorded, original] = await Promise.all([
				powerIn(file),
				powerIn(resolve(real, 'cadence-1s-then-61s.csv')),
			]);
			expect(recorded.length).toBeGreaterThan(100);
			expect(recorded).toEqual(original.slice(0, recorded.length));
		},
	);

	it.each([
		['hang,from=2', 'nvidia-smi has given no reading for 2 s.', 'Where it gives none for 15 s'],
		['gpus=8,lost,only=3,from=3', 'The driver says of GPU 3: [GPU is lost]', 'power, sum (7/8) of 2800 W'],
		['missing=reset,from=3', 'The driver says of GPU 0: [GPU requires reset]', 'nvidia-smi -r'],
		['says=handle,from=3', 'Unable to determine the device handle', 'It is tried again in'],
		['missing=na', 'The driver has no answer for power', 'that of boards of this name'],
		['cut,from=3', 'nvidia-smi', 'It is tried again in'],
	])('say what has become of them midway: %s', async (how, what, more) => {
		session = await live(how);
		const says = (text: string) => (lines: readonly string[]) => {
			const words = lines.map(line => line.replace(/^│ *|│$/g, '').trim()).join(' ');
			return words.replace(/ +/g, ' ').includes(text);
		};
		await session.waitFor(lines => says(what)(lines) && says(more)(lines), 20_000);
		await session.press('q');
		expect((await session.exit()).code).toBe(0);
		await noChild();
	});

	it('are never recorded over another file', async () => {
		const file = join(folder, 'gpu.csv');
		await writeFile(file, 'measured long ago');
		session = await live('fine', ['--record', file]);
		expect((await session.exit()).code).toBe(2);
		expect(session.text().replaceAll('\n', '')).toContain('nothing is ever overwritten');
		expect(readFileSync(file, 'utf8')).toBe('measured long ago');
	});

	it.each([
		['driver', "couldn't communicate with the NVIDIA driver", 'modprobe nvidia'],
		['lost', 'The driver says of GPU 0: [GPU is lost]', 'nvidia-smi -r'],
	])('say what is wrong and what to do: %s', async (how, what, advice) => {
		session = await live(how);
		await session.waitFor(lines => lines.join(' ').includes(what));
		await session.waitFor(lines => lines.join(' ').includes(advice));
		await session.press('q');
		expect((await session.exit()).code).toBe(0);
		await noChild();
	});

	it.each(['SIGTERM', 'SIGINT'] as const)('leave no child behind on %s', async signal => {
		session = await live('rude');
		await session.waitFor('GPU power');
		session.signal(signal);
		await session.exit();
		await noChild();
	});

	it('leave no child behind when they are killed', async () => {
		session = await live('rude');
		await session.waitFor('GPU power');
		session.signal('SIGKILL');
		await noChild();
	});

	it('leave no child behind when the terminal is gone', async () => {
		session = await live('rude');
		await session.waitFor('GPU power');
		session.hangUp();
		await noChild();
	});

	it('are warned of where the folder of the run under way contradicts them', async () => {
		const study = await smallStudy();
		try {
			session = await explore([study.root], {env: {...env(''), STAND_IN_CC: 'on'}});
			await session.waitFor('● watching');
			const run = growingRun(study.path('energy/Llama3.1 8B/tee_off/20251024_1400-00_repetition_4'), Date.now());
			await run.startLog();
			await run.logLines(3);
			await session.waitFor('running 4 of 4');
			await session.press('L');
			await session.waitFor('The run under way lies in a folder of TEE off');
			await session.press('q');
			expect((await session.exit()).code).toBe(0);
			await noChild();
		} finally {
			await study.remove();
		}
	});

	it('are a section of the explorer, and missing on most machines', async () => {
		const study = await smallStudy();
		try {
			session = await explore([study.root], {env: env('fine', '/nowhere')});
			await session.press('L');
			await session.waitFor('There is no nvidia-smi on this machine.');
			await session.press('1');
			await session.waitFor('What is in this study');
			await session.press('q');
			expect((await session.exit()).code).toBe(0);
		} finally {
			await study.remove();
		}
	});
});
