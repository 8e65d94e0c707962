import {readdirSync, readFileSync} from 'node:fs';
import {dirname, join, relative, resolve} from 'node:path';
import {fileURLToPath} from 'node:url';
import {describe, expect, it} from 'vitest';

const top = resolve(dirname(fileURLToPath(import.meta.url)), '..');

/** A folder may import from those of lower ranks and from itself. CONTRIBUTING.md draws the same list. */
const ranks: readonly (readonly string[])[] = [
	['units', 'statistics'],
	['domain'],
	['figures'],
	['checks', 'disk', 'live', 'paint', 'sections'],
	['app', 'report'],
	['terminal', 'ui'],
	['commands'],
	['cli.tsx'],
];

/** Edges within a rank: a section may list what the checks found. */
const allowedWithinRank = ['sections → checks'];

const onlyIn: readonly {readonly module: RegExp; readonly places: readonly string[]}[] = [
	{module: /^(react|ink|ink-table)(\/|$)/, places: ['ui', 'commands/explore.tsx', 'cli.tsx']},
	{module: /^node:fs/, places: ['disk', 'report', 'commands']},
	{module: /^node:child_process$/, places: ['live']},
];

const lineBudget = 250;

type SourceFile = {readonly path: string; readonly text: string; readonly imports: readonly string[]};

function sourceFiles(): readonly SourceFile[] {
	const paths = readdirSync(join(top, 'source'), {recursive: true, encoding: 'utf8'})
		.filter(path => /\.tsx?$/.test(path) && !path.endsWith('.d.ts'))
		.map(path => join('source', path));
	return [...paths, 'cli.tsx'].map(path => {
		const text = readFileSync(join(top, path), 'utf8');
		const imports = [...text.matchAll(/^\s*(?:import|export)\b[^;'"]*?\bfrom\s+'([^']+)'|\bimport\(\s*'([^']+)'/gm)];
		return {path, text, imports: imports.map(match => match[1] ?? match[2] ?? '')};
	});
}

const files = sourceFiles();

/** `source/ui/pane.tsx` → `ui`; `cli.tsx` → `cli.tsx`. */
function folderOf(path: string): string {
	const parts = path.split('/');
	return parts[0] === 'source' ? (parts[1] ?? '') : (parts[0] ?? '');
}

function rankOf(folder: string): number {
	return ranks.findIndex(rank => rank.includes(folder));
}

function target(file: SourceFile, specifier: string): string {
	return relative(top, resolve(top, dirname(file.path), specifier));
}

describe('the layout', () => {
	it('knows every folder of source', () => {
		expect(files.map(file => folderOf(file.path)).filter(folder => rankOf(folder) === -1)).toEqual([]);
	});

	it('imports downwards only', () => {
		const upward = files.flatMap(file =>
			file.imports
				.filter(specifier => specifier.startsWith('.'))
				.map(specifier => ({from: folderOf(file.path), to: folderOf(target(file, specifier)), file: file.path}))
				.filter(({from, to}) => from !== to && rankOf(to) >= rankOf(from))
				.filter(({from, to}) => !allowedWithinRank.includes(`${from} → ${to}`))
				.map(({to, file: path}) => `${path} → ${to}`),
		);
		expect(upward).toEqual([]);
	});

	it('keeps the outside world in its places', () => {
		const strays = files.flatMap(file =>
			onlyIn.flatMap(({module, places}) => {
				const inPlace = places.some(place => file.path === place || file.path.startsWith(`source/${place}`));
				return inPlace ? [] : file.imports.filter(specifier => module.test(specifier)).map(s => `${file.path} → ${s}`);
			}),
		);
		expect(strays).toEqual([]);
	});

	it('asks the process only at the edge', () => {
		const places = ['cli.tsx', 'source/terminal/', 'source/commands/'];
		const strays = files
			.filter(file => !places.some(place => file.path.startsWith(place)))
			.filter(
				file => /(?<![\w.'"`/-])process\.(?!env\.NODE_ENV)/.test(file.text) || file.imports.includes('node:process'),
			)
			.map(file => file.path);
		expect(strays).toEqual([]);
	});

	it('has no cycles', () => {
		const edges = new Map(
			files.map(file => [file.path, file.imports.filter(s => s.startsWith('.')).map(s => target(file, s))] as const),
		);
		const done = new Set<string>();
		const cycles: string[] = [];
		const walk = (path: string, trail: readonly string[]): void => {
			if (trail.includes(path)) cycles.push([...trail.slice(trail.indexOf(path)), path].join(' → '));
			if (done.has(path) || trail.includes(path)) return;
			for (const next of edges.get(path) ?? []) walk(next, [...trail, path]);
			done.add(path);
		};
		for (const path of edges.keys()) walk(path, []);
		expect(cycles).toEqual([]);
	});

	it(`holds every file within ${lineBudget} lines`, () => {
		const long = files
			.map(file => ({path: file.path, lines: file.text.split('\n').length}))
			.filter(({lines}) => lines > lineBudget);
		expect(long).toEqual([]);
	});
});
