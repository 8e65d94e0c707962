import {afterAll, afterEach, beforeAll, describe, expect, it, vi} from 'vitest';
import {explore} from './explorer.ts';
import {type StudyFolder, smallStudy} from './study.ts';
import {nothingLeft} from './support/left-modes.ts';
import type {Session} from './support/session.ts';

vi.setConfig({testTimeout: 60_000});

let study: StudyFolder;
let session: Session | undefined;

beforeAll(async () => {
	study = await smallStudy();
});

afterEach(() => session?.stop());

afterAll(() => study.remove());

describe('a terminal that changes its size', () => {
	it('keeps the place from wide to narrow to too small and back', async () => {
		session = await explore([study.root, '--section', 'throughput']);
		// The header's last word comes when all has been read.
		await session.waitFor('watching');
		await session.press('down', 'down');
		await session.waitFor('2 Throughput · throughput_latency / Gemma3 1B');
		const wide = session.text();

		session.resize(80, 24);
		await session.waitFor(lines => lines[2]?.startsWith('╭─ Study') === true && lines.length === 24);
		await session.press('t');
		await session.waitFor(lines => lines[2]?.startsWith('╭─ 2 Throughput · throughput_latency / Gemma3 1B') === true);

		session.resize(40, 10);
		await session.waitFor('too small: needs 60×16, now 40×10, q');

		session.resize(120, 36);
		// Keys are for what is seen: none but q counts before there is room again.
		await session.waitFor(lines => lines[2]?.startsWith('╭─ Study') === true && lines.length === 36);
		await session.press('t');
		await session.waitFor(lines => lines.join('\n') === wide);
	});

	it('can be left where it is too small', async () => {
		session = await explore([study.root]);
		session.resize(30, 6);
		await session.waitFor('too small');
		await session.press('q');
		expect((await session.exit()).code).toBe(0);
		expect(session.leftModes()).toEqual(nothingLeft);
	});

	it('is usable in 80 columns and 24 rows, in ASCII and without colour', async () => {
		session = await explore([study.root, '--ascii', '--no-color'], {columns: 80, rows: 24, env: {LANG: 'C'}});
		await session.press('t', 'down', 'down', '2', 't');
		await session.waitFor('2 Throughput . throughput_latency / Gemma3 1B');
		await session.waitFor(/worse/);
		expect(session.text()).toMatch(/^[\x20-\x7e\n]*$/);
		expect(
			session
				.cells()
				.flat()
				.filter(({foreground, background}) => foreground !== '' || background !== ''),
		).toEqual([]);
	});
});
