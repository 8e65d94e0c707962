import {describe, expect, it} from 'vitest';
import {checks} from '../../../source/checks/registry.ts';
import {usualLead} from '../../../source/commands/record/lead.ts';

function limit(code: string, name: string): number {
	return checks.find(check => check.code === code)?.thresholds[name]?.value ?? Number.NaN;
}

describe('the usual lead', () => {
	it('is eight seconds of a reading a second', () => {
		expect(usualLead(1)).toBe(8);
	});

	it.each([0.1, 0.5, 1, 2, 5, 20])(
		'is enough for the checks of what is before and after, at a period of %d s',
		every => {
			const lead = usualLead(every);
			const guarded = lead - limit('busy-at-start', 'guard_seconds');
			expect(Math.floor(guarded / every)).toBeGreaterThanOrEqual(limit('busy-at-start', 'readings'));
			const after = lead - limit('foreign-tail', 'guard_seconds') - every;
			expect(after).toBeGreaterThanOrEqual(limit('foreign-tail', 'seconds'));
		},
	);

	it('keeps nobody for hours', () => {
		expect(usualLead(3600)).toBe(60);
	});
});
