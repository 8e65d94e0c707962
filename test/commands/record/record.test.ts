import {existsSync} from 'node:fs';
import {chmod, mkdir, rename, writeFile} from 'node:fs/promises';
import {afterEach, beforeEach, describe, expect, it, vi} from 'vitest';
import {readTrace} from '../../../source/disk/trace/read-trace.ts';
import {place, stepwiseEnergy, timesIn} from './support/recording.ts';

vi.setConfig({testTimeout: 60_000});

let at: Awaited<ReturnType<typeof place>>;

beforeEach(async () => {
	at = await place();
});

afterEach(() => at.remove());

describe('cai-tui record', () => {
	it('puts the log, the machine and the times of the program beside the result', async () => {
		const {code, stdout, stderr} = await at.record(['say=42 tok/s', 'write=results/a.json', 'sleep=0.3']).ended;
		expect([code, stdout]).toEqual([0, '42 tok/s']);
		const [machine = '', ...others] = await at.names();
		expect(machine).toMatch(/^\d{8}_\d{4}-\d{2}_recorded_system_info\.txt$/);
		expect(others).toEqual(['a.json', 'a_conf_compute.txt', 'a_power_metrics.csv', 'a_recording.txt']);
		expect(stderr).toContain('in a_power_metrics.csv, and the machine in');
		expect(stderr).toContain('1 run');
		const log = at.text('results/a_power_metrics.csv');
		expect(log).toMatch(
			/^timestamp, power\.draw \[W\], utilization\.gpu \[%\], utilization\.memory \[%\], temperature\.gpu, /,
		);
		expect(log.endsWith('\n')).toBe(true);
		const {trace, problems} = await readTrace(at.path('results/a_power_metrics.csv'), {path: '', device: 'gpu'});
		expect([problems, trace?.badRows, trace?.cutShort]).toEqual([[], 0, false]);
		const noted: Record<string, number> = JSON.parse(at.text('results/a_recording.txt'));
		const {command_started: began = 0, result_written: written = 0, command_ended: over = 0} = noted;
		expect(began < written && written < over).toBe(true);
		expect(over - written).toBeGreaterThan(0.25);
		const times = timesIn(log);
		expect(times[0]).toBeLessThan(began);
		expect(times.at(-1)).toBeGreaterThan(over);
		await at.nothingRuns();
	});

	it('is read back by its own window, whatever zone the benchmark had, with the energy of that window', async () => {
		expect((await at.record(['sleep=1', 'write=results/a.json,0.8,19800', 'sleep=0.4']).ended).code).toBe(0);
		const report = await at.begin(['report', '--format', 'json', 'results']).ended;
		const [run] = JSON.parse(report.stdout).runs;
		expect(run.energy_window).toBe('recording');
		const {date} = JSON.parse(at.text('results/a.json'));
		const {result_written: written} = JSON.parse(at.text('results/a_recording.txt'));
		const [, hour = '', minute = '', second = ''] = /-(..)(..)(..)$/.exec(date) ?? [];
		const dated = (Number(hour) * 3600 + Number(minute) * 60 + Number(second) + 1 - 19_800 + 86_400) % 86_400;
		const to = Math.min(written, Math.floor(written / 86_400) * 86_400 + dated);
		expect(run.metrics.energy).toBeCloseTo(stepwiseEnergy(at.text('results/a_power_metrics.csv'), to - 0.8, to), 2);
		const check = await at.begin(['check', '--only', 'clock-skew,tee-unknown,host-differs', 'results']).ended;
		expect(check.stdout).not.toContain('clock-skew');
	});

	it('sees how far the clock of the log is from UTC, whatever zone its own tools have', async () => {
		const elsewhere = '#!/bin/sh\nTZ=Asia/Kolkata exec node "$(readlink "$0.real")" "$@"\n';
		await rename(at.path('bin/nvidia-smi'), at.path('bin/nvidia-smi.real'));
		await writeFile(at.path('bin/nvidia-smi'), elsewhere, {mode: 0o755});
		expect((await at.record(['sleep=1', 'write=results/a.json,0.8']).ended).code).toBe(0);
		expect(JSON.parse(at.text('results/a_recording.txt')).log_utc_offset).toBe(19_800);
		const report = await at.begin(['report', '--format', 'json', 'results']).ended;
		expect(JSON.parse(report.stdout).runs[0].energy_window).toBe('recording');
	});

	it('notes the machine in the words that are read back, and once', async () => {
		await at.record(['write=results/20200101_1200-00_repetition_1.json']).ended;
		await at.record(['write=results/20200101_1210-00_repetition_2.json']).ended;
		const notes = (await at.names()).filter(name => name.endsWith('_system_info.txt'));
		// Named not to be later than the run, by which it is found.
		expect(notes).toEqual(['20200101_1200-00_recorded_system_info.txt']);
		const text = at.text(`results/${notes[0]}`);
		expect(text).toContain('Product Name                          : NVIDIA H100 NVL');
		expect(text).toContain('CC State                   : ON');
		const report = await at.begin(['report', '--section', 'run', 'results/20200101_1210-00_repetition_2.json']).ended;
		expect(report.stdout).toContain('570.158.01');
		expect(report.stdout).toContain('NVIDIA H100 NVL');
	});

	it('gives each of several results its part of the log', async () => {
		const steps = ['sleep=0.6', 'write=results/a/x.json,0.5', 'sleep=1', 'write=results/b.json,0.9', 'sleep=3'];
		const {code, stderr} = await at.record(['text=results/config.json', ...steps]).ended;
		expect(code, stderr).toBe(0);
		expect((await at.names()).filter(name => /\.csv$/.test(name))).toEqual(['b_power_metrics.csv']);
		const noted = JSON.parse(at.text('results/a/x_recording.txt'));
		const first = timesIn(at.text('results/a/x_power_metrics.csv'));
		const second = timesIn(at.text('results/b_power_metrics.csv'));
		expect(first[0]).toBeLessThan(noted.command_started);
		expect(first.at(-1)).toBeLessThan(noted.result_written + 2.1);
		expect(second[0]).toBeLessThan(noted.result_written);
		expect(second.at(-1)).toBeGreaterThan(noted.command_ended);
		expect(at.text('results/b_power_metrics.csv').match(/timestamp/g)).toHaveLength(1);
		const report = await at.begin(['report', '--format', 'json', 'results']).ended;
		const windows = JSON.parse(report.stdout).runs.map((run: {energy_window: string}) => run.energy_window);
		expect(windows).toEqual(['recording', 'recording']);
	});

	it('names the log from the beginning where the program is told what to call its result', async () => {
		const steps = ['--result-filename', 'elsewhere/x_repetition_2.json', 'pid=bench.pid', 'sleep=1'];
		const recording = at.record([...steps, 'write=results/x_repetition_2.json,0.9']);
		await recording.until(() => existsSync(at.path('bench.pid')));
		expect(await at.names()).toEqual(['x_repetition_2_power_metrics.csv']);
		expect((await recording.ended).code).toBe(0);
		expect(await at.names()).toContain('x_repetition_2_recording.txt');
		// The next must neither have that name nor take its result for its own.
		const again = await at.record([...steps, 'write=results/other.json,0.9']).ended;
		expect(again.code, again.stderr).toBe(0);
		expect((await at.names()).filter(name => name.endsWith('.csv'))).toEqual([
			'other_power_metrics.csv',
			'x_repetition_2_power_metrics.csv',
		]);
	});

	it('lets no result of several have the whole log', async () => {
		const steps = [
			'--result-filename=b.json',
			'sleep=3.5',
			'write=results/a.json,0.9',
			'sleep=3',
			'write=results/b.json,0.9',
		];
		const {code, stderr} = await at.record(steps).ended;
		expect(code, stderr).toBe(0);
		expect((await at.names()).filter(name => name.endsWith('.csv'))).toEqual([
			'a_power_metrics.csv',
			'b_power_metrics.csv',
		]);
		const parts = ['a', 'b'].map(name => timesIn(at.text(`results/${name}_power_metrics.csv`)));
		// How many readings a second come depends on the machine.
		const whole = new Set(parts.flat()).size;
		for (const part of parts) expect(part.length).toBeLessThan(whole);
	});

	it('keeps the log where no result came, and says so', async () => {
		const {code, stderr} = await at.record(['text=results/list.json', 'write=elsewhere/a.json']).ended;
		expect(code).toBe(1);
		expect(stderr).toMatch(/no result came into results\. The log is kept: \d{8}_\d{4}-\d{2}_power_metrics\.csv/);
		expect((await at.names()).filter(name => name !== 'list.json')).toEqual([
			expect.stringMatching(/^\d{8}_\d{4}-\d{2}_power_metrics\.csv$/),
			expect.stringMatching(/^\d{8}_\d{4}-\d{2}_recording\.txt$/),
		]);
	});

	it('says of a log without a result that its recording is over, and leaves the name to the next attempt', async () => {
		const steps = ['--result-filename=a.json', 'sleep=0.2'];
		const failed = await at.record([...steps, 'exit=3']).ended;
		expect(failed.code).toBe(3);
		const [log = '', note = ''] = await at.names();
		expect([log, note]).toEqual([
			expect.stringMatching(/^\d{8}_\d{4}-\d{2}_power_metrics\.csv$/),
			log.replace('power_metrics.csv', 'recording.txt'),
		]);
		expect(failed.stderr).toContain(`The log is kept: ${log}`);
		expect(JSON.parse(at.text(`results/${note}`))).toMatchObject({results: 0, log_utc_offset: 0});
		const again = await at.record([...steps, 'write=results/a.json,0.1']).ended;
		expect(again.code, again.stderr).toBe(0);
		expect(await at.names()).toContain('a_power_metrics.csv');
		const check = await at.begin(['check', '--only', 'csv-orphan', 'results']).ended;
		expect(check.stdout).toContain(`! ${log}: This recording has ended, and its command wrote no result`);
		expect(check.stdout).not.toContain('under way');
	});

	it('does not begin where the benchmark would write over a result and leave its log without it', async () => {
		const steps = ['--result-dir=results', '--result-filename', 'a.json', 'write=results/a.json'];
		expect((await at.record(steps).ended).code).toBe(0);
		const before = await at.names();
		const {code, stderr} = await at.record(steps).ended;
		expect(code).toBe(2);
		expect(stderr).toContain('results/a.json is there with its log, a_power_metrics.csv');
		expect(await at.names()).toEqual(before);
	});

	it('overwrites nothing', async () => {
		await at.record(['write=results/a.json']).ended;
		const before = ['a_power_metrics.csv', 'a_recording.txt', 'a_conf_compute.txt'].map(name =>
			at.text(`results/${name}`),
		);
		const {code, stderr} = await at.record(['sleep=0.1', 'write=results/a.json,0.1']).ended;
		expect(code).toBe(1);
		expect(stderr).toContain('a.json has a_power_metrics.csv beside it already, of a run before; that stays as it is.');
		const after = ['a_power_metrics.csv', 'a_recording.txt', 'a_conf_compute.txt'].map(name =>
			at.text(`results/${name}`),
		);
		expect(after).toEqual(before);
		expect((await at.names()).filter(name => /^\d{8}_\d{4}-\d{2}_power_metrics\.csv$/.test(name))).toHaveLength(1);
		// What was noted is of the result before, and is not taken for that of this one.
		const check = await at.begin(['check', '--only', 'recording-unreadable', 'results']).ended;
		expect(check.stdout).toContain('it and its log are of another run');
	});

	it('reads the idle GPU before and after, so that the checks can judge it, and energy is that of the run', async () => {
		const idle = {how: `idle=${at.path('busy')}`, lead: 4};
		const {code, stderr} = await at.record(['text=busy', 'sleep=1.2', 'write=results/a.json,1', 'remove=busy'], idle)
			.ended;
		expect(code, stderr).toBe(0);
		expect(stderr).toContain('cai-tui: bench starts when the idle GPU has been read for 4 s (--lead).');
		expect(stderr).toContain('cai-tui: bench has ended, and the GPU is read for another 4 s (--lead).');
		const log = at.text('results/a_power_metrics.csv');
		const noted = JSON.parse(at.text('results/a_recording.txt'));
		const times = timesIn(log);
		expect(noted.command_started - (times[0] ?? 0)).toBeGreaterThan(3.9);
		expect((times.at(-1) ?? 0) - noted.command_ended).toBeGreaterThan(3.5);
		const {findings, not_judged: open} = JSON.parse(
			(await at.begin(['check', '--format', 'json', 'results']).ended).stdout,
		);
		const codes = [...findings, ...open].map(({code: rule}: {code: string}) => rule);
		for (const rule of ['busy-at-start', 'foreign-tail', 'idle-power', 'csv-gap']) expect(codes).not.toContain(rule);
		const [run] = JSON.parse((await at.begin(['report', '--format', 'json', 'results']).ended).stdout).runs;
		const to = noted.result_written;
		expect(run.energy_window).toBe('recording');
		expect(run.metrics.energy).toBeCloseTo(stepwiseEnergy(log, to - 1, to), 2);
		expect(run.metrics.energy).toBeGreaterThan(300);
	});

	it('finds a GPU that others use before and after', async () => {
		const {stderr} = await at.record(['sleep=1.2', 'write=results/a.json,1'], {lead: 4}).ended;
		expect(stderr).toContain('Before the run the median utilization of the GPU was 97');
		expect(stderr).toContain('The GPU was not idle before the command either');
	});

	it('takes no result for its own that it cannot have made', async () => {
		const {code, stderr} = await at.record(['write=results/a.json,3600']).ended;
		expect(code).toBe(1);
		expect(stderr).toContain('a.json is of a run that took longer than the program. It is none of this recording.');
	});
});

describe('the exit status of cai-tui record', () => {
	it('is that of the program, however good its result', async () => {
		expect((await at.record(['write=results/a.json', 'exit=3']).ended).code).toBe(3);
		expect(existsSync(at.path('results/a_power_metrics.csv'))).toBe(true);
		await at.nothingRuns();
	});

	it('is 1 where check finds an error', async () => {
		const {code, stderr} = await at.record(['write=results/a.json,-1']).ended;
		expect(code).toBe(1);
		expect(stderr).toContain('duration is -1');
	});

	it.each([
		['no-such-program', 127, 'there is no such program'],
		['./no/such/program', 127, 'there is no such program'],
		['./plain', 126, 'it may not be executed'],
		['./bin', 126, 'it may not be executed'],
	])('%s: %i, at once', async (command, status, reason) => {
		await writeFile(at.path('plain'), 'echo');
		const {code, stderr} = await at.begin(['record', 'results', '--', command]).ended;
		expect(code).toBe(status);
		expect(stderr).toContain(`${command} cannot be started: `);
		expect(stderr).toContain(reason);
		expect([existsSync(at.path('results')), existsSync(at.path('nvidia-smi.pids'))]).toEqual([false, false]);
	});

	it('is 127 where the interpreter of a program is missing', async () => {
		await writeFile(at.path('script'), '#!/no/such/interpreter\n', {mode: 0o755});
		const {code, stderr} = await at.begin(['record', '--lead', '0', 'results', '--', './script']).ended;
		expect(code).toBe(127);
		expect(stderr).toContain('./script cannot be started: there is no such program, or its interpreter is missing');
		expect(existsSync(at.path('results'))).toBe(false);
		await at.nothingRuns();
	});

	it.each([
		[['record'], 'the program to run stands behind --'],
		[['record', 'results'], 'the program to run stands behind --'],
		[['record', 'results', '--'], 'the program to run stands behind --'],
		[['record', 'results', 'bench', '--save-result'], 'the program to run stands behind --'],
		[['record', '--', 'bench'], 'record needs the folder of the results'],
		[['record', 'a', 'b', '--', 'bench'], 'record takes one operand at most, not 2'],
		[['record', '--lead', '-1', 'a', '--', 'bench'], '--lead needs seconds from 0 to 3600'],
		[['record', '--interval', '0', 'a', '--', 'bench'], '--interval needs seconds from 0.1 to 3600'],
		[['record', 'bin/bench', '--', 'bench'], 'nothing can be recorded into bin/bench: it is a file.'],
		[['record', '/proc/of-nobody/here', '--', 'bench'], 'nothing can be recorded into /proc/of-nobody/here: '],
	])('is 2 where nothing was started: %j', async (args, sentence) => {
		const {code, stderr} = await at.begin([
			...args,
			...(args.includes('--') && args.at(-1) === 'bench' ? ['pid=started'] : []),
		]).ended;
		expect([code, stderr]).toEqual([2, expect.stringContaining(sentence)]);
		expect(existsSync(at.path('started'))).toBe(false);
	});

	it('is 2 without a GPU, before a benchmark is started, and nothing is left behind', async () => {
		const {code, stderr} = await at.record(['pid=started'], {how: 'driver'}).ended;
		expect(code).toBe(2);
		expect(stderr).toContain("couldn't communicate with the NVIDIA driver");
		expect(stderr).toContain('bench was not started.');
		const bare = await at.record(['pid=started'], {env: {PATH: at.path('bare')}}).ended;
		expect(bare.stderr).toContain('bench cannot be started');
		await mkdir(at.path('bare'));
		await rename(at.path('bin/bench'), at.path('bare/bench'));
		const without = await at.record(['pid=started'], {env: {PATH: at.path('bare')}}).ended;
		expect([without.code, without.stderr]).toEqual([2, expect.stringContaining('There is no nvidia-smi')]);
		expect([existsSync(at.path('started')), existsSync(at.path('results'))]).toEqual([false, false]);
	});

	it.each([
		[
			'missing=na',
			'There are no power readings of GPU 0: nvidia-smi says [N/A] instead. See what nvidia-smi -q -d POWER',
		],
		[
			'missing=na,field=power.draw,gpus=2',
			'There are no power readings of GPUs 0 and 1: nvidia-smi says [N/A] instead.',
		],
		['missing=lost', 'There are no power readings of GPU 0: nvidia-smi says [GPU is lost] instead. Reset the GPU'],
		['missing=permissions', 'nvidia-smi says [Insufficient Permissions] instead. Ask as a user who may use the GPU.'],
	])('is 2 without power, which is what a recording is for: %s', async (how, sentence) => {
		const {code, stderr} = await at.record(['pid=started'], {how}).ended;
		expect([code, stderr]).toEqual([2, expect.stringContaining(sentence)]);
		expect(stderr.trim().split('\n')).toEqual([expect.stringMatching(/bench was not started\.$/)]);
		expect([existsSync(at.path('started')), existsSync(at.path('results'))]).toEqual([false, false]);
		await at.nothingRuns();
	});

	it('does not depend on who of several that begin at once makes the folder above theirs', async () => {
		const results = [1, 2, 3, 4].map(run => `new/deep/${run}`);
		const all = results.map(folder => {
			const steps = ['sleep=0.8', `write=${folder}/a_repetition_1.json`];
			return at.begin(['record', '--interval', '0.1', '--lead', '0', folder, '--', 'bench', ...steps]).ended;
		});
		for (const {stderr, code} of await Promise.all(all)) expect([code, stderr]).toEqual([0, expect.any(String)]);
		for (const folder of results) expect(await at.names(folder)).toContain('a_repetition_1_power_metrics.csv');
	});

	it('removes of the folders that it made those alone that nobody uses', async () => {
		await mkdir(at.path('data'));
		const lost = {how: 'mute'};
		const recording = at.begin(['record', 'data/new/deep', '--', 'bench'], lost);
		await recording.until(() => existsSync(at.path('data/new/deep')));
		await writeFile(at.path('data/new/mine.txt'), '');
		recording.child.kill('SIGTERM');
		await recording.ended;
		expect(await at.names('data')).toEqual(['new']);
		expect(await at.names('data/new')).toEqual(['mine.txt']);
	});

	it.skipIf(process.getuid?.() === 0)('is 2 where the folder may not be written', async () => {
		await mkdir(at.path('results'), {mode: 0o500});
		const {code, stderr} = await at.record(['pid=started']).ended;
		expect([code, stderr]).toEqual([2, expect.stringContaining('permission denied')]);
		await chmod(at.path('results'), 0o700);
	});
});
