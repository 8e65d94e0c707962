import {spawn} from 'node:child_process';
import {existsSync, readFileSync} from 'node:fs';
import {mkdtemp, rm, symlink, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {dirname, join, resolve} from 'node:path';
import {afterEach, beforeEach, describe, expect, it, vi} from 'vitest';

vi.setConfig({testTimeout: 60_000});

let folder: string;

beforeEach(async () => {
	if (!existsSync('dist/cli.js')) throw new Error('dist/cli.js is missing: npm run build');
	folder = await mkdtemp(join(tmpdir(), 'cai-tui-live-lines-'));
	await symlink(resolve('test/live/support/nvidia-smi.mjs'), join(folder, 'nvidia-smi'));
});

afterEach(() => rm(folder, {recursive: true}));

type Outcome = {readonly stdout: string; readonly stderr: string; readonly code: number | null};

/** Without a terminal. A signal ends it where `isEnough` of what it prints, or after `patience` milliseconds. */
function live(
	how: string,
	{
		args = [],
		path = folder,
		isEnough = () => false,
		patience = 50_000,
	}: {
		readonly args?: readonly string[];
		readonly path?: string;
		readonly isEnough?: (printed: Outcome) => boolean;
		readonly patience?: number;
	} = {},
): Promise<Outcome> {
	const child = spawn(process.execPath, ['dist/cli.js', 'live', '--interval', '0.2', ...args], {
		stdio: ['ignore', 'pipe', 'pipe'],
		env: {
			PATH: [path, dirname(process.execPath), '/usr/bin', '/bin'].join(':'),
			HOME: folder,
			STAND_IN: how,
			STAND_IN_PIDS: join(folder, 'pids'),
		},
	});
	let printed: Outcome = {stdout: '', stderr: '', code: null};
	const note = (more: Partial<Outcome>): void => {
		printed = {...printed, ...more};
		if (isEnough(printed)) child.kill('SIGTERM');
	};
	child.stdout.setEncoding('utf8').on('data', piece => note({stdout: printed.stdout + piece}));
	child.stderr.setEncoding('utf8').on('data', piece => note({stderr: printed.stderr + piece}));
	const timer = setTimeout(() => child.kill('SIGTERM'), patience);
	return new Promise(done => {
		child.on('close', code => {
			clearTimeout(timer);
			done({...printed, code});
		});
	});
}

async function noChild(): Promise<void> {
	const pids = readFileSync(join(folder, 'pids'), 'utf8').trim().split('\n');
	await vi.waitFor(() => expect(pids.filter(pid => existsSync(`/proc/${pid}`))).toEqual([]), 5000);
}

const linesIn = (text: string) => text.split('\n').length - 1;

describe('the GPUs of this machine, where there is no terminal', () => {
	it('end with 2 and a sentence where there is no nvidia-smi', async () => {
		const {stdout, stderr, code} = await live('', {path: '/nowhere'});
		expect([stdout, code]).toEqual(['', 2]);
		expect(stderr).toMatch(/^cai-tui: There is no nvidia-smi on this machine\. Install the NVIDIA driver, .*\.\n$/);
	});

	it.each([
		['driver', /^cai-tui: nvidia-smi says: .*couldn't communicate with the NVIDIA driver\..*modprobe nvidia\)\.\n$/],
		['says=none', /^cai-tui: nvidia-smi says: No devices were found\. .*lspci.*\n$/],
		// It is given the benefit of the doubt first.
		['mute', /no reading for 2 s\..*\n.*has not answered for 15 s and was ended\. The driver may be stuck.*\n$/],
	])('end with 2 and a sentence where there is no GPU to begin with: %s', async (how, sentence) => {
		const {stderr, code} = await live(how);
		expect(stderr).toMatch(sentence);
		expect(code).toBe(2);
		await noChild();
	});

	it('are a line for each reading of each, until a signal ends them', async () => {
		const {stdout, stderr, code} = await live('gpus=2', {isEnough: ({stdout: printed}) => linesIn(printed) >= 6});
		expect([stderr, code]).toEqual(['', 143]);
		const [first, second] = stdout.split('\n');
		expect(first).toMatch(
			/^\d\d:\d\d:\d\d {2}GPU 0 {2}350\.0 W {2}of 400 W {2}GPU 97 % {2}memory 41 % {2}61 °C {2}1785 MHz$/,
		);
		expect(second).toContain('GPU 1  360.0 W');
		await noChild();
	});

	it('are waited for where they are lost later, which is told once each time', async () => {
		const {stderr, code} = await live('exit=9,from=2', {isEnough: ({stdout}) => linesIn(stdout) >= 4});
		// It ends again a moment after the fourth line.
		expect(stderr).toMatch(/^(cai-tui: nvidia-smi ended with code 9\..*\n){1,2}$/);
		expect(code).toBe(143);
	});

	it('tell a silence once, however long it is', async () => {
		const {stderr, code} = await live('hang,from=2', {patience: 5000});
		expect(stderr).toMatch(/^cai-tui: nvidia-smi has given no reading for 2 s\..*\n$/);
		expect(code).toBe(143);
		await noChild();
	});

	it('end in silence where nobody reads on', async () => {
		const command = `'${process.execPath}' dist/cli.js live --interval 0.2 | head -2`;
		const PATH = [folder, dirname(process.execPath), '/usr/bin', '/bin'].join(':');
		const env = {PATH, HOME: folder, STAND_IN: '', STAND_IN_PIDS: join(folder, 'pids')};
		const child = spawn('sh', ['-c', command], {stdio: ['ignore', 'pipe', 'pipe'], env});
		let stderr = '';
		child.stderr.setEncoding('utf8').on('data', piece => (stderr += piece));
		await new Promise(done => child.on('close', done));
		expect(stderr).toBe('');
		await noChild();
	});

	it('leave no recording without a reading, which would be in the way of the next', async () => {
		const file = join(folder, 'gpu.csv');
		expect((await live('driver', {args: ['--record', file]})).code).toBe(2);
		expect(existsSync(file)).toBe(false);
		await live('gpus=2', {args: ['--record', file], isEnough: ({stdout}) => linesIn(stdout) >= 4});
		expect(readFileSync(file, 'utf8').split('\n').length).toBeGreaterThan(4);
	});

	it('leave none where a signal comes before the first', async () => {
		const file = join(folder, 'gpu.csv');
		expect((await live('mute', {args: ['--record', file], patience: 1500})).code).toBe(143);
		expect(existsSync(file)).toBe(false);
	});

	it('are never recorded over another file, nor into a folder that is not there', async () => {
		const file = join(folder, 'gpu.csv');
		await writeFile(file, 'measured long ago');
		const {stderr, code} = await live('', {args: ['--record', file]});
		expect([stderr, code]).toEqual([
			`cai-tui: ${file} cannot be recorded into: it is there already, and nothing is ever overwritten.\n`,
			2,
		]);
		expect(readFileSync(file, 'utf8')).toBe('measured long ago');
		expect((await live('', {args: ['--record', join(folder, 'none', 'gpu.csv')]})).code).toBe(2);
	});
});
