import {describe, expect, it} from 'vitest';
import {choices} from '../../../source/app/palette.ts';
import {drawn, narrowScreen, opened, press} from '../support/session.ts';

describe('overlayBox', () => {
	it('shows the nodes that the finder finds under names that differ, on a narrow screen too', () => {
		const state = press(opened({size: narrowScreen}), ':', ...'repetition'.split(''));
		const shown = drawn(state).filter(line => / run /.test(`${line} `) && line.includes('repetition_'));
		expect(choices(state, 'repetition').length).toBeGreaterThan(3);
		expect(shown.length).toBeGreaterThan(3);
		expect(new Set(shown.map(line => line.replaceAll(/[^\w.]/g, ''))).size).toBe(shown.length);
	});
});
