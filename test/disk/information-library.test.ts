import {afterEach, describe, expect, it} from 'vitest';
import {resultText} from './result/result-text.ts';
import {readAll, studyFolder} from './study-folder.ts';

let remove = async (): Promise<void> => {};
afterEach(() => remove());

/** Host name that each run is said to have been measured on. */
async function hosts(files: Readonly<Record<string, string>>) {
	const folder = await studyFolder(files);
	remove = folder.remove;
	const {runs} = await readAll(folder.root);
	return Object.fromEntries(runs.map(run => [run.id, run.systemInformation?.hostname ?? null]));
}

const host = (name: string, cc = ''): string => `Hostname: ${name}\n${cc}`;

describe('which notes on a machine a run gets', () => {
	it('the last that was written before it, of those nearest to it', async () => {
		expect(
			await hosts({
				'e/20251024_0900-00_e_system_info.txt': host('too early'),
				'e/c/20251024_1000-00_e_system_info.txt': host('first'),
				'e/c/20251024_1200-00_e_system_info.txt': host('second'),
				'e/c/20251024_1100-00_repetition_1.json': resultText(),
				'e/c/20251024_1300-00_repetition_2.json': resultText(),
			}),
		).toEqual({
			'e/c/20251024_1100-00_repetition_1.json': 'first',
			'e/c/20251024_1300-00_repetition_2.json': 'second',
		});
	});

	it('those of the experiment above, where its own folder has none in time', async () => {
		expect(
			await hosts({
				'e/20251024_0900-00_e_system_info.txt': host('above'),
				'e/c/20251024_1200-00_e_system_info.txt': host('later'),
				'e/c/20251024_1100-00_repetition_1.json': resultText(),
			}),
		).toEqual({'e/c/20251024_1100-00_repetition_1.json': 'above'});
	});

	it('none that may be about the other mode’s machine', async () => {
		const runs = {
			'e/c/tee_on/20251024_1100-00_repetition_1.json': resultText(),
			'e/c/tee_off/20251024_1100-00_repetition_1.json': resultText(),
		};
		const both = {'e/20251024_0900-00_e_system_info.txt': host('a'), 'e/20251024_0901-00_e_system_info.txt': host('b')};
		expect(Object.values(await hosts({...runs, ...both}))).toEqual([null, null]);
		await remove();
		const one = {'e/20251024_0900-00_e_system_info.txt': host('a', 'CC State : ON\n')};
		expect(await hosts({...runs, ...one})).toEqual({
			'e/c/tee_on/20251024_1100-00_repetition_1.json': 'a',
			'e/c/tee_off/20251024_1100-00_repetition_1.json': null,
		});
	});
});
