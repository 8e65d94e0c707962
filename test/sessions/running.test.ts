import {rename} from 'node:fs/promises';
import {afterEach, describe, expect, it, vi} from 'vitest';
import {studyFolder} from '../disk/study-folder.ts';
import {growingRun} from '../disk/watch/growing-run.ts';
import {explore} from './explorer.ts';
import {resultJson, type StudyFolder, smallStudy} from './study.ts';
import type {Session} from './support/session.ts';

vi.setConfig({testTimeout: 60_000});

let study: StudyFolder;
let session: Session | undefined;

afterEach(async () => {
	await session?.stop();
	await study.remove();
});

describe('a study that goes on while it is looked at', () => {
	it('shows a run from its first reading to its verdict, without moving the cursor', async () => {
		study = await smallStudy();
		session = await explore([study.root, '--open', 'energy/Llama3.1 8B/tee_on']);
		await session.waitFor('● watching');
		await session.waitFor('Llama3.1 8B / TEE on');
		await session.press('right');
		await session.waitFor(/run 3 +884/);

		const run = growingRun(
			study.path('energy/Llama3.1 8B/tee_on/20251024_1400-00_repetition_4'),
			Date.UTC(2025, 9, 24, 14, 30),
		);
		await run.startLog();
		await run.logLines(13);
		await session.waitFor('● running 4 of 4 · 0:12 of about 2:15');
		await session.waitFor(/run 4 +running/);
		await session.waitFor('─ 1 Overview · energy / Llama3.1 8B / TEE on');

		await session.press('f', '9');
		await session.waitFor('9 Traces · energy / Llama3.1 8B / TEE on / run 4');
		await session.waitFor('under way: its chart grows');
		await run.logLines(48);
		await session.waitFor('running 4 of 4 · 1:00 of about');
		await session.waitFor(/silent for \d+ s/);

		const json = resultJson('Llama3.1 8B', {output: 111_120, duration: 126}, 14, 32);
		await run.writeResult(json, 2, () => new Promise(resolve => setTimeout(resolve, 1500)));
		await session.waitFor('● following');
		await session.press('2');
		await session.waitFor(/run 4 +882/);
		await session.press('q');
		expect((await session.exit()).code).toBe(0);
	});

	it('stays open where all of it goes for a moment', async () => {
		study = await studyFolder({
			'energy/Llama3.1 8B/tee_on/20251024_1400-00_repetition_1.json': resultJson(
				'Llama3.1 8B',
				{output: 111_120, duration: 126},
				14,
				0,
			),
		});
		session = await explore([study.root]);
		await session.waitFor('● watching');
		await rename(study.path('energy/Llama3.1 8B'), study.path('energy/../.away'));
		await session.waitFor('There are no results');
		await rename(study.path('energy/../.away'), study.path('energy/Llama3.1 70B'));
		await session.waitFor('Llama3.1 70B');
		await session.press('q');
		expect((await session.exit()).code).toBe(0);
	});

	it('is left as it was read with --no-watch', async () => {
		study = await smallStudy();
		session = await explore([study.root, '--no-watch']);
		await session.press('f');
		await session.waitFor('the folder is not watched');
		expect(session.text()).not.toContain('watching');
		await session.press('q');
		expect((await session.exit()).code).toBe(0);
	});
});
