import {existsSync, readFileSync} from 'node:fs';
import {afterEach, beforeEach, describe, expect, it, vi} from 'vitest';
import {place} from './support/recording.ts';

vi.setConfig({testTimeout: 60_000});

let at: Awaited<ReturnType<typeof place>>;

beforeEach(async () => {
	at = await place();
});

afterEach(() => at.remove());

const saidOnce = (stderr: string, words: string) => stderr.split(words).length - 1;

/** Lines of the sentence on gaps at the end, and those below it. */
const told = (stderr: string) =>
	/cai-tui: the log has no power readings .*\n(?:cai-tui: {3}.*\n)*/.exec(stderr)?.[0] ?? '';

describe('readings that stop while the program runs', () => {
	it('are told at once where nvidia-smi hangs, and at the end with how long, when and why', async () => {
		const recording = at.record(['pid=bench.pid', 'sleep=4', 'write=results/a.json,3.5'], {how: 'hang,from=3'});
		await recording.until(() => recording.said().includes('the log has no readings'));
		// It is still running.
		expect(existsSync(at.path('results/a.json'))).toBe(false);
		const {code, stderr} = await recording.ended;
		expect(stderr).toMatch(
			/cai-tui: since \d\d:\d\d:\d\d the log has no readings: nvidia-smi gives no readings\. Where it gives none for 15 s, it is ended and started again\.\n/,
		);
		expect(saidOnce(stderr, 'nvidia-smi gives no readings')).toBe(2);
		expect(told(stderr)).toMatch(
			/^cai-tui: the log has no power readings from \d\d:\d\d:\d\d to its end \([3-9]\.\d+ s\): nvidia-smi gives no readings\.\n$/,
		);
		// The idle GPU before the run does not pass for the run.
		expect(code).toBe(1);
		expect(stderr).toContain('csv-duration');
		await at.nothingRuns();
	});

	it('are told at once where nvidia-smi was killed, with when they came again', async () => {
		const recording = at.record(['pid=bench.pid', 'sleep=3', 'write=results/a.json,2.5']);
		await recording.until(() => existsSync(at.path('bench.pid')));
		const [pid = ''] = readFileSync(at.path('nvidia-smi.pids'), 'utf8').split('\n');
		process.kill(Number(pid), 'SIGKILL');
		const {code, stderr} = await recording.ended;
		expect(stderr).toMatch(
			/since \d\d:\d\d:\d\d the log has no readings: nvidia-smi was ended by SIGKILL\. Nothing to do: it is started again\.\ncai-tui: since \d\d:\d\d:\d\d the log has readings again, after 1\.\d+ s\.\n/,
		);
		expect(told(stderr)).toMatch(
			/^cai-tui: the log has no power readings from \d\d:\d\d:\d\d to \d\d:\d\d:\d\d \(1\.\d+ s\): nvidia-smi was ended by SIGKILL\.\n$/,
		);
		expect([code, stderr]).toEqual([1, expect.stringContaining('See what stopped the readings')]);
		await at.nothingRuns();
	});

	it('are told not more than five times, and all of them at the end', async () => {
		const {stderr} = await at.record(['sleep=7.5', 'write=results/a.json'], {how: 'exit=3'}).ended;
		expect(saidOnce(stderr, 'the log has no readings: nvidia-smi ended with code 3.')).toBe(5);
		expect(saidOnce(stderr, 'Further gaps are told at the end.')).toBe(1);
		expect(told(stderr)).toMatch(/^cai-tui: the log has no power readings for \d+\.\d+ s in all, in \d+ gaps:\n/);
		expect(told(stderr).trim().split('\n').length).toBeGreaterThan(6);
		expect(at.text('results/a_power_metrics.csv').match(/timestamp/g)).toHaveLength(1);
		await at.nothingRuns();
	});

	it('are told of the GPU that is lost, by its name, while others are read on', async () => {
		const how = 'missing=lost,gpus=3,only=1,from=30';
		const {code, stderr} = await at.record(['sleep=5', 'write=results/a.json,4.5'], {how}).ended;
		expect(stderr).toMatch(
			/since \d\d:\d\d:\d\d the log has no power readings of GPU 1: nvidia-smi says \[GPU is lost\] instead\. Reset the GPU/,
		);
		expect(told(stderr)).toMatch(
			/no power readings of GPU 1 from \d\d:\d\d:\d\d to its end \(\d\.\d+ s\): nvidia-smi says/,
		);
		expect(stderr).toMatch(/\d+ of \d+ of GPU 1\. The driver says “\[GPU is lost\]”/);
		expect(code).toBe(1);
	});

	it('are told of several GPUs together', async () => {
		const {stderr} = await at.record(['sleep=3.5'], {how: 'missing=unknown,gpus=2,from=20'}).ended;
		expect(saidOnce(stderr, 'the log has no power readings of GPUs 0 and 1: nvidia-smi says [Unknown Error]')).toBe(1);
		expect(told(stderr)).toMatch(/no power readings of GPUs 0 and 1 from .* to its end/);
	});
});

describe('GPUs without power before the program runs', () => {
	it('are named where there are others, and the program is started', async () => {
		const how = 'missing=na,gpus=2,only=1';
		const {code, stderr} = await at.record(['say=42', 'sleep=0.3', 'write=results/a.json,0.2'], {how}).ended;
		expect(stderr).toMatch(
			/^cai-tui: since \d\d:\d\d:\d\d the log has no power readings of GPU 1: nvidia-smi says \[N\/A\]/,
		);
		// Energy would be that of one of them.
		expect([code, stderr]).toEqual([1, expect.stringContaining('csv-unreadable')]);
	});

	it('keep it from being started where they are lost while the idle GPU is read, and do not come again', async () => {
		const how = 'missing=lost,from=5';
		const {code, stderr} = await at.record(['pid=started'], {how, lead: 1}).ended;
		expect(stderr).toContain('the log has no power readings of GPU 0: nvidia-smi says [GPU is lost] instead.');
		expect([code, stderr]).toEqual([
			2,
			expect.stringMatching(/There are no power readings of GPU 0: .* was not started/),
		]);
		expect([existsSync(at.path('started')), existsSync(at.path('results'))]).toEqual([false, false]);
		await at.nothingRuns();
	});

	it('do not where they come again', async () => {
		const {stderr} = await at.record(['pid=started'], {how: 'says=handle,from=5', lead: 1}).ended;
		expect(stderr).toContain('Unknown Error. Reset the GPU');
		expect(stderr).toContain('the log has readings again');
		expect(existsSync(at.path('started'))).toBe(true);
	});
});
