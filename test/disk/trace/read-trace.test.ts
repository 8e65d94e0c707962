import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {readTrace} from '../../../source/disk/trace/read-trace.ts';

let folder = '';

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'cai-tui-trace-'));
});
afterAll(() => rm(folder, {recursive: true}));

async function read(content: string | Buffer) {
	const file = join(folder, 'log.csv');
	await writeFile(file, content);
	return readTrace(file, {path: 'tee_on/log.csv', device: 'gpu'});
}

const header = 'timestamp, power.draw [W], utilization.gpu [%]\n';

describe('readTrace', () => {
	it('makes a column of numbers of each channel, with gaps where the driver had no answer', async () => {
		const {trace, problems} = await read(
			`${header}2026/05/09 03:57:48.500, 62.87 W, 0 %\n2026/05/09 03:57:49.500, [N/A], 7 %\n`,
		);
		expect(problems).toEqual([]);
		expect(trace).toMatchObject({
			path: 'tee_on/log.csv',
			device: 'gpu',
			clock: 'wall',
			start: Date.UTC(2026, 4, 9, 3, 57, 48, 500) / 1000,
			columns: ['power', 'utilization'],
			rows: 2,
			badRows: 0,
			missing: {power: 1},
			driverMessages: [],
			cutShort: false,
		});
		expect(trace?.series).toHaveLength(1);
		expect([...(trace?.series[0]?.channels.power ?? [])]).toEqual([62.87, Number.NaN]);
		expect([...(trace?.series[0]?.channels.utilization ?? [])]).toEqual([0, 7]);
		expect(Object.keys(trace?.series[0]?.channels ?? {})).toEqual(['power', 'utilization']);
	});

	it('parts GPUs by their index, and by their place in the tick where they have none', async () => {
		const indexed = await read(
			'timestamp, index, power.draw [W]\n' +
				[0, 1, 2]
					.map(
						second =>
							`2026/05/09 03:57:4${second}.100, 0, 1${second} W\n2026/05/09 03:57:4${second}.103, 1, 2${second} W\n`,
					)
					.join(''),
		);
		const bare = await read(
			'timestamp, power.draw [W]\n' +
				[0, 1, 2]
					.map(
						second => `2026/05/09 03:57:4${second}.100, 1${second} W\n2026/05/09 03:57:4${second}.103, 2${second} W\n`,
					)
					.join(''),
		);
		for (const {trace} of [indexed, bare]) {
			expect(trace?.series.map(({gpu, channels}) => [gpu, ...(channels.power ?? [])])).toEqual([
				['0', 10, 11, 12],
				['1', 20, 21, 22],
			]);
		}
	});

	it('takes a row a second where the log has no time', async () => {
		const {trace} = await read('power.draw [W]\n63 W\n64 W\n');
		expect(trace?.clock).toBe('none');
		expect([...(trace?.series[0]?.time ?? [])]).toEqual([0, 1]);
	});

	it('has gaps where a restarted logger had not these columns', async () => {
		const {trace} = await read(
			'timestamp, power.draw [W]\n2026/05/09 03:57:48, 1 W\ntimestamp, utilization.gpu [%]\n2026/05/09 03:57:50, 7 %\n',
		);
		expect(trace?.columns).toEqual(['power', 'utilization']);
		expect([...(trace?.series[0]?.channels.power ?? [])]).toEqual([1, Number.NaN]);
		expect([...(trace?.series[0]?.channels.utilization ?? [])]).toEqual([Number.NaN, 7]);
	});

	it('knows the columns of a log that ends behind its header', async () => {
		const {trace, problems} = await read('timestamp,power_w,util_gpu\n');
		expect(problems).toEqual([]);
		expect(trace).toMatchObject({rows: 0, series: [], start: null, columns: ['power', 'utilization'], clock: 'wall'});
	});

	it.each([
		['an empty file', '', 'it is empty'],
		['a shell script', 'cd ~/bench\n', 'no line of it reads like a log (first: “cd ~/bench”)'],
		[
			'nvidia-smi dmon',
			'# gpu    pwr  gtemp\n# Idx      W      C\n    0     35     32\n',
			'it is the text of nvidia-smi dmon, which has no columns to tell apart',
		],
		['a driver that found no GPU', 'No devices were found\n', 'all it says is “No devices were found”'],
	])('names %s as no log', async (_, content, reason) => {
		const {trace, problems} = await read(content);
		expect(trace).toBeNull();
		expect(problems).toMatchObject([
			{code: 'csv-unreadable', severity: 'error', message: `It is no GPU log: ${reason}.`},
		]);
	});

	it('says that columns without names are a guess', async () => {
		const {trace, problems} = await read('28.44\n28.45\n');
		expect(trace?.columns).toEqual(['power']);
		expect(problems).toMatchObject([{code: 'csv-no-header', severity: 'note'}]);
	});

	it('reads UTF-16, as PowerShell writes it', async () => {
		const {trace} = await read(Buffer.from(`\ufeff${header}2026/05/09 03:57:48.500, 62.87 W, 0 %\n`, 'utf16le'));
		expect([...(trace?.series[0]?.channels.power ?? [])]).toEqual([62.87]);
	});

	it('says why a file cannot be read', async () => {
		const read = await readTrace(join(folder, 'absent.csv'), {path: 'absent.csv', device: 'gpu'});
		expect(read.trace).toBeNull();
		expect(read.problems).toMatchObject([{code: 'not-readable'}]);
	});

	it('stops when it is told to', async () => {
		const file = join(folder, 'long.csv');
		await writeFile(file, header);
		await expect(readTrace(file, {path: '', device: 'gpu', signal: AbortSignal.abort()})).rejects.toThrow();
	});

	it('lets other work have its turn while it reads a long log', async () => {
		const row = '2026/05/09 03:57:48.500, 62.87 W, 0 %\n';
		const reading = read(header + row.repeat(50_000));
		let turns = 0;
		const timer = setInterval(() => turns++, 1);
		const {trace} = await reading;
		clearInterval(timer);
		expect(trace?.rows).toBe(50_000);
		expect(turns).toBeGreaterThan(5);
	});
});
