import {afterEach, describe, expect, it, vi} from 'vitest';
import {explore, program} from './explorer.ts';
import {oldFolder, resultJson, type StudyFolder, smallStudy} from './study.ts';
import {nothingLeft} from './support/left-modes.ts';
import {type Session, start} from './support/session.ts';

vi.setConfig({testTimeout: 60_000});

let study: StudyFolder;
let session: Session | undefined;

afterEach(async () => {
	await session?.stop();
	await study.remove();
});

describe('a folder with broken files', () => {
	it('shows the good ones, and marks the bad ones with what is wrong', async () => {
		const whole = resultJson('Mistral Small 24B', {output: 46_000, duration: 120}, 16, 0);
		study = await smallStudy({
			'energy/Mistral Small 24B/tee_off/20251024_1200-00_repetition_1.json': whole,
			'energy/Mistral Small 24B/tee_on/20251024_1200-00_repetition_1.json': whole.slice(0, 300),
			'energy/Mistral Small 24B/tee_on/20251024_1200-00_repetition_2.json': '',
			'energy/notes.txt': 'cooling was loud',
		});
		session = await explore([study.root]);
		await session.waitFor(/✗ [1-9]/);
		await session.press('!', '!');
		await session.waitFor('Mistral Small 24B / TEE on / run 1');
		await session.waitFor('not readable');
		await session.press('0');
		await session.waitFor('The file is truncated at byte 300');
		await session.press('q');
		expect((await session.exit()).code).toBe(0);
	});

	it('cannot be made to write on the terminal by the name of a file', async () => {
		const evil = 'a\x1b]0;gotcha\x07\x1b[31mred';
		study = await smallStudy({
			[`energy/${evil}/tee_off/20251024_1200-00_repetition_1.json`]: resultJson(
				'm 1B',
				{output: 12_000, duration: 120},
				17,
				0,
			),
			[`energy/${evil}/tee_on/20251024_1200-00_repetition_1.json`]: resultJson(
				'm 1B',
				{output: 12_000, duration: 121},
				17,
				5,
			),
		});
		session = await explore([study.root]);
		await session.waitFor('a\\x1b]0;');
		await session.press('q');
		await session.exit();
		expect(session.output()).not.toContain('gotcha\x07');
	});

	it.each([
		['nothing', {}, /there are no results in .*\n?/],
		['files of other kinds', {'readme.txt': 'hello'}, /there are no results in/],
		[
			'one result that is cut short',
			{'e/c/tee_on/20251024_1200-00_repetition_1.json': '{"date": "2025'},
			/no result in .* can be read/,
		],
	])('ends with one sentence where it holds %s', async (_, files, sentence) => {
		study = await oldFolder(files);
		session = await start([process.execPath, program, study.root], {columns: 120, rows: 36});
		expect((await session.exit()).code).toBe(2);
		expect(session.leftModes()).toEqual(nothingLeft);
		expect(session.text()).toMatch(sentence);
	});
});
