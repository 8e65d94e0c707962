import type {Finding, FindingScope} from '../domain/finding.ts';
import {printable} from '../units/printable.ts';
import type {Check, CheckContext, Judgement} from './check.ts';
import {checks} from './registry.ts';
import {ruleCrashed} from './rules/rule-crashed.ts';

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

/** What verdicts rest on beside their subject. */
export type Basis = Omit<CheckContext, 'threshold'>;

type Scope = Exclude<Check['scope'], 'file'>;

export type Rule<Of extends Scope> = Check & {readonly scope: Of};

const rules: {readonly [Of in Scope]: readonly Rule<Of>[]} = {
	run: checks.filter(check => check.scope === 'run'),
	trace: checks.filter(check => check.scope === 'trace'),
	condition: checks.filter(check => check.scope === 'condition'),
	experiment: checks.filter(check => check.scope === 'experiment'),
	study: checks.filter(check => check.scope === 'study'),
};

/** Puts every rule of a scope to one subject, whose id or path is `about.path`. */
export function verdictsOn<Of extends Scope>(
	of: Of,
	about: {readonly scope: FindingScope; readonly path: string},
	basis: Basis,
	judge: (rule: Rule<Of>, context: CheckContext) => Judgement,
): Verdicts {
	const findings: Finding[] = [];
	const notJudged: NotJudged[] = [];
	let judged = 0;
	for (const rule of rules[of]) {
		const judgement = attempted(() => judge(rule, {...basis, threshold: name => limitOf(rule, name, basis)}));
		if (judgement.kind === 'crashed') {
			findings.push(crash(rule, about, judgement.reason));
			continue;
		}
		if (judgement.kind === 'not judged') {
			notJudged.push({code: rule.code, path: about.path, reason: judgement.reason});
			continue;
		}
		judged += 1;
		for (const {severity = rule.severity, advice = rule.advice, message, evidence, ...place} of judgement.findings) {
			findings.push({code: rule.code, severity, ...(place.about ?? about), message, evidence, advice});
		}
	}
	return {findings, notJudged, judged};
}

type Crashed = {readonly kind: 'crashed'; readonly reason: string};

/** A rule with a bug takes itself out, and leaves the reader all others. */
function attempted(judge: () => Judgement): Judgement | Crashed {
	try {
		return judge();
	} catch (error) {
		return {kind: 'crashed', reason: error instanceof Error ? error.message : String(error)};
	}
}

function crash({code: rule}: Check, about: Pick<Finding, 'scope' | 'path'>, reason: string): Finding {
	const {code, severity, advice} = ruleCrashed;
	const message = `The rule ${rule} could not be judged here: ${printable(reason)}. This is a bug in cai-tui, not in your data.`;
	return {code, severity, ...about, message, evidence: {rule, reason: printable(reason)}, advice};
}

function limitOf({code, thresholds}: Check, name: string, {assumptions}: Basis): number {
	const own = thresholds[name];
	if (own === undefined) throw new Error(`${code} has no threshold ${name}`);
	return assumptions.thresholds?.[`${code}.${name}`] ?? own.value;
}
