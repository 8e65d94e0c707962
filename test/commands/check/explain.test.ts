import {describe, expect, it} from 'vitest';
import {checks} from '../../../source/checks/registry.ts';
import {explanation, ruleJson, rulesTable} from '../../../source/commands/check/explain.ts';
import {ruleNamed, rulesNamed} from '../../../source/commands/check/rules-named.ts';
import {cellsOf} from '../../../source/paint/text-width.ts';
import {lineText} from '../../../source/report/line-text.ts';

const painting = {width: 80, glyphs: 'block'} as const;

function rule(code: string) {
	const found = checks.find(check => check.code === code);
	if (found === undefined) throw new Error(code);
	return found;
}

describe('--explain', () => {
	it('says what a rule looks at, why, what to do, and its limits as they are set', async () => {
		const lines = explanation(rule('outlier-rep'), {'outlier-rep.deviation': 0.08}, painting);
		const text = lines.map(line => lineText(line).trimEnd()).join('\n');
		expect(text).toContain('outlier-rep.deviation = 0.08 (0.05 unless set)');
		expect(text).toContain('outlier-rep.robust_z = 3.5:');
		await expect(text).toMatchFileSnapshot('../../golden/check/explain.80.txt');
	});

	it('gives the same as JSON', () => {
		expect(ruleJson(rule('cv-high'), {'cv-high.error': 0.2})).toMatchObject({
			code: 'cv-high',
			severity: 'warning',
			thresholds: {
				'cv-high.warning': {value: 0.03, default: 0.03},
				'cv-high.error': {value: 0.2, default: 0.1},
			},
		});
	});
});

describe('--list', () => {
	it('prints every rule within the width', () => {
		const lines = rulesTable(painting).map(line => lineText(line).trimEnd());
		for (const {code} of checks) expect(lines.some(line => line.startsWith(`${code} `))).toBe(true);
		expect(Math.max(...lines.map(cellsOf))).toBeLessThanOrEqual(80);
	});
});

describe('codes on the command line', () => {
	it('are known, or a near one is named', () => {
		expect(rulesNamed(['errors', 'csv-gap'])).toEqual({value: [rule('errors'), rule('csv-gap')]});
		expect(ruleNamed('csv-gaps')).toEqual({mistake: 'there is no check “csv-gaps”. Did you mean csv-gap?'});
		expect(ruleNamed('zzz')).toEqual({mistake: 'there is no check “zzz”. cai-tui check --list prints all.'});
	});
});
