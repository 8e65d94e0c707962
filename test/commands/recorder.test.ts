import {existsSync, mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterEach, beforeEach, describe, expect, it} from 'vitest';
import {openRecorder} from '../../source/commands/recorder.ts';

let folder: string;
let file: string;

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'cai-tui-recorder-'));
	file = join(folder, 'log.csv');
});

afterEach(() => rmSync(folder, {recursive: true}));

const header = 'timestamp, power.draw [W]';
const reading = '2026/05/09 03:57:48.161, 62.87 W';

describe('a recorder', () => {
	it('writes whole lines of readings below one header, in whatever pieces they come', () => {
		const recorder = openRecorder(file);
		for (const piece of [
			`${header}\n2026/05`,
			'/09 03:57:48.161, 62.',
			`87 W\nFailed to initialize NVML\n${header}\n`,
		]) {
			recorder.take(piece);
		}
		recorder.take('2026/05/09 03:5');
		recorder.restart();
		recorder.take(`${reading}\n`);
		expect(recorder.state()).toEqual({file, lines: 3, failure: null});
		recorder.close();
		expect(readFileSync(file, 'utf8')).toBe(`${header}\n${reading}\n${reading}\n`);
	});

	it('leaves no file where no reading came, and writes nothing once it is closed', () => {
		const recorder = openRecorder(file);
		recorder.take(`${header}\nNo devices were found\n`);
		recorder.close();
		recorder.close();
		recorder.take(`${reading}\n`);
		expect([existsSync(file), recorder.state().lines]).toEqual([false, 1]);
	});

	it('does not open a file that is there', () => {
		openRecorder(file);
		expect(() => openRecorder(file)).toThrow('EEXIST');
	});
});
