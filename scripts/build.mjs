// Bundles the program. The command line and the thread that reads big results are entries of their own; what only some
// commands need (the explorer with React and Ink first of all) becomes chunks that are loaded when they are wanted.
import {createHash} from 'node:crypto';
import {chmod, readdir, readFile, rename, rm} from 'node:fs/promises';
import {join} from 'node:path';
import {buildBundles} from './bundles.mjs';
import {fasterInk} from './faster-ink.mjs';

const {version} = JSON.parse(await readFile('package.json', 'utf8'));

/** What is kept between calls must not outlive the code that made it. */
async function digestOf(...folders) {
	const hash = createHash('sha256');
	for (const folder of folders) {
		const entries = await readdir(folder, {recursive: true, withFileTypes: true});
		const files = entries.filter(entry => entry.isFile()).map(({parentPath, name}) => join(parentPath, name));
		for (const file of files.sort()) hash.update(await readFile(file));
	}
	return hash.digest('hex').slice(0, 8);
}

const withoutDevelopmentTools = {
	name: 'without-development-tools',
	setup({onResolve}) {
		onResolve({filter: /^\.\/devtools\.js$/}, ({path}) => ({path, external: true}));
	},
};

// Built beside its place and moved there whole: what runs meanwhile finds the old one or the new one.
const draft = `dist.${process.pid}`;
await buildBundles({
	entryPoints: {
		cli: 'cli.tsx',
		'read-worker': 'source/disk/read-worker.ts',
		'poll-worker': 'source/disk/watch/poll-worker.ts',
	},
	outdir: draft,
	format: 'esm',
	platform: 'node',
	target: 'node20.19',
	jsx: 'automatic',
	minify: true,
	keepNames: true,
	legalComments: 'none',
	define: {
		'process.env.NODE_ENV': '"production"',
		// React's development tools, which Ink looks for then, are not shipped.
		'process.env.DEV': '"false"',
		CAI_TUI_VERSION: JSON.stringify(version),
		CAI_TUI_DEMO: JSON.stringify(await digestOf('source/commands/demo')),
		CAI_TUI_READER: JSON.stringify(await digestOf('source/disk', 'source/domain', 'source/statistics', 'source/units')),
		CAI_TUI_JUDGE: JSON.stringify(await digestOf('source/checks')),
	},
	banner: {
		js: "#!/usr/bin/env node\nimport {createRequire as __createRequire} from 'node:module'; const require = __createRequire(import.meta.url);",
	},
	plugins: [withoutDevelopmentTools, fasterInk],
	logLevel: 'warning',
});
await chmod(join(draft, 'cli.js'), 0o755);
await rm('dist', {recursive: true, force: true});
await rename(draft, 'dist');
