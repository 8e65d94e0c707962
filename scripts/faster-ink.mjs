import {readFile} from 'node:fs/promises';

/**
 * Makes Ink 6 and what it draws with faster, as an esbuild plugin: most of what a key press costs is rows that are measured
 * and taken apart into characters anew for every frame, and a good part of the start is ways that lead nowhere. Each change keeps
 * what is computed as it is, and the build fails where a source is not the one that the change was made for.
 */
export const fasterInk = {
	name: 'faster-ink',
	setup(build) {
		for (const {file, passages, before = '', after = ''} of changes) {
			build.onLoad({filter: file}, async ({path}) => {
				const source = await readFile(path, 'utf8');
				return {
					loader: 'js',
					contents: before + passages.reduce((text, passage) => replaced(path, text, passage), source) + after,
				};
			});
		}
	},
};

/** A screen holds about a hundred different rows. */
const mostRows = 500;

const changes = [
	{
		// It takes every row apart into its characters, each with its styles, and puts it together again. There is no need to
		// where each row of the screen is written once and as a whole.
		file: /\/ink\/build\/output\.js$/,
		passages: [
			['    get() {', '    get() {\n        const whole = wholeRows(this);\n        if (whole !== null) return whole;'],
		],
		after: `
function wholeRows({height, operations}) {
	const rows = new Array(height).fill('');
	for (const {type, x, y, text, transformers} of operations) {
		if (type !== 'write' || x !== 0 || rows[y] !== '' || text.includes('\\n')) return null;
		rows[y] = transformers.reduce((line, transformer) => transformer(line, 0), text);
	}
	return {output: rows.join('\\n'), height};
}
`,
	},
	{
		// The width of a row is asked for at every frame. Only what is not plainly one cell a character has to be looked at
		// closely, with patterns that take longer to compile than the rest of the first frame takes to draw.
		file: /\/node_modules\/string-width\/index\.js$/,
		passages: [['export default function stringWidth(', 'function measured(']],
		after: `
const known = new Map();
const oneCellEach = /^[\\x20-\\x7e\\xa0-\\xac\\xae-\\u02ff\\u2010-\\u2027\\u2030-\\u205e\\u2190-\\u21ff\\u2500-\\u25fc\\u2713\\u2717\\u2800-\\u28ff]*$/;
export default function stringWidth(input, options) {
	if (options !== undefined || typeof input !== 'string') return measured(input, options);
	if (oneCellEach.test(input)) return input.length;
	let width = known.get(input);
	if (width !== undefined) return width;
	width = measured(input);
	if (known.size >= ${mostRows}) known.clear();
	known.set(input, width);
	return width;
}
`,
	},
	{
		// Where there is fetch it decodes its WebAssembly by fetching a data: URL, for which Node loads a whole HTTP client.
		file: /\/yoga-layout\/dist\/binaries\/yoga-wasm-base64-esm\.js$/,
		passages: [],
		before: 'const fetch = undefined;\n',
	},
];

function replaced(path, text, [before, after]) {
	if (text.split(before).length !== 2) {
		throw new Error(`${path} holds \`${before}\` not once: scripts/faster-ink.mjs is for another version of it.`);
	}
	return text.replace(before, () => after);
}
