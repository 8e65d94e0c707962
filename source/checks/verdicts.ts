import type {Assumptions} from '../domain/assumptions.ts';
import type {Finding, FindingScope} from '../domain/finding.ts';
import type {Check, CheckContext, Judgement} from './check.ts';
import {checks} from './registry.ts';

/** A rule that could not be judged of a subject, and why: not the same as "ok". */
export type NotJudged = {
	readonly code: string;
	readonly path: string;
	readonly reason: string;
};

/** What the rules say of one subject. */
export type Verdicts = {
	readonly findings: readonly Finding[];
	readonly notJudged: readonly NotJudged[];
	/** How many rules were judged. */
	readonly judged: number;
};

export type Subject = {
	/** Id of the node, or path of the file. */
	readonly path: string;
	readonly scope: FindingScope;
	/** Set in place of the rules' own, by `code.name`. */
	readonly limits: Assumptions['thresholds'];
};

/** Puts every rule of a scope to one subject. `judge` calls the rule with it; null: the rule is of another scope. */
export function verdictsOn(
	{path, scope, limits}: Subject,
	judge: (check: Check, threshold: CheckContext['threshold']) => Judgement | null,
): Verdicts {
	const findings: Finding[] = [];
	const notJudged: NotJudged[] = [];
	let judged = 0;
	for (const check of checks) {
		const judgement = judge(check, name => limitOf(check, name, limits));
		if (judgement === null) continue;
		if (judgement.kind === 'not judged') {
			notJudged.push({code: check.code, path, reason: judgement.reason});
			continue;
		}
		judged += 1;
		for (const {severity = check.severity, advice = check.advice, message, evidence, about} of judgement.findings) {
			findings.push({code: check.code, severity, ...(about ?? {scope, path}), message, evidence, advice});
		}
	}
	return {findings, notJudged, judged};
}

function limitOf(check: Check, name: string, limits: Assumptions['thresholds']): number {
	const own = check.thresholds[name];
	if (own === undefined) throw new Error(`${check.code} has no threshold ${name}`);
	return limits?.[`${check.code}.${name}`] ?? own.value;
}
