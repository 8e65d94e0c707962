import {existsSync, mkdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {expect} from 'vitest';

const folder = join(dirname(fileURLToPath(import.meta.url)), 'golden');

/**
 * Compares with test/golden/<name>.txt. What differs is written beside it as `.changed.txt`, to be looked at and, if it is
 * right, moved over it.
 */
export function expectGolden(name: string, lines: readonly string[]): void {
	const text = `${lines.join('\n')}\n`;
	const golden = join(folder, `${name}.txt`);
	const changed = join(folder, `${name}.changed.txt`);
	const expected = existsSync(golden) ? readFileSync(golden, 'utf8') : '';
	if (text === expected) {
		rmSync(changed, {force: true});
		return;
	}
	mkdirSync(folder, {recursive: true});
	writeFileSync(changed, text);
	expect(text, `differs from ${golden}; see ${changed}`).toBe(expected);
}
