import {describe, expect, it} from 'vitest';
import {runChecks} from '../../../source/checks/run-checks.ts';
import {checkText, type TextOptions} from '../../../source/commands/check/check-text.ts';
import {checkedStudy} from '../../../source/commands/check/checked-study.ts';
import {defaultAssumptions} from '../../../source/domain/assumptions.ts';
import {cellsOf} from '../../../source/paint/text-width.ts';
import {lineText} from '../../../source/report/line-text.ts';
import {oneRun, studyWith, withRequests, withResult, withSystem, withTrace} from '../../checks/clean-study.ts';

/** An error text from the file, a missing proof in every run, and a condition without TEE on. */
const study = studyWith(run => {
	if (run.condition === 'Qwen3 32B' && run.teeMode === 'tee_on') return null;
	const unproven = withSystem(run, {ccState: null, devTools: null, protectedPcie: null});
	const failing = oneRun(it =>
		withResult(
			withRequests(it, (row, index) => (index === 3 ? {...row, ttft: 0, itls: [], output: 0, error: 'reset'} : row)),
			{errors: {count: 1, messages: [{message: 'ClientOSError: [Errno 104] Connection reset by peer', count: 1}]}},
		),
	);
	return failing(unproven);
});

function lines(options: Partial<TextOptions>, dataset = study): readonly string[] {
	const report = runChecks(dataset, defaultAssumptions, {now: 1_762_000_000});
	const checked = checkedStudy(dataset, defaultAssumptions, report);
	const text = checkText(checked, {width: 120, glyphs: 'block', whole: false, wrapped: false, ...options});
	return text.map(line => lineText(line).trimEnd());
}

describe('the text of a check', () => {
	it('is one line a finding where nobody watches', async () => {
		await expect(lines({}).join('\n')).toMatchFileSnapshot('../../golden/check/piped.120.txt');
	});

	it('keeps to the width of a terminal', async () => {
		for (const width of [60, 80, 120]) {
			expect(Math.max(...lines({width, wrapped: true}).map(cellsOf))).toBeLessThanOrEqual(width);
		}
		await expect(lines({width: 80, wrapped: true}).join('\n')).toMatchFileSnapshot(
			'../../golden/check/terminal.80.txt',
		);
	});

	it('is plain ASCII where asked', () => {
		expect(lines({glyphs: 'ascii'}).join('\n')).toMatch(/^[\x20-\x7e\n]*$/);
	});

	it('says how to see the notes that it leaves out, and shows all when asked for them', () => {
		const busy = studyWith(run => withTrace(run, {power: run.trace.power.map(() => 310)}));
		const told = (whole: boolean) => lines({whole}, busy).filter(line => line.includes('never falls below'));
		expect(told(false)).toHaveLength(3);
		expect(lines({}, busy).join('\n')).toContain('and 9 more (--only idle-power prints all)');
		expect(told(true)).toHaveLength(12);
	});

	it('has no escape sequence of its own', () => {
		expect(lines({}).join('')).not.toContain('\x1b');
	});
});
