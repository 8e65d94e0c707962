import {rmSync} from 'node:fs';
import {mkdtemp} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join, resolve} from 'node:path';
import {pathToFileURL} from 'node:url';
import {build, type Plugin} from 'esbuild';

/**
 * Bundles a program as `scripts/build.mjs` bundles the explorer, into a folder that goes when the process ends; gives the
 * file to run.
 */
export async function bundle(entry: string, {isInkFaster = true} = {}): Promise<string> {
	const folder = await mkdtemp(join(tmpdir(), 'cai-tui-bundle-'));
	process.once('exit', () => rmSync(folder, {recursive: true, force: true}));
	await build({
		entryPoints: {program: entry},
		outdir: folder,
		outExtension: {'.js': '.mjs'},
		bundle: true,
		// As there: what Ink loads of React's development tools stays a file that nobody asks for.
		splitting: true,
		format: 'esm',
		platform: 'node',
		target: 'node20.19',
		jsx: 'automatic',
		minify: true,
		legalComments: 'none',
		define: {'process.env.NODE_ENV': '"production"'},
		external: ['react-devtools-core'],
		banner: {
			js: "import {createRequire as __createRequire} from 'node:module'; const require = __createRequire(import.meta.url);",
		},
		plugins: isInkFaster ? [await fasterInk()] : [],
		logLevel: 'warning',
	});
	return join(folder, 'program.mjs');
}

/** Ink as the explorer has it. */
async function fasterInk(): Promise<Plugin> {
	const scripts: {readonly fasterInk: Plugin} = await import(pathToFileURL(resolve('scripts/faster-ink.mjs')).href);
	return scripts.fasterInk;
}
