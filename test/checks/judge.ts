import type {Judgement} from '../../source/checks/check.ts';
import {checks} from '../../source/checks/registry.ts';
import {type Assumptions, defaultAssumptions} from '../../source/domain/assumptions.ts';
import type {Dataset} from '../../source/domain/dataset.ts';
import type {Severity} from '../../source/domain/finding.ts';
import type {Run} from '../../source/domain/run.ts';
import type {Trace} from '../../source/domain/trace.ts';
import {studyOf} from '../builders/run.ts';

export const now = 1_762_000_000;

type Basis = {readonly assumptions?: Assumptions; readonly limits?: Readonly<Record<string, number>>};

/** What one rule says of one run, one log, or the first condition or experiment of some runs. */
export function judgementOf(code: string, subject: Run | readonly Run[] | Trace, basis: Basis = {}): Judgement {
	const check = checks.find(candidate => candidate.code === code);
	if (check === undefined) throw new Error(`there is no rule ${code}`);
	const dataset: Dataset = studyOf('series' in subject ? [] : [subject].flat());
	const threshold = (name: string): number => basis.limits?.[name] ?? check.thresholds[name]?.value ?? Number.NaN;
	const context = {assumptions: basis.assumptions ?? defaultAssumptions, now, threshold};
	if ('series' in subject) {
		if (check.scope === 'trace') return check.judge(subject, null, context);
		throw new Error(`${code} is not about a log`);
	}
	const [experiment] = dataset.experiments;
	const [condition] = experiment?.conditions ?? [];
	const [run] = dataset.runs;
	if (experiment === undefined || condition === undefined || run === undefined) throw new Error('no run');
	switch (check.scope) {
		case 'run':
			return check.judge(run, context);
		case 'trace':
			return check.judge(run.traces[0] as Trace, run, context);
		case 'condition':
			return check.judge(condition, context);
		case 'experiment':
			return check.judge(experiment, context);
		case 'study':
			return check.judge(dataset, context);
		case 'file':
			throw new Error(`${code} is judged while reading`);
	}
}

/** Severities of what a rule finds; or why it cannot judge. */
export function saysOf(
	code: string,
	subject: Parameters<typeof judgementOf>[1],
	basis?: Basis,
): readonly string[] | string {
	const severity = checks.find(check => check.code === code)?.severity as Severity;
	const judgement = judgementOf(code, subject, basis);
	return judgement.kind === 'not judged'
		? judgement.reason
		: judgement.findings.map(found => found.severity ?? severity);
}
