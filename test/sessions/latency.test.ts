import {afterEach, describe, expect, it, vi} from 'vitest';
import {growingRun} from '../disk/watch/growing-run.ts';
import {explore, patience} from './explorer.ts';
import {resultJson, type StudyFolder, smallStudy} from './study.ts';
import type {Session} from './support/session.ts';

vi.setConfig({testTimeout: 120_000});

let study: StudyFolder;
let session: Session | undefined;

afterEach(async () => {
	await session?.stop();
	await study.remove();
});

const clock = (seconds: number): string => `0:${String(seconds).padStart(2, '0')}`;
const pause = (milliseconds: number) => new Promise(resolve => setTimeout(resolve, milliseconds));

/** Milliseconds until the screen shows it; it is waited for much longer than is allowed, so as to say how long it took. */
async function timeUntil(shown: string): Promise<number> {
	const begin = performance.now();
	await session?.waitFor(shown, patience);
	return performance.now() - begin;
}

describe.each([
	['told of by the file system', [], 1500],
	['looked for', ['--poll'], 3000],
])('what is written, %s', (_, options, most) => {
	it('is on the screen in time: a run, each line of its log, and its result', async () => {
		study = await smallStudy();
		session = await explore([study.root, ...options, '--open', 'energy/Llama3.1 8B/tee_on']);
		await session.waitFor('● watching', patience);
		await session.press('right');
		// The walk that comes after watching has begun is over, and so is what is computed ahead.
		await pause(3000);
		const run = growingRun(
			study.path('energy/Llama3.1 8B/tee_on/20251024_1400-00_repetition_4'),
			Date.UTC(2025, 9, 24, 14, 30),
		);
		await run.startLog();
		await run.logLines(1);
		const times = [await timeUntil('running 4 of 4')];
		for (let second = 1; second <= 8; second++) {
			await pause(second % 2 === 0 ? 1000 : 700);
			await run.logLines(1);
			times.push(await timeUntil(`running 4 of 4 · ${clock(second)}`));
		}
		await run.writeResult(resultJson('Llama3.1 8B', {output: 111_120, duration: 126}, 14, 32), 1, async () => {});
		times.push(await timeUntil('882'));
		// One of them may fall into a moment in which the machine is busy with something else.
		const late = times.filter(time => time > most).map(Math.round);
		expect(late.length, `late: ${late.join(', ')} ms`).toBeLessThanOrEqual(1);
	});
});
