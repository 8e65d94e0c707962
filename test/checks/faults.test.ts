import {describe, expect, it} from 'vitest';
import {checks} from '../../source/checks/registry.ts';
import {runChecks} from '../../source/checks/run-checks.ts';
import {defaultAssumptions} from '../../source/domain/assumptions.ts';
import type {Finding} from '../../source/domain/finding.ts';
import {studyFrom} from './clean-study.ts';
import {type Fault, faults} from './faults.ts';

const now = 1_762_000_000;

const found = new Map<string, readonly Finding[]>();

function findingsOf({code, what, runs}: Fault): readonly Finding[] {
	const key = `${code} ${what}`;
	const findings = found.get(key) ?? runChecks(studyFrom(runs()), defaultAssumptions, {now}).findings;
	found.set(key, findings);
	return findings;
}

describe('each fault in the clean study', () => {
	it.each(faults.map(fault => ({...fault, name: `${fault.code}: ${fault.what}`})))('$name', fault => {
		const findings = findingsOf(fault);
		expect(new Set(findings.map(({code}) => code))).toEqual(new Set([fault.code, ...(fault.entails ?? [])]));
		const own = findings.filter(({code}) => code === fault.code);
		const [first] = own;
		expect(first?.severity).toBe(fault.severity);
		if (fault.count !== undefined) expect(own).toHaveLength(fault.count);
		expect(first?.evidence).toMatchObject(fault.evidence ?? {});
	});
});

it('has a fault for every rule that does not come from reading', () => {
	const judged = checks.filter(({scope}) => scope !== 'file').map(({code}) => code);
	expect([...new Set(faults.map(({code}) => code))].sort()).toEqual([...judged].sort());
});

it('says what is wrong in one sentence with a number, and what to do', () => {
	for (const fault of faults) {
		for (const {message, advice} of findingsOf(fault)) {
			expect(message).toMatch(/^[A-Z0-9“a-z][^\n]*[.?]$/);
			expect(advice).toMatch(/^[A-Z][^\n]*\.$/);
		}
	}
});
