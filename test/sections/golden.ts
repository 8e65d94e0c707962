import {existsSync, mkdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {expect} from 'vitest';
import {paintStack} from '../../source/paint/stack.ts';
import type {Chapter} from '../../source/sections/section.ts';
import {defaultView, type View} from '../../source/sections/view.ts';

const folder = join(dirname(fileURLToPath(import.meta.url)), '../golden');

/** A chapter as text, without colour. */
export function textOf(chapter: Chapter, width: number, view: View = defaultView): string {
	const {lines} = paintStack(chapter.present(view), {width, glyphs: 'braille'});
	return `${lines
		.map(line =>
			line
				.map(({text}) => text)
				.join('')
				.trimEnd(),
		)
		.join('\n')}\n`;
}

/**
 * Compares with test/golden/sections-<name>.txt. What differs is written beside it as `.changed.txt`, to be looked at
 * and, if it is right, moved over it.
 */
export function expectGolden(name: string, text: string): void {
	const golden = join(folder, `sections-${name}.txt`);
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
