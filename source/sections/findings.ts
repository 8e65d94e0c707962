import {type CheckReport, runChecks} from '../checks/run-checks.ts';
import type {Assumptions} from '../domain/assumptions.ts';
import type {Dataset} from '../domain/dataset.ts';
import {type Finding, type Severity, worseSeverity} from '../domain/finding.ts';
import {type Scope, scopeId} from '../domain/scope.ts';
import {findingPlaces} from './finding-places.ts';

type Judged = {
	readonly assumptions: Assumptions;
	readonly report: CheckReport;
	/** By id of a node: the findings about it and about what lies below it, worst first. */
	readonly below: ReadonlyMap<string, readonly Finding[]>;
};

const judged = new WeakMap<Dataset, Judged>();

/** What reading and the checks brought up about the whole study, worst first. Judged once for every dataset. */
export function checkReportOf(scope: Pick<Scope, 'dataset' | 'assumptions'>): CheckReport {
	return judgedOf(scope).report;
}

/** The findings about what is selected and about what lies below it, worst first. */
export function findingsIn(scope: Scope): readonly Finding[] {
	return scope.level === 'study' ? judgedOf(scope).report.findings : findingsAt(scope, scopeId(scope));
}

/** The same of a node of the tree by its id. */
export function findingsAt(scope: Pick<Scope, 'dataset' | 'assumptions'>, id: string): readonly Finding[] {
	return judgedOf(scope).below.get(id) ?? [];
}

export function worstOf(findings: readonly Finding[]): Severity | null {
	return findings.reduce<Severity | null>((worst, {severity}) => worseSeverity(worst, severity), null);
}

/** Of a study that is still being read, only what is said of its files and runs can hold. */
function withoutGroups(report: CheckReport): CheckReport {
	return {...report, findings: report.findings.filter(({scope}) => scope === 'run' || scope === 'file')};
}

function judgedOf({dataset, assumptions}: Pick<Scope, 'dataset' | 'assumptions'>): Judged {
	const known = judged.get(dataset);
	if (known?.assumptions === assumptions) return known;
	const whole = runChecks(dataset, assumptions, {now: dataset.readAt ?? lastWritten(dataset)});
	const report = dataset.isPartial === true ? withoutGroups(whole) : whole;
	const below = new Map<string, Finding[]>();
	const placesOf = findingPlaces(dataset);
	for (const finding of report.findings) {
		for (const id of placesOf(finding.path)) {
			const others = below.get(id);
			if (others === undefined) below.set(id, [finding]);
			else others.push(finding);
		}
	}
	const fresh = {assumptions, report, below};
	judged.set(dataset, fresh);
	return fresh;
}

/** Sections have no clock: where the study does not say when it was read, it is as late as its last file. */
function lastWritten({runs}: Dataset): number {
	return runs.reduce((latest, {modified}) => Math.max(latest, modified), 0);
}
