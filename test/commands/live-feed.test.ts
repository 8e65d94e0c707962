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
			if (isSo(step)) return step;
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
