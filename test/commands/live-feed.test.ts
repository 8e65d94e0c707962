import {mkdtemp, rm, symlink} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {dirname, join, resolve} from 'node:path';
import {afterAll, afterEach, beforeAll, describe, expect, it, vi} from 'vitest';
import {type LiveStep, liveFeed} from '../../source/commands/live-feed.ts';

vi.setConfig({testTimeout: 30_000});

let folder: string;

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'cai-tui-feed-'));
	await symlink(resolve('test/live/support/nvidia-smi.mjs'), join(folder, 'nvidia-smi'));
});

afterAll(() => rm(folder, {recursive: true}));

afterEach(() => vi.unstubAllEnvs());

/** The first step at which it is so. */
async function stepWhere(how: string, isSo: (step: LiveStep) => boolean): Promise<LiveStep> {
	vi.stubEnv('PATH', [folder, dirname(process.execPath), '/usr/bin', '/bin'].join(':'));
	vi.stubEnv('STAND_IN', how);
	const stop = new AbortController();
	try {
		for await (const step of liveFeed({interval: 0.1, signal: stop.signal, recorder: null})) {
			if (!isSo(step)) continue;
			// One that hangs is waited for otherwise.
			stop.abort();
			return step;
		}
	} finally {
		stop.abort();
	}
	throw new Error('it never was so');
}

describe('the feed of the GPUs of this machine', () => {
	it.each(['na', 'bare', 'supported', 'unknown', 'lost', 'reset', 'permissions', 'function', 'deprecated'])(
		'knows no value, and never 0, where the driver answers with the token: %s',
		async token => {
			const {samples} = await stepWhere(`missing=${token},from=1`, ({samples: [first]}) => first?.power === null);
			const {time, gpu, ...values} = samples[0] ?? {};
			expect(time).not.toBeNull();
			expect(gpu).toBe('0');
			expect(new Set(Object.values(values))).toEqual(new Set([null]));
		},
	);

	it.each([
		['communicate', /couldn't communicate/, /modprobe nvidia/],
		['nvml', /version mismatch/, /restart the machine/],
		['none', /No devices were found/, /lspci/],
		['handle', /device handle/, /Xid/],
	])('says what to do where the driver says, after a reading: %s', async (says, what, advice) => {
		const {feed} = await stepWhere(`says=${says},from=1`, step => step.feed.problem?.retryIn != null);
		expect(feed.problem?.what).toMatch(what);
		expect(feed.problem?.advice).toMatch(advice);
		expect(feed.problem?.isSilent).toBe(true);
		expect(feed.trace?.series[0]?.time.length).toBeGreaterThan(0);
	});

	it('counts the seconds of a silence for as long as it lasts', async () => {
		const counted: number[] = [];
		await stepWhere('hang,from=2', ({feed: {problem}}) => {
			const seconds = /no reading for (\d+) s/.exec(problem?.what ?? '')?.[1];
			if (seconds !== undefined) counted.push(Number(seconds));
			return counted.length === 4;
		});
		expect(counted).toEqual([2, 3, 4, 5]);
	});

	it('says how old the last reading is while nvidia-smi fails, and counts down to the next attempt', async () => {
		const told: (readonly [number | null, number | null])[] = [];
		await stepWhere('exit=9,from=3', ({feed: {problem}}) => {
			// When it is started again, it is gone for good.
			vi.stubEnv('STAND_IN', 'driver');
			if (problem !== null) told.push([problem.silentFor, problem.retryIn]);
			return (problem?.silentFor ?? 0) >= 5;
		});
		expect(told[0]).toEqual([null, 1]);
		const ages = told.flatMap(([age]) => age ?? []);
		expect(new Set(ages)).toEqual(new Set([2, 3, 4, 5]));
		// The second attempt is after 1 s, the third after 2 s more, the fourth after 4 s.
		expect(told.some(([, retryIn]) => retryIn === 4) && told.some(([, retryIn]) => retryIn === 3)).toBe(true);
	});

	it('counts nothing where there has never been a reading', async () => {
		const steps: (number | null)[] = [];
		await stepWhere('driver', ({feed: {problem}}) => {
			steps.push(problem?.retryIn ?? null);
			return steps.length === 3;
		});
		expect(steps).toEqual([1, 2, 4]);
	});

	it('goes on where the clock is put back', async () => {
		const {feed} = await stepWhere('back=3600,from=3', step => (step.feed.trace?.series[0]?.time.length ?? 0) >= 8);
		const time = [...(feed.trace?.series[0]?.time ?? [])];
		expect(time).toEqual([...time].sort((a, b) => a - b));
		expect((time.at(-1) ?? 0) - (time[0] ?? 0)).toBeLessThan(60);
	});

	it('names the GPUs and what confidential computing is', async () => {
		const isKnown = ({feed}: LiveStep) => feed.confCompute !== null && feed.trace?.series[1]?.name != null;
		const {feed} = await stepWhere('gpus=2', isKnown);
		expect(feed.trace?.series.map(({name}) => name)).toEqual(['NVIDIA H100 NVL', 'NVIDIA H100 NVL']);
		expect(feed.confCompute).toEqual({state: 'on', devTools: false, protectedPcie: false});
	});
});
