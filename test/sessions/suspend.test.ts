import {afterAll, afterEach, beforeAll, describe, expect, it, vi} from 'vitest';
import {isRead, patience, program} from './explorer.ts';
import {type StudyFolder, smallStudy} from './study.ts';
import {nothingLeft} from './support/left-modes.ts';
import {type Session, start} from './support/session.ts';

vi.setConfig({testTimeout: 60_000});

let study: StudyFolder;
let session: Session | undefined;

beforeAll(async () => {
	study = await smallStudy();
});

afterEach(() => session?.stop());

afterAll(() => study.remove());

describe('Ctrl-Z', () => {
	it('gives the terminal to the shell, and fg comes back to the same place at the new size', async () => {
		session = await start(['bash', '--norc', '--noprofile', '-i'], {columns: 120, rows: 36, env: {PS1: 'shell> '}});
		await session.waitFor('shell>');
		session.send(`${process.execPath} ${program} ${study.root} --section throughput\r`);
		await session.waitFor(isRead, patience);
		await session.press('down', 'down');
		await session.waitFor('2 Throughput · throughput_latency / Gemma3 1B');

		await session.press('ctrl-z');
		await session.waitFor(/Stopped/);
		expect(session.leftModes()).toMatchObject({...nothingLeft, bracketedPaste: expect.any(Boolean)});

		session.resize(110, 30);
		session.send('fg\r');
		await session.waitFor(
			lines => lines.length === 30 && lines.join('\n').includes('2 Throughput · throughput_latency / Gemma3 1B'),
		);
		await session.press('q');
		await session.waitFor('again: cai-tui');
		session.send('exit\r');
		await session.exit();
	});
});
