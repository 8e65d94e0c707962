// Rewrites what README.md repeats from the code (between its markers). --check: only says whether it is up to date.
// --picture: also takes the picture of the explorer anew.
import {spawnSync} from 'node:child_process';
import {mkdir} from 'node:fs/promises';
import {join} from 'node:path';
import {build} from 'esbuild';

// Inside node_modules, so that what is not bundled (the native pseudo-terminal) is found from there.
const folder = 'node_modules/.cache/cai-tui-docs';
await mkdir(folder, {recursive: true});
const outfile = join(folder, 'main.mjs');
await build({
	entryPoints: ['scripts/docs/main.ts'],
	outfile,
	bundle: true,
	packages: 'external',
	format: 'esm',
	platform: 'node',
	target: 'node20.19',
	jsx: 'automatic',
	logLevel: 'warning',
});
process.exitCode = spawnSync(process.execPath, [outfile, ...process.argv.slice(2)], {stdio: 'inherit'}).status ?? 1;
