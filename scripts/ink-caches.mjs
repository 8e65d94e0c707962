import {readFile} from 'node:fs/promises';

/**
 * Ink 6 measures every row of every frame anew and cuts it into characters anew, which is most of what a key press
 * costs. Both depend on nothing but the row: with this esbuild plugin they are remembered from frame to frame.
 * Ink's own cache lives as long as one frame; it is made to live on, within bounds.
 */
export const inkCaches = {
	name: 'ink-caches',
	setup(build) {
		build.onLoad({filter: /\/ink\/build\/output\.js$/}, async ({path}) => ({
			loader: 'js',
			contents: rewritten(path, await readFile(path, 'utf8'), [
				['export default class Output', 'const sharedCaches = new OutputCaches();\nexport default class Output'],
				['caches = new OutputCaches();', 'caches = sharedCaches;'],
				...['styledChars', 'widths', 'blockWidths'].map(cache => [
					`this.${cache}.set(`,
					`if (this.${cache}.size >= ${mostRows}) this.${cache}.clear();\n            this.${cache}.set(`,
				]),
			]),
		}));
		build.onLoad({filter: /\/widest-line\/index\.js$/}, async ({path}) => ({
			loader: 'js',
			contents: rewritten(path, await readFile(path, 'utf8'), [
				['export default function widestLine(', 'function measured('],
				['', rememberingWidestLine],
			]),
		}));
	},
};

/** A screen holds about a hundred different rows; one cut into its characters takes some 10 kB. */
const mostRows = 500;

const rememberingWidestLine = `
const known = new Map();
export default function widestLine(string) {
	const width = known.get(string) ?? measured(string);
	if (known.size >= ${mostRows}) known.clear();
	known.set(string, width);
	return width;
}
`;

/** Replaces each passage by another, and adds what replaces nothing; fails where the source is not the one it is for. */
function rewritten(path, source, passages) {
	return passages.reduce((text, [before, after]) => {
		if (before === '') return text + after;
		if (text.split(before).length !== 2) {
			throw new Error(`${path} holds \`${before}\` not once: scripts/ink-caches.mjs is for another version of it.`);
		}
		return text.replace(before, () => after);
	}, source);
}
