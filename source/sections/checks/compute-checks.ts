import type {Check} from '../../checks/check.ts';
import {checks as rules} from '../../checks/registry.ts';
import {type Finding, type Severity, severities, worseSeverity} from '../../domain/finding.ts';
import {groupBy} from '../../domain/group-by.ts';
import {experimentsIn, runsIn, type Scope} from '../../domain/scope.ts';
import type {Json} from '../../units/json.ts';
import {findingPlaces} from '../finding-places.ts';
import {checkReportOf, findingsIn} from '../findings.ts';
import {placeNames} from '../place-names.ts';

/** All findings of one code. */
export type CodeGroup = {
	readonly code: string;
	readonly severity: Severity;
	/** null: brought up by reading, without a rule of its own. */
	readonly rule: Check | null;
	readonly findings: readonly Finding[];
};

export type Checks = {
	readonly level: Scope['level'];
	/** Worst first; of one severity the most frequent first. */
	readonly groups: readonly CodeGroup[];
	/** What a reader calls the node or file of a path. */
	readonly nameOf: (path: string) => string;
	/** The experiment that a path belongs to, by its id; '' where it belongs to none, or where there is only one in scope. */
	readonly experimentOf: (path: string) => string;
	readonly runs: number;
	/** Runs without anything worse than a note of their own. */
	readonly sound: number;
	/** Rules that could not be judged somewhere in the study, with the most frequent reason. */
	readonly notJudged: readonly {readonly code: string; readonly times: number; readonly reason: string}[];
	readonly judged: number;
};

export function compute(scope: Scope): Checks {
	const findings = findingsIn(scope);
	const report = checkReportOf(scope);
	const placesOf = findingPlaces(scope.dataset);
	const runs = runsIn(scope);
	const troubled = new Set(findings.filter(({severity}) => severity !== 'note').map(({path}) => path));
	return {
		level: scope.level,
		groups: [...groupBy(findings, ({code}) => code)].map(([code, members]) => groupOf(code, members)).sort(byWorst),
		nameOf: placeNames(scope),
		experimentOf: experimentsIn(scope).length > 1 ? path => placesOf(path)[0] ?? '' : () => '',
		runs: runs.length,
		sound: runs.filter(({id}) => !troubled.has(id)).length,
		notJudged: scope.level === 'study' ? notJudgedOf(report.notJudged) : [],
		judged: report.judged,
	};
}

function groupOf(code: string, findings: readonly Finding[]): CodeGroup {
	const severity = findings.reduce<Severity | null>((worst, finding) => worseSeverity(worst, finding.severity), null);
	return {code, severity: severity ?? 'note', rule: rules.find(rule => rule.code === code) ?? null, findings};
}

function byWorst(a: CodeGroup, b: CodeGroup): number {
	return severities.indexOf(a.severity) - severities.indexOf(b.severity) || b.findings.length - a.findings.length;
}

function notJudgedOf(all: readonly {readonly code: string; readonly reason: string}[]): Checks['notJudged'] {
	return [...groupBy(all, ({code}) => code)].map(([code, members]) => {
		const reasons = [...groupBy(members, ({reason}) => reason)].sort(([, a], [, b]) => b.length - a.length);
		return {code, times: members.length, reason: reasons[0]?.[0] ?? ''};
	});
}

export function json({groups, runs, sound, notJudged, judged}: Checks): Json {
	return {
		runs,
		sound,
		judged,
		codes: groups.map(({code, severity, findings}) => ({code, severity, count: findings.length})),
		not_judged: notJudged,
	};
}
