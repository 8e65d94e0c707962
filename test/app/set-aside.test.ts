import {describe, expect, it} from 'vitest';
import {tableOf} from '../../source/app/content.ts';
import {opened, press} from './support/session.ts';
import {cleanRuns, studyRuns} from './support/study.ts';

describe('the list of findings', () => {
	const broken = opened({runs: [...cleanRuns, ...studyRuns.slice(-1)], section: 'checks'});
	const asideIn = (state: typeof broken): number =>
		(tableOf(state)?.rows ?? []).filter(
			({tone, cells}) => tone === 'greyed' && JSON.stringify(cells['what']).includes('"set aside: '),
		).length;

	it('marks those that are set aside, and no others', () => {
		const aside = press(broken, 'i');
		expect(aside.acknowledged.size).toBeGreaterThan(0);
		expect(asideIn(aside)).toBe(aside.acknowledged.size);
		expect(tableOf(aside)?.rows).toHaveLength(tableOf(broken)?.rows.length ?? 0);
		expect(asideIn(broken)).toBe(0);
		expect(asideIn(press(aside, 'i'))).toBe(0);
	});
});
