import {chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {obstacleTo} from '../../../source/commands/record/program.ts';

let folder: string;
const at = (name: string): string => join(folder, name);

beforeAll(() => {
	folder = mkdtempSync(join(tmpdir(), 'cai-tui-program-'));
	mkdirSync(at('first'));
	mkdirSync(at('second'));
	writeFileSync(at('first/plain'), '');
	writeFileSync(at('second/plain'), '');
	writeFileSync(at('second/bench'), '');
	chmodSync(at('second/bench'), 0o755);
	symlinkSync(at('loop'), at('loop'));
});

afterAll(() => rmSync(folder, {recursive: true}));

describe('what keeps a program from being started', () => {
	it('is nothing where one of the folders has it', () => {
		expect(obstacleTo('bench', `${at('first')}:${at('second')}`)).toBeNull();
		expect(obstacleTo(at('second/bench'), undefined)).toBeNull();
	});

	it('is that there is none, or none that may be executed', () => {
		expect(obstacleTo('bench', at('first'))).toBe('ENOENT');
		expect(obstacleTo('plain', `${at('first')}:${at('second')}`)).toBe('EACCES');
		expect(obstacleTo(at('second'), undefined)).toBe('EACCES');
	});

	it('is no folder that cannot be looked into', () => {
		expect(obstacleTo('bench', `${at('loop')}:${at('second')}`)).toBeNull();
		expect(obstacleTo('bench', at('loop'))).toBe('ENOENT');
	});
});
