import {type ChildProcess, spawn} from 'node:child_process';
import {existsSync, readFileSync} from 'node:fs';
import {mkdir, mkdtemp, readdir, rm, symlink} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {dirname, join, resolve} from 'node:path';
import {expect, vi} from 'vitest';

export const program = resolve('dist/cli.js');

export type Ended = {
	/** As a shell says it: 128 and the signal's number where one ended it. */
	readonly code: number | null;
	readonly signal: string | null;
	readonly stdout: string;
	readonly stderr: string;
};

/** A folder with nvidia-smi and a benchmark on the path, and a place for results. */
export async function place() {
	const folder = await mkdtemp(join(tmpdir(), 'cai-tui-record-'));
	const bin = join(folder, 'bin');
	await mkdir(bin);
	await symlink(resolve('test/live/support/nvidia-smi.mjs'), join(bin, 'nvidia-smi'));
	await symlink(resolve('test/commands/record/support/bench.mjs'), join(bin, 'bench'));
	const pids = join(folder, 'nvidia-smi.pids');
	const env = (how: string) => ({
		PATH: [bin, dirname(process.execPath), '/usr/bin', '/bin'].join(':'),
		HOME: folder,
		XDG_CACHE_HOME: join(folder, 'cache'),
		LANG: 'C.UTF-8',
		TZ: 'UTC',
		STAND_IN: how,
		STAND_IN_PIDS: pids,
	});
	const path = (name: string) => join(folder, name);
	const begin = (args: readonly string[], {how = 'fine', env: more = {}, limit = ':'}: Begin = {}) => {
		const command = [process.execPath, program, ...args];
		return started(
			spawn('/bin/sh', ['-c', `${limit}; exec "$@"`, 'sh', ...command], {cwd: folder, env: {...env(how), ...more}}),
		);
	};
	return {
		folder,
		path,
		env,
		begin,
		/** Records into `results`, with a reading each tenth of a second, and without idle readings unless asked for. */
		record: (steps: readonly string[], {lead = 0, ...options}: Begin & {readonly lead?: number} = {}) =>
			begin(['record', '--interval', '0.1', '--lead', String(lead), 'results', '--', 'bench', ...steps], options),
		names: async (below = 'results') => (await readdir(path(below))).sort(),
		text: (name: string) => readFileSync(path(name), 'utf8'),
		/** Whether nothing that was started is there any more, not even as a zombie. */
		async nothingRuns(...more: readonly string[]) {
			const all = [pids, ...more.map(path)].flatMap(file =>
				existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : [],
			);
			expect(all.length).toBeGreaterThan(0);
			await vi.waitFor(() => expect(all.filter(pid => existsSync(`/proc/${pid}`))).toEqual([]), 5000);
		},
		remove: () => rm(folder, {recursive: true, force: true}),
	};
}

type Begin = {
	/** What the stand-in of nvidia-smi does. */
	readonly how?: string;
	readonly env?: Readonly<Record<string, string>>;
	/** What the shell does before it. */
	readonly limit?: string;
};

function started(child: ChildProcess) {
	const said = {stdout: '', stderr: ''};
	child.stdout?.setEncoding('utf8').on('data', piece => (said.stdout += piece));
	child.stderr?.setEncoding('utf8').on('data', piece => (said.stderr += piece));
	const ended = new Promise<Ended>(done => child.on('close', (code, signal) => done({code, signal, ...said})));
	return {
		child,
		ended,
		until: (what: () => boolean) => vi.waitFor(() => expect(what()).toBe(true), {timeout: 20_000, interval: 20}),
		said: () => said.stderr,
	};
}

/** `timestamp`s of a log, in seconds. */
export function timesIn(log: string): readonly number[] {
	return log.split('\n').flatMap(line => {
		const [time = ''] = line.split(',');
		return /^\d{4}\//.test(time) ? [Date.parse(`${time.replaceAll('/', '-').replace(' ', 'T')}Z`) / 1000] : [];
	});
}

/** J from a moment to another, by straight lines between readings, summed in steps of 0.1 ms. */
export function stepwiseEnergy(log: string, from: number, to: number): number {
	const times = timesIn(log);
	const watts = [...log.matchAll(/^\d{4}\/[^,]*, ([\d.]+) W/gm)].map(([, digits]) => Number(digits));
	const steps = Math.round((to - from) * 10_000);
	const step = (to - from) / steps;
	let joules = 0;
	for (let index = 0; index < steps; index++) {
		const at = from + (index + 0.5) * step;
		const next = times.findIndex(time => time >= at);
		const [a = 0, b = 0, p = 0, q = 0] = [times[next - 1], times[next], watts[next - 1], watts[next]];
		joules += (p + ((q - p) * (at - a)) / (b - a)) * step;
	}
	return joules;
}
