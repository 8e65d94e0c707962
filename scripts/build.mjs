// Bundles the program: one file for the explorer's command line, one for the thread that reads big results.
import {chmod, readFile, rm} from 'node:fs/promises';
import {build} from 'esbuild';

const {version} = JSON.parse(await readFile('package.json', 'utf8'));
await rm('dist', {recursive: true, force: true});
await build({
	entryPoints: {cli: 'cli.tsx', 'read-worker': 'source/disk/read-worker.ts'},
	outdir: 'dist',
	bundle: true,
	splitting: true,
	format: 'esm',
	platform: 'node',
	target: 'node20.19',
	jsx: 'automatic',
	minify: true,
	keepNames: true,
	legalComments: 'none',
	define: {'process.env.NODE_ENV': '"production"', CAI_TUI_VERSION: JSON.stringify(version)},
	// Ink reaches for React's development tools only when DEV is set; they are not shipped.
	external: ['react-devtools-core'],
	banner: {
		js: "#!/usr/bin/env node\nimport {createRequire as __createRequire} from 'node:module'; const require = __createRequire(import.meta.url);",
	},
	logLevel: 'warning',
});
await chmod('dist/cli.js', 0o755);
