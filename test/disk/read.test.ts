import {execFileSync} from 'node:child_process';
import {once} from 'node:events';
import {chmod, mkdir, symlink} from 'node:fs/promises';
import {createServer} from 'node:net';
import {basename} from 'node:path';
import {getuid} from 'node:process';
import {afterEach, describe, expect, it} from 'vitest';
import {read} from '../../source/disk/read.ts';
import type {ParsedFile} from '../../source/disk/read-event.ts';
import {resultText} from './result/result-text.ts';
import {readAll, studyFolder} from './study-folder.ts';

const trace = 'timestamp, power.draw [W]\n2025/10/24 14:30:05.000, 100.00 W\n2025/10/24 14:30:06.000, 110.00 W\n';
const cpuTrace = 'timestamp,package_power_watts\n2025-10-24 14:30:05,200.00\n';

let remove = async (): Promise<void> => {};
afterEach(() => remove());

async function study(files: Readonly<Record<string, string>>) {
	const folder = await studyFolder(files);
	remove = folder.remove;
	return folder;
}

describe('reading a study', () => {
	it('tells runs with all that lies beside them', async () => {
		const {root, path} = await study({
			'e/Gemma3 1B/tee_on/20251024_1430-00_repetition_1.json': resultText(),
			'e/Gemma3 1B/tee_on/20251024_1430-00_repetition_1_power_metrics_GPU.csv': trace,
			'e/Gemma3 1B/tee_on/20251024_1430-00_repetition_1_power_metrics_CPU.csv': cpuTrace,
			'e/Gemma3 1B/tee_on/20251024_1430-00_repetition_1_conf_compute.txt': 'CC State : ON\nDevTools Mode : OFF\n',
			'e/Gemma3 1B/tee_on/20251024_1400-00_e_system_info.txt': 'Hostname: alpha\nProduct Name : NVIDIA H100 NVL\n',
			'e/Gemma3 1B/tee_on/20251024_1530-00_repetition_2.json': resultText(),
			'e/Gemma3 1B/tee_on/20251024_1530-00_repetition_2.json_power_metrics.csv': trace,
		});
		const {runs, findings, ignored, isDone} = await readAll(root);
		expect({findings, ignored, isDone}).toEqual({findings: [], ignored: [], isDone: true});
		expect(runs).toMatchObject([
			{
				id: 'e/Gemma3 1B/tee_on/20251024_1430-00_repetition_1.json',
				file: path('e/Gemma3 1B/tee_on/20251024_1430-00_repetition_1.json'),
				experiment: 'e',
				condition: 'Gemma3 1B',
				teeMode: 'tee_on',
				modeSource: 'folder',
				repetition: 1,
				result: {completed: 4},
				traces: [
					{path: 'e/Gemma3 1B/tee_on/20251024_1430-00_repetition_1_power_metrics_GPU.csv', device: 'gpu', rows: 2},
					{path: 'e/Gemma3 1B/tee_on/20251024_1430-00_repetition_1_power_metrics_CPU.csv', device: 'cpu', rows: 1},
				],
				systemInformation: {
					paths: [
						'e/Gemma3 1B/tee_on/20251024_1430-00_repetition_1_conf_compute.txt',
						'e/Gemma3 1B/tee_on/20251024_1400-00_e_system_info.txt',
					],
					hostname: 'alpha',
					gpuName: 'NVIDIA H100 NVL',
					ccState: 'on',
					devTools: 'off',
				},
				bytes: Buffer.byteLength(resultText()),
			},
			{repetition: 2, traces: [{device: 'gpu', rows: 2}], systemInformation: {hostname: 'alpha', ccState: null}},
		]);
		expect(Math.abs((runs[0]?.modified ?? 0) - Date.now() / 1000)).toBeLessThan(60);
	});

	it('says how far it is, and reads small folders first', async () => {
		const {root} = await study({
			'big/A/tee_on/x_repetition_1.json': resultText({label: 'x'.repeat(5000)}),
			'big/A/tee_on/x_repetition_2.json': resultText({label: 'x'.repeat(5000)}),
			'small/B/tee_on/x_repetition_1.json': resultText(),
		});
		const {events} = await readAll(root);
		const told = events.map(event =>
			event.type === 'run'
				? event.run.experiment
				: event.type === 'progress'
					? `${event.done}/${event.total}`
					: event.type,
		);
		expect(told.filter(text => text !== 'found')).toEqual(['small', '1/3', 'big', '2/3', 'big', '3/3', 'done']);
		const found = events.filter(event => event.type === 'found');
		expect(found.at(-1)).toMatchObject({files: 3});
		expect(found.at(-1)?.bytes).toBe(
			3 * Buffer.byteLength(resultText({label: 'x'})) +
				2 * 4999 -
				Buffer.byteLength('"x"') +
				Buffer.byteLength('"throughput"'),
		);
	});

	it('pairs by the stem and nothing else', async () => {
		const {root} = await study({
			'e/c/tee_on/a_repetition_1.json': resultText(),
			'e/c/tee_on/a_repetition_1_power_metrics.csv': trace,
			'e/c/tee_on/a_repetition_1_power_metrics_GPU.csv': trace,
			'e/c/tee_on/a_repetition_2.json': resultText(),
			'e/c/tee_on/a_repetition_3_power_metrics.csv': trace,
			'e/c/tee_on/a_repetition_4_conf_compute.txt': 'CC State : ON',
		});
		const {runs, findings, ignored} = await readAll(root);
		expect(runs.map(run => run.traces.map(each => each.path))).toEqual([
			['e/c/tee_on/a_repetition_1_power_metrics_GPU.csv'],
			[],
		]);
		expect(findings).toMatchObject([
			{
				code: 'csv-orphan',
				severity: 'warning',
				scope: 'file',
				path: 'e/c/tee_on/a_repetition_3_power_metrics.csv',
				evidence: {bytes: trace.length},
			},
		]);
		expect(ignored).toEqual([
			{path: 'e/c/tee_on/a_repetition_1_power_metrics.csv', reason: 'another trace of a result that has one'},
			{path: 'e/c/tee_on/a_repetition_4_conf_compute.txt', reason: 'belongs to no result by its name'},
		]);
	});

	it('keeps what cannot be read in its place, with the reason, and reads the rest', async () => {
		const {root} = await study({
			'e/c/tee_on/x_repetition_1.json': resultText().slice(0, 100),
			'e/c/tee_on/x_repetition_2.json': '',
			'e/c/tee_on/x_repetition_3.json': resultText(),
			'e/c/tee_on/x_repetition_3_power_metrics.csv': 'cd ~/bench\n',
			'e/c/tee_on/summary.json': `[${resultText()}]`,
		});
		const {runs, findings, ignored, isDone} = await readAll(root);
		expect(isDone).toBe(true);
		expect(runs).toMatchObject([
			{
				repetition: 1,
				result: null,
				findings: [
					{code: 'json-unreadable', scope: 'run', path: 'e/c/tee_on/x_repetition_1.json', evidence: {truncated: true}},
				],
			},
			{repetition: 2, result: null, findings: [{code: 'json-unreadable'}]},
			{
				repetition: 3,
				result: {completed: 4},
				traces: [],
				findings: [
					{
						code: 'csv-unreadable',
						message: expect.stringContaining('x_repetition_3_power_metrics.csv: It is no GPU log'),
						evidence: {file: 'e/c/tee_on/x_repetition_3_power_metrics.csv'},
					},
				],
			},
		]);
		expect(findings).toMatchObject([
			{code: 'json-not-a-run', severity: 'note', scope: 'file', path: 'e/c/tee_on/summary.json'},
		]);
		expect(ignored).toEqual([{path: 'e/c/tee_on/summary.json', reason: 'not a serving result: a list'}]);
	});

	it('tells the runs of one file apart by their parameters', async () => {
		const lines = [
			resultText({request_rate: 10, gateway: 'a', seed: '1'}),
			resultText({request_rate: 'inf', gateway: 'a', seed: '2'}),
			resultText({request_rate: 10, gateway: 'a', seed: '3'}),
		];
		const {root} = await study({
			'e/c/tee_on/all.json': `${lines.join('\n')}\n`,
			'e/c/tee_on/all_power_metrics.csv': trace,
		});
		const {runs, findings} = await readAll(root);
		expect(runs.map(({id, condition, repetition, traces}) => [id, condition, repetition, traces.length])).toEqual([
			['e/c/tee_on/all.json#1', 'c_qps_10', 1, 1],
			['e/c/tee_on/all.json#2', 'c_qps_inf', 1, 1],
			['e/c/tee_on/all.json#3', 'c_qps_10', 2, 1],
		]);
		expect(findings).toMatchObject([{code: 'ndjson-multi', scope: 'file', path: 'e/c/tee_on/all.json'}]);
	});

	it('lists what it passes over, much of one kind together', async () => {
		const pictures = Object.fromEntries(Array.from({length: 20}, (_, index) => [`plots/p${index}.png`, '']));
		const {root} = await study({
			...pictures,
			'notes.md': '',
			'e/c/tee_on/x_repetition_1.json': resultText(),
			'e/c/tee_on/x_repetition_1.json.gz': '',
			'e/c/tee_on/x_repetition_1.pytorch.json': '[]',
			'.git/config': '',
			'node_modules/a/package.json': '{}',
			'cai-tui.json': '{}',
		});
		const {ignored, runs} = await readAll(root);
		expect(runs).toHaveLength(1);
		expect([...ignored].sort((a, b) => (a.path < b.path ? -1 : 1))).toEqual([
			{path: '.git', reason: 'hidden'},
			{path: 'e/c/tee_on/x_repetition_1.json.gz', reason: 'compressed: unpack it to have it read'},
			{
				path: 'e/c/tee_on/x_repetition_1.pytorch.json',
				reason: 'not a serving result: the same numbers again, as a list for PyTorch’s dashboard',
			},
			{path: 'node_modules', reason: 'a folder of programs'},
			{path: 'notes.md', reason: 'not a result: no JSON, no trace, no system information'},
			{path: 'plots/', reason: 'a picture or a page', times: 20},
		]);
	});
});

describe('what is no file', () => {
	it('is passed over with the reason, and never opened', async () => {
		const {root, path} = await study({'e/c/tee_on/x_repetition_1.json': resultText()});
		// Whoever opens a pipe waits for its other end.
		execFileSync('mkfifo', [path('e/c/tee_on/x_repetition_2.json'), path('x_repetition_1_power_metrics.csv')]);
		await symlink(path('e/c/tee_on/x_repetition_2.json'), path('e/c/tee_on/x_repetition_3.json'));
		await symlink('/dev/null', path('e/c/tee_on/x_repetition_4.json'));
		const server = createServer().listen(path('s.json'));
		await once(server, 'listening');
		const {runs, ignored, findings} = await readAll(root);
		server.close();
		expect(runs).toHaveLength(1);
		expect(findings).toEqual([]);
		expect(Object.fromEntries(ignored.map(each => [each.path, each.reason]))).toEqual({
			's.json': 'a socket',
			'x_repetition_1_power_metrics.csv': 'a named pipe',
			'e/c/tee_on/x_repetition_2.json': 'a named pipe',
			'e/c/tee_on/x_repetition_3.json': 'a link to a named pipe',
			'e/c/tee_on/x_repetition_4.json': 'a link to a device',
		});
	});

	it('is told of the root by its name', async () => {
		const {root} = await study(Object.fromEntries(Array.from({length: 9}, (_, index) => [`log${index}.csv`, ''])));
		const {ignored} = await readAll(root);
		expect(ignored.map(({path, times}) => ({path, times}))).toEqual([{path: `${basename(root)}/`, times: 9}]);
	});
});

describe('links', () => {
	it('are followed out of the study, once, and never in circles', async () => {
		const outside = await studyFolder({'c/tee_on/x_repetition_1.json': resultText()});
		const {root, path} = await study({'e/d/tee_on/x_repetition_1.json': resultText()});
		await symlink(outside.root, path('linked'));
		await symlink(outside.path('c'), path('again'));
		await symlink(root, path('e/circle'));
		await symlink(path('e/d'), path('latest'));
		await symlink(path('nowhere'), path('broken.json'));
		await symlink(path('self'), path('self'));
		const {runs, ignored} = await readAll(root);
		await outside.remove();
		const ids = runs.map(run => run.id);
		expect(ids).toContain('e/d/tee_on/x_repetition_1.json');
		expect(ids).toHaveLength(2);
		const reasons = new Map(ignored.map(each => [each.path, each.reason]));
		expect(reasons.get('e/circle')).toBe('a link to a folder of this study, which is read in its own place');
		expect(reasons.get('latest')).toBe('a link to a folder of this study, which is read in its own place');
		expect(reasons.get('broken.json')).toBe('a broken link');
		expect(reasons.get('self')).toBe('a link that goes round in a circle');
		expect(
			[reasons.get('again'), reasons.get('linked')].filter(
				reason => reason === 'a link to a folder that another link leads to',
			),
		).toHaveLength(1);
	});
});

describe('roots', () => {
	it('may be one file', async () => {
		const {path} = await study({
			'e/c/tee_on/x_repetition_1.json': resultText(),
			'e/c/tee_on/x_repetition_1_power_metrics.csv': trace,
			'e/c/tee_on/x_repetition_2.json': resultText(),
			'e/c/tee_on/deeper/x_repetition_3.json': resultText(),
		});
		const {runs, findings, ignored} = await readAll(path('e/c/tee_on/x_repetition_1.json'));
		expect(runs).toMatchObject([
			{id: 'x_repetition_1.json', experiment: 'e', condition: 'c', teeMode: 'tee_on', traces: [{rows: 2}]},
		]);
		expect({findings, ignored}).toEqual({findings: [], ignored: []});
	});

	it('that are not there, or no results, are said to be so', async () => {
		const {root, path} = await study({'notes.txt': ''});
		const {findings, runs, isDone} = await readAll([{path: path('absent')}, {path: path('notes.txt')}, {path: root}]);
		expect(runs).toEqual([]);
		expect(isDone).toBe(true);
		expect(findings).toMatchObject([
			{code: 'path-missing', severity: 'error', scope: 'file', path: path('absent')},
			{code: 'not-readable', severity: 'error', scope: 'file', path: path('notes.txt')},
		]);
	});

	it('that overlap are read once', async () => {
		const {root, path} = await study({'e/c/tee_on/x_repetition_1.json': resultText()});
		const {runs} = await readAll([{path: root}, {path: path('e')}]);
		expect(runs).toHaveLength(1);
	});

	it('of a pair make pairs', async () => {
		const {path} = await study({
			'off/results/e/c/x_repetition_1.json': resultText(),
			'on/results/e/c/x_repetition_1.json': resultText(),
		});
		const {runs} = await readAll([
			{path: path('off/results'), mode: 'tee_off'},
			{path: path('on/results'), mode: 'tee_on'},
		]);
		expect(runs).toMatchObject([
			{
				id: 'off/results/e/c/x_repetition_1.json',
				experiment: 'e',
				condition: 'c',
				teeMode: 'tee_off',
				modeSource: 'option',
			},
			{
				id: 'on/results/e/c/x_repetition_1.json',
				experiment: 'e',
				condition: 'c',
				teeMode: 'tee_on',
				modeSource: 'option',
			},
		]);
	});

	it.skipIf(getuid?.() === 0)('that may not be listed are findings', async () => {
		const {root, path} = await study({'e/c/tee_on/x_repetition_1.json': resultText()});
		await mkdir(path('closed'));
		await chmod(path('closed'), 0o000);
		const {runs, findings} = await readAll(root);
		expect(runs).toHaveLength(1);
		expect(findings).toMatchObject([{code: 'not-readable', path: 'closed/'}]);
	});

	it('hold names that a terminal would act on, and give printable ones', async () => {
		const {root} = await study({'e\u001b[2J/c/tee_on/x\u0007_repetition_1.json': resultText()});
		const {runs} = await readAll(root);
		expect(runs).toMatchObject([
			{id: 'e\\x1b[2J/c/tee_on/x\\x07_repetition_1.json', experiment: 'e\\x1b[2J', result: {completed: 4}},
		]);
	});

	it('tell that a study below them is synthetic', async () => {
		const {root} = await study({'demo/SYNTHETIC.txt': '', 'demo/e/c/tee_on/x_repetition_1.json': resultText()});
		expect((await readAll(root)).findings).toMatchObject([
			{code: 'synthetic-data', severity: 'note', path: 'demo/SYNTHETIC.txt'},
		]);
	});
});

describe('stopping', () => {
	const files = Object.fromEntries(
		Array.from({length: 30}, (_, index) => [`e/c/tee_on/x_repetition_${index}.json`, resultText()]),
	);

	it('ends the stream when the signal is aborted', async () => {
		const {root} = await study(files);
		const controller = new AbortController();
		const told: string[] = [];
		for await (const event of read([{path: root}], {signal: controller.signal})) {
			told.push(event.type);
			if (event.type === 'run') controller.abort();
		}
		expect(told.filter(type => type === 'run').length).toBeLessThan(10);
		expect(told).not.toContain('done');
	});

	it('tells nothing where the signal was aborted before', async () => {
		const {root} = await study(files);
		const {events} = await readAll(root, {signal: AbortSignal.abort()});
		expect(events.filter(event => event.type === 'run')).toEqual([]);
	});

	it('lets go of everything when nobody asks any more', async () => {
		const {root} = await study(files);
		const signals: (AbortSignal | undefined)[] = [];
		const never = (_file: string, signal?: AbortSignal): Promise<ParsedFile> => {
			signals.push(signal);
			return signals.length === 1
				? Promise.resolve({results: [], problems: [], foreign: null})
				: new Promise((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason)));
		};
		for await (const event of read([{path: root}], {parse: never})) if (event.type === 'run') break;
		expect(signals.length).toBeGreaterThan(1);
		expect(signals.every(signal => signal?.aborted)).toBe(true);
	});

	it('does not take a bug for the end of the stream', async () => {
		const {root} = await study(files);
		const broken = () => Promise.reject(new TypeError('a bug'));
		await expect(readAll(root, {parse: broken})).rejects.toThrow('a bug');
	});
});
