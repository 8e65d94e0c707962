import {describe, expect, it} from 'vitest';
import {askedAt} from '../../../source/disk/watch/poll-folders.ts';

const folders = (count: number) => Array.from({length: count}, (_, index) => `folder ${index}`);

describe('paths that are looked at again and again', () => {
	it('are all asked each time where they are not very many', () => {
		for (const count of [0, 1, 100, 200]) expect(askedAt(7, folders(count))).toEqual(folders(count));
	});

	it('take turns where they are, except for those that changed last', () => {
		const many = folders(1550);
		const looks = Array.from({length: 15}, (_, look) => askedAt(look, many));
		for (const asked of looks) {
			expect(asked.slice(0, 100)).toEqual(many.slice(0, 100));
			expect(asked.length).toBeLessThanOrEqual(200);
		}
		expect(new Set(looks.flat())).toEqual(new Set(many));
	});
});
