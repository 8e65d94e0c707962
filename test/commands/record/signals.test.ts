import {existsSync, readdirSync} from 'node:fs';
import {afterEach, beforeEach, describe, expect, it, vi} from 'vitest';
import {start} from '../../sessions/support/session.ts';
import {place, program} from './support/recording.ts';

vi.setConfig({testTimeout: 60_000});

let at: Awaited<ReturnType<typeof place>>;

beforeEach(async () => {
	at = await place();
});

afterEach(() => at.remove());

/** `rude` does not end of SIGTERM alone. */
async function holding(steps: readonly string[] = [], how = 'rude') {
	const recording = at.record([...steps, 'pid=bench.pid', 'hold'], {how});
	await recording.until(() => existsSync(at.path('bench.pid')) && at.text('bench.pid') !== '');
	return recording;
}

const logs = () => readdirSync(at.path('results')).filter(name => name.endsWith('.csv'));

describe('a signal to cai-tui record', () => {
	it.each(['SIGTERM', 'SIGHUP', 'SIGINT'] as const)('%s ends the program, and us the same way', async signal => {
		const recording = await holding(['write=results/a.json']);
		recording.child.kill(signal);
		expect(await recording.ended).toMatchObject({code: null, signal});
		// The result was there before: it has its log.
		expect(logs()).toEqual(['a_power_metrics.csv']);
		await at.nothingRuns('bench.pid');
	});

	it('is the program’s to answer', async () => {
		const recording = await holding(['rude']);
		recording.child.kill('SIGTERM');
		expect(await recording.ended).toMatchObject({code: 7, signal: null});
		await at.nothingRuns('bench.pid');
	});

	it('that ends the program alone is told by our status', async () => {
		const recording = await holding();
		process.kill(Number(at.text('bench.pid')), 'SIGKILL');
		expect(await recording.ended).toMatchObject({code: 137});
		expect(logs()).toHaveLength(1);
		await at.nothingRuns('bench.pid');
	});

	it('before the program is started leaves nothing behind', async () => {
		const recording = at.record(['pid=bench.pid', 'hold'], {how: 'mute'});
		await recording.until(() => existsSync(at.path('nvidia-smi.pids')));
		recording.child.kill('SIGTERM');
		expect(await recording.ended).toMatchObject({signal: 'SIGTERM'});
		expect([existsSync(at.path('bench.pid')), existsSync(at.path('results'))]).toEqual([false, false]);
		await at.nothingRuns();
	});

	it.each(['SIGTERM', 'SIGHUP', 'SIGINT'] as const)('%s while the idle GPU is read does the same', async signal => {
		const recording = at.record(['pid=bench.pid'], {lead: 60});
		await recording.until(() => recording.said().includes('bench starts when'));
		recording.child.kill(signal);
		expect(await recording.ended).toMatchObject({code: null, signal});
		expect([existsSync(at.path('bench.pid')), existsSync(at.path('results'))]).toEqual([false, false]);
		await at.nothingRuns();
	});

	it('after the program has ended cuts the wait short, keeps what was recorded, and ends us', async () => {
		const recording = at.record(['sleep=0.2', 'write=results/a.json,0.1'], {lead: 3});
		await recording.until(() => recording.said().includes('bench has ended'));
		const began = performance.now();
		recording.child.kill('SIGINT');
		const {signal, stderr} = await recording.ended;
		expect([signal, stderr]).toEqual(['SIGINT', expect.stringContaining('readings in a_power_metrics.csv')]);
		expect(performance.now() - began).toBeLessThan(2500);
		expect(logs()).toEqual(['a_power_metrics.csv']);
		expect(existsSync(at.path('results/a_recording.txt'))).toBe(true);
		await at.nothingRuns();
	});

	it('that the program has survived, and a failure of it, leave nothing to wait for', async () => {
		const failed = await at.record(['write=results/a.json,0.1', 'exit=3'], {lead: 1}).ended;
		expect([failed.code, failed.stderr]).toEqual([3, expect.not.stringContaining('has ended')]);
		const steps = ['on=SIGTERM', 'pid=bench.pid', 'sleep=1.5', 'write=results/b.json,0.1'];
		const recording = at.record(steps, {lead: 1});
		await recording.until(() => existsSync(at.path('bench.pid')));
		recording.child.kill('SIGTERM');
		const {stderr} = await recording.ended;
		expect(stderr).toContain('readings in b_power_metrics.csv');
		expect(stderr).not.toContain('has ended');
	});

	it('that nobody can take leaves the log, and nvidia-smi ends with us', async () => {
		const recording = await holding();
		recording.child.kill('SIGKILL');
		process.kill(Number(at.text('bench.pid')), 'SIGKILL');
		expect(logs()).toHaveLength(1);
		await at.nothingRuns('bench.pid');
	});
});

describe('in a terminal', () => {
	it('the program has it, and Ctrl-C reaches it once', async () => {
		const script = `
			let times = 0;
			process.on('SIGINT', () => { times++; setTimeout(() => { console.log('stopped ' + times); process.exit(5); }, 500); });
			console.log(process.stdout.isTTY && process.stdin.isTTY ? 'on a terminal' : 'in the dark');
			setInterval(() => {}, 1000);`;
		const command = [
			process.execPath,
			program,
			'record',
			'--interval',
			'0.1',
			'--lead',
			'0',
			'results',
			'--',
			'node',
			'-e',
			script,
		];
		const session = await start(command, {columns: 100, rows: 30, env: at.env('fine'), cwd: at.folder});
		try {
			await session.waitFor('on a terminal');
			await session.press('\x03');
			expect((await session.exit()).code).toBe(5);
			expect(session.text()).toContain('stopped 1');
			// It was not reached itself, and had no gap.
			expect(session.text()).not.toContain('nvidia-smi was ended');
			await at.nothingRuns();
		} finally {
			await session.stop();
		}
	});
});

describe('a terminal that goes away', () => {
	it('ends the program, and leaves its log', async () => {
		const command = [process.execPath, program, 'record', '--interval', '0.1', '--lead', '0', 'results', '--', 'bench'];
		const session = await start([...command, 'pid=bench.pid', 'hold'], {env: at.env('rude'), cwd: at.folder});
		try {
			await vi.waitFor(() => expect(existsSync(at.path('bench.pid'))).toBe(true), 20_000);
			session.hangUp();
			await session.exit();
			await at.nothingRuns('bench.pid');
			expect(logs()).toHaveLength(1);
		} finally {
			await session.stop();
		}
	});
});

describe('a disk that is full', () => {
	const begun = (blocks: number, lead: string) => {
		const words = ['record', '--interval', '0.1', '--lead', lead, 'results', '--', 'bench'];
		return at.begin([...words, 'write=results/a.json', 'sleep=5'], {limit: `ulimit -f ${blocks}`});
	};

	it('does not end the benchmark, and is told', async () => {
		const {code, stderr} = await begun(8, '0').ended;
		expect(code, stderr).toBe(1);
		expect(stderr.match(/since .* the log has no readings: The log cannot be written/g)).toHaveLength(1);
		expect(stderr).toMatch(/the log has no power readings from .* to its end .*: The log cannot be written: /);
		expect(existsSync(at.path('results/a.json'))).toBe(true);
		await at.nothingRuns();
	});

	it('lets none begin', async () => {
		const {code, stderr} = await begun(1, '2').ended;
		expect([code, stderr]).toEqual([2, expect.stringContaining('bench was not started.')]);
		expect(existsSync(at.path('results'))).toBe(false);
		await at.nothingRuns();
	});
});
