import {describe, expect, it} from 'vitest';
import {notJudged, ok} from '../../source/checks/check.ts';
import {verdictsOn} from '../../source/checks/verdicts.ts';
import {defaultAssumptions} from '../../source/domain/assumptions.ts';
import {now} from './judge.ts';

const basis = {assumptions: defaultAssumptions, now};
const about = {scope: 'run', path: 'a/b/tee_on/r.json'} as const;

describe('verdictsOn', () => {
	it('puts every rule to the subject', () => {
		const asked: string[] = [];
		const {judged, notJudged: left} = verdictsOn('run', about, basis, ({code}) => {
			asked.push(code);
			return code === 'errors' ? notJudged('no error texts') : ok;
		});
		expect(new Set(asked).size).toBe(asked.length);
		expect(judged).toBe(asked.length - 1);
		expect(left).toEqual([{code: 'errors', path: about.path, reason: 'no error texts'}]);
	});

	it('asks for a report of a rule that fails itself, and puts all others', () => {
		const {judged, findings} = verdictsOn('run', about, basis, ({code}) => {
			if (code === 'errors') throw new TypeError('x is not \x1b[31ma function');
			return ok;
		});
		expect(judged).toBeGreaterThan(5);
		expect(findings).toMatchObject([{code: 'rule-crashed', severity: 'error', ...about, evidence: {rule: 'errors'}}]);
		expect(findings[0]?.message).toMatch(/^The rule errors could not be judged here: .*This is a bug in cai-tui/);
		expect(findings[0]?.message).not.toContain('\x1b');
	});
});
