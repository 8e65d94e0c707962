import {existsSync, readFileSync} from 'node:fs';
import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join, resolve} from 'node:path';
import {afterEach, beforeEach, describe, expect, it, vi} from 'vitest';
import {askOnce, type GpuEvent, watchGpu} from '../../source/live/watch-gpu.ts';

vi.setConfig({testTimeout: 30_000});

const command = resolve('test/live/support/nvidia-smi.mjs');
const backOff = {first: 0.05, longest: 0.2};

let folder: string;
let pids: string;

beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'cai-tui-live-'));
	pids = join(folder, 'pids');
	vi.stubEnv('STAND_IN_PIDS', pids);
});

afterEach(async () => {
	vi.unstubAllEnvs();
	await rm(folder, {recursive: true});
});

type Failed = Extract<GpuEvent, {type: 'failed'}>;

/** Listens until it has heard enough, and leaves no child behind. */
async function listen(
	how: string,
	isEnough: (events: readonly GpuEvent[]) => boolean,
	options: {command?: string} = {},
) {
	vi.stubEnv('STAND_IN', how);
	const stop = new AbortController();
	const events: GpuEvent[] = [];
	const all = watchGpu({interval: 0.1, signal: stop.signal, command, patience: 3, backOff, ...options});
	for await (const event of all) {
		events.push(event);
		if (isEnough(events)) break;
	}
	await noChild();
	return {
		failures: events.filter((event): event is Failed => event.type === 'failed'),
		starts: events.filter(({type}) => type === 'started').length,
		text: events.map(event => (event.type === 'text' ? event.text : '')).join(''),
	};
}

async function noChild(): Promise<void> {
	if (!existsSync(pids)) return;
	const started = readFileSync(pids, 'utf8').trim().split('\n').map(Number);
	await vi.waitFor(() => expect(started.filter(isAlive)).toEqual([]), 5000);
}

function isAlive(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch {
		return false;
	}
}

const readings = (events: readonly GpuEvent[]) =>
	events.flatMap(event => (event.type === 'text' ? (event.text.match(/^\d{4}\//gm) ?? []) : [])).length;
const failed = (times: number) => (events: readonly GpuEvent[]) =>
	events.filter(({type}) => type === 'failed').length >= times;

describe('nvidia-smi as a child', () => {
	it('gives a header and readings, and ends with whoever listens', async () => {
		const {text, failures} = await listen('fine,gpus=2', events => readings(events) >= 4);
		expect(text.split('\n')[0]).toMatch(
			/^timestamp, power\.draw \[W\], utilization\.gpu \[%\], utilization\.memory \[%\], temperature\.gpu, /,
		);
		expect(failures).toEqual([]);
	});

	it.each([
		['is not there', 'fine', {command: 'no-such-nvidia-smi'}, /no nvidia-smi on this machine/],
		['has no driver', 'driver', {}, /couldn't communicate with the NVIDIA driver/],
		['ends by itself', 'exit=15', {}, /nvidia-smi/],
		['says nothing', 'mute', {}, /has not answered for 3 s/],
		['stops answering', 'hang,rude', {}, /has not answered for 3 s/],
	])('is told of and tried again where it %s', async (_, how, options, what) => {
		const {failures, starts} = await listen(how, failed(2), options);
		expect(failures[0]?.what).toMatch(what);
		expect(failures[0]?.advice).not.toBe('');
		expect(starts).toBe(2);
	});

	it('is not taken to hang where it is us who were stopped', async () => {
		let stopped = false;
		const {failures, starts} = await listen('fine', events => {
			if (!stopped && readings(events) >= 1) {
				stopped = true;
				Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 4000);
			}
			return readings(events) >= 10;
		});
		expect([failures, starts]).toEqual([[], 1]);
	});

	it('waits longer after each failure, and not for ever', async () => {
		const {failures} = await listen('driver', failed(4));
		expect(failures.map(({retryIn}) => retryIn)).toEqual([0.05, 0.1, 0.2, 0.2]);
	});

	it('is started again where something has killed it', async () => {
		let killed = false;
		const {failures, text} = await listen('fine', events => {
			if (!killed && readings(events) >= 1) {
				killed = true;
				process.kill(Number(readFileSync(pids, 'utf8').trim().split('\n').at(-1)), 'SIGKILL');
			}
			return failed(1)(events) && events.at(-1)?.type === 'text';
		});
		expect(failures[0]?.what).toBe('nvidia-smi was ended by SIGKILL.');
		expect(text.match(/^timestamp/gm)).toHaveLength(2);
	});

	it('is asked without the fields that its driver does not know', async () => {
		const {text, failures} = await listen('refuse=clocks_event_reasons.active', events => readings(events) >= 1);
		expect(failures).toEqual([]);
		expect(text).toContain('clocks_throttle_reasons.active');
	});

	it('answers a single question', async () => {
		const {signal} = new AbortController();
		expect(await askOnce(['conf-compute', '-q'], signal, command)).toContain('CC State                   : ON');
		expect(await askOnce(['conf-compute', '-q'], signal, 'no-such-nvidia-smi')).toBeNull();
	});
});
