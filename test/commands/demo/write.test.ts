import {
	appendFileSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	readFileSync,
	rmSync,
	symlinkSync,
	writeFileSync,
} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, it, vi} from 'vitest';
import {flaws} from '../../../source/commands/demo/flaws.ts';
import {stateOf, writeStudy} from '../../../source/commands/demo/write.ts';

vi.setConfig({testTimeout: 60_000});

const parent = mkdtempSync(join(tmpdir(), 'cai-tui-demo-'));
const folder = join(parent, 'study');

beforeAll(() => {
	writeStudy(folder);
}, 60_000);

afterAll(() => rmSync(parent, {recursive: true}));

describe('a written study', () => {
	it('says what it is and lists its flaws', () => {
		const marker = readFileSync(join(folder, 'SYNTHETIC.txt'), 'utf8');
		expect(marker).toMatch(/^SYNTHETIC STUDY, written by cai-tui demo\.\n/);
		for (const {condition, what} of flaws) expect(marker).toMatch(new RegExp(`${condition}.*${what}`));
		expect(stateOf(folder)).toBe('intact demo');
	});

	it('is known by every byte: a file more, a link, or a line more make it another study', () => {
		const added = join(folder, 'calibration', 'mine.json');
		writeFileSync(added, '{}');
		expect(stateOf(folder)).toBe('changed demo');
		rmSync(added);
		symlinkSync(parent, added);
		expect(stateOf(folder)).toBe('changed demo');
		rmSync(added);
		expect(stateOf(folder)).toBe('intact demo');
	});

	it('is written again over itself, with the same bytes', () => {
		const marker = readFileSync(join(folder, 'SYNTHETIC.txt'));
		writeStudy(folder);
		expect(readFileSync(join(folder, 'SYNTHETIC.txt'))).toEqual(marker);
		expect(stateOf(folder)).toBe('intact demo');
	});
});

describe('a folder', () => {
	it('is free when it is absent or empty', () => {
		const empty = join(parent, 'empty');
		mkdirSync(empty);
		expect(stateOf(empty)).toBe('free');
		expect(stateOf(join(parent, 'absent'))).toBe('free');
		expect(existsSync(join(parent, 'absent'))).toBe(false);
	});

	it('is occupied by anything that the demo did not write', () => {
		const other = join(parent, 'other');
		mkdirSync(other);
		writeFileSync(join(other, 'notes.txt'), 'mine');
		expect(stateOf(other)).toBe('occupied');
		expect(stateOf(join(other, 'notes.txt'))).toBe('no folder');
		writeFileSync(join(other, 'SYNTHETIC.txt'), 'not the marker');
		expect(stateOf(other)).toBe('occupied');
		appendFileSync(join(other, 'SYNTHETIC.txt'), 'Everything but this file: 1 files, 4 bytes.\n');
		expect(stateOf(other)).toBe('occupied');
	});
});
