import {basename} from 'node:path';
import {build} from 'esbuild';

/**
 * Bundles each entry into one file, and what it imports when it is wanted (`import()`) into files of their own. A program
 * of many small chunks, each part in one place, starts a fifth slower than one that has some parts twice: finding and
 * opening a file costs more than to read another hundred kilobytes.
 */
export async function buildBundles({entryPoints, plugins = [], ...options}) {
	const bundles = new Map(Object.entries(entryPoints));
	for (const [name, entry] of bundles) {
		await build({
			...options,
			bundle: true,
			splitting: false,
			entryPoints: {[name]: entry},
			plugins: [apart(path => addTo(bundles, path)), ...plugins],
		});
	}
}

/** What our own code imports when it is wanted is left out, and told to `found`, which says what it is called. */
function apart(found) {
	return {
		name: 'apart',
		setup({onResolve, resolve}) {
			onResolve({filter: /./}, async ({path, kind, importer, resolveDir, pluginData}) => {
				if (kind !== 'dynamic-import' || importer.includes('/node_modules/') || pluginData === 'resolving') return null;
				const resolved = await resolve(path, {kind, importer, resolveDir, pluginData: 'resolving'});
				if (resolved.errors.length > 0 || resolved.external) return resolved;
				return {path: `./${found(resolved.path)}.js`, external: true};
			});
		},
	};
}

/** `…/commands/report.ts` → `report`, `…/node_modules/meow/build/index.js` → `meow`. A map goes on to what is added while it is gone through. */
function addTo(bundles, path) {
	const name = /\/node_modules\/(?:@[^/]+\/)?([^/]+)\//.exec(path)?.[1] ?? basename(path).replace(/\.tsx?$/, '');
	const known = bundles.get(name);
	if (known !== undefined && known !== path) throw new Error(`${known} and ${path} would both be called ${name}.js.`);
	bundles.set(name, path);
	return name;
}
