import {spawn} from 'node:child_process';
import {
	existsSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	symlinkSync,
	writeFileSync,
} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join, resolve} from 'node:path';
import {fileURLToPath} from 'node:url';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {type Case, folded, parseCase} from './case-file.ts';

const here = dirname(fileURLToPath(import.meta.url));
const bundle = resolve(here, '../../dist/cli.js');
const {version} = JSON.parse(readFileSync(resolve(here, '../../package.json'), 'utf8')) as {readonly version: string};

const parent = mkdtempSync(join(tmpdir(), 'cai-tui-cases-'));

beforeAll(() => {
	if (!existsSync(bundle)) throw new Error(`${bundle} is missing: npm run build`);
	mkdirSync(join(parent, 'bin'));
	symlinkSync(bundle, join(parent, 'bin', 'cai-tui'));
});

afterAll(() => rmSync(parent, {recursive: true, force: true}));

/** Commands of the shell, with `cai-tui` on the path and nothing else of this machine to depend on. */
function run(command: string, folder: string, env: Case['env']) {
	const child = spawn('sh', ['-c', command], {
		cwd: folder,
		stdio: ['ignore', 'pipe', 'pipe'],
		env: {
			PATH: `${join(parent, 'bin')}:${process.env['PATH']}`,
			HOME: parent,
			XDG_CACHE_HOME: join(parent, 'cache'),
			LANG: 'C.UTF-8',
			TZ: 'UTC',
			...env,
		},
	});
	const outputs = {stdout: '', stderr: ''};
	child.stdout.setEncoding('utf8').on('data', piece => (outputs.stdout += piece));
	child.stderr.setEncoding('utf8').on('data', piece => (outputs.stderr += piece));
	return new Promise<{readonly stdout: string; readonly stderr: string; readonly exit: number | null}>(done => {
		child.on('close', exit => done({...outputs, exit}));
	});
}

/** Without what differs from machine to machine and from release to release. */
function linesOf(text: string, folder: string): readonly string[] {
	const plain = text.replaceAll(folder, 'DIR').replaceAll(parent, 'HOME').replaceAll(version, 'VERSION');
	return plain === '' ? [] : plain.replace(/\n$/, '').split('\n');
}

describe('cai-tui', () => {
	const names = readdirSync(join(here, 'cases')).filter(name => name.endsWith('.txt'));

	it.each(names.map(name => [name, parseCase(readFileSync(join(here, 'cases', name), 'utf8'))] as const))(
		'%s',
		async (name, {files, env, steps}) => {
			const folder = join(parent, name.replace(/\.txt$/, ''));
			mkdirSync(folder);
			for (const file of files) {
				const path = join(folder, file.name);
				mkdirSync(file.name.endsWith('/') ? path : dirname(path), {recursive: true});
				if (!file.name.endsWith('/')) writeFileSync(path, file.text);
			}
			expect(steps.length).toBeGreaterThan(0);
			for (const step of steps) {
				const {stdout, stderr, exit} = await run(step.command, folder, env);
				const seen = {
					command: step.command,
					stdout: folded(linesOf(stdout, folder), step.stdout),
					stderr: folded(linesOf(stderr, folder), step.stderr),
					exit,
				};
				expect(seen).toEqual(step);
			}
		},
		120_000,
	);
});
