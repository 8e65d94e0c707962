import {expect, it} from 'vitest';
import {runsHave} from '../../source/checks/wording.ts';

it('begins a sentence about some runs of all', () => {
	const counts = [
		[1, 1],
		[2, 2],
		[5, 5],
		[1, 3],
		[2, 5],
	] as const;
	expect(counts.map(([some, all]) => runsHave(some, all))).toEqual([
		'The run has',
		'Both runs have',
		'All 5 runs have',
		'1 of 3 runs has',
		'2 of 5 runs have',
	]);
});
