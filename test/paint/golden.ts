import {existsSync, mkdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {expect} from 'vitest';
import type {Line} from '../../source/paint/line.ts';

const folder = join(dirname(fileURLToPath(import.meta.url)), '../golden');

/** Lines as a reader without colours sees them. */
export function textOf(lines: readonly Line[]): readonly string[] {
	return lines.map(line =>
		line
			.map(({text}) => text)
			.join('')
			.trimEnd(),
	);
}

/**
 * Compares with test/golden/paint-<name>.txt. What differs is written beside it as `.changed.txt`, to be looked at and,
 * if it is right, moved over it.
 */
export function expectGolden(name: string, lines: readonly string[]): void {
	const text = `${lines.join('\n')}\n`;
	const golden = join(folder, `paint-${name}.txt`);
	const changed = golden.replace(/\.txt$/, '.changed.txt');
	const expected = existsSync(golden) ? readFileSync(golden, 'utf8') : '';
	if (text === expected) {
		rmSync(changed, {force: true});
		return;
	}
	mkdirSync(folder, {recursive: true});
	writeFileSync(changed, text);
	expect(text, `differs from ${golden}; see ${changed}`).toBe(expected);
}
