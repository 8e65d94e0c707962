import {existsSync, readFileSync} from 'node:fs';
import {mkdtemp, rm, symlink, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {dirname, join, resolve} from 'node:path';
import {afterEach, beforeEach, describe, expect, it, vi} from 'vitest';
import {readTrace} from '../../source/disk/trace/read-trace.ts';
import {explore, program} from './explorer.ts';
import {smallStudy} from './study.ts';
import {nothingLeft} from './support/left-modes.ts';
import {type Session, start} from './support/session.ts';

vi.setConfig({testTimeout: 60_000});

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

function live(how: string, args: readonly string[] = []): Promise<Session> {
	const command = [process.execPath, program, 'live', '--interval', '0.2', ...args];
	return start(command, {columns: 120, rows: 40, env: env(how)});
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
		await session.waitFor('GPU power');
		await session.press('v');
		await session.waitFor('the whole session (v: the other)');
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
		['lost', 'The driver says: [GPU is lost]', 'nvidia-smi -r'],
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

	it('leave no child behind when the terminal is gone', async () => {
		session = await live('rude');
		await session.waitFor('GPU power');
		session.hangUp();
		await noChild();
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
