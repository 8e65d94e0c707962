import type {CheckReport} from '../../checks/run-checks.ts';
import type {NotJudged} from '../../checks/verdicts.ts';
import type {Assumptions} from '../../domain/assumptions.ts';
import {headline} from '../../domain/compare.ts';
import type {Comparison} from '../../domain/comparison.ts';
import type {Condition, Dataset} from '../../domain/dataset.ts';
import {type Finding, type Severity, severities, worseSeverity} from '../../domain/finding.ts';
import {measure} from '../../domain/measure.ts';
import type {Run} from '../../domain/run.ts';
import type {TeeMode} from '../../domain/tee-mode.ts';
import {findingPlaces} from '../../sections/finding-places.ts';

export type Counts = Readonly<Record<Severity | 'ok', number>>;

export type ConditionVerdict = {
	readonly condition: Condition;
	/** Output throughput, TEE on against off. */
	readonly comparison: Comparison;
	/** Coefficient of variation of output throughput, a fraction, by mode; null where a mode has no two measured runs. */
	readonly variation: Readonly<Record<TeeMode, number | null>>;
	/** Measured runs, by mode. */
	readonly sizes: Readonly<Record<TeeMode, number>>;
	/** About the condition and its runs, worst first. */
	readonly findings: readonly Finding[];
};

/** What `check` says of a study, or of the runs of it that are asked for. */
export type CheckedStudy = {
	readonly dataset: Dataset;
	readonly runs: readonly Run[];
	/** Runs by the worst that was found about the run itself. */
	readonly counts: Counts;
	/** Errors, warnings and notes about anything but a run: conditions, files. */
	readonly beside: Readonly<Record<Severity, number>>;
	readonly conditions: readonly ConditionVerdict[];
	/** Worst first. */
	readonly findings: readonly Finding[];
	readonly notJudged: readonly NotJudged[];
	readonly judged: number;
	/** Why no overhead can be told of any condition, in sentences; null: of some it can, or the findings say why not. */
	readonly noOverhead: string | null;
};

const modesUnknown =
	'No overhead can be told: nothing says which runs had the TEE on. --mode, --mode-map or --tee-off DIR --tee-on DIR say it.';

/** `isAsked` limits what is said to these runs, their conditions and the files beside them; judged is the whole study. */
export function checkedStudy(
	dataset: Dataset,
	assumptions: Assumptions,
	report: CheckReport,
	isAsked: (run: Run) => boolean = () => true,
): CheckedStudy {
	const runs = dataset.runs.filter(isAsked);
	const isWhole = runs.length === dataset.runs.length;
	const placesOf = findingPlaces(dataset);
	const asked = new Set(runs.flatMap(run => placesOf(run.id)));
	const isAbout = (path: string): boolean => isWhole || asked.has(placesOf(path).at(-1) ?? '');
	const findings = report.findings.filter(({path}) => isAbout(path));
	const ids = new Set(runs.map(({id}) => id));
	const own = new Map<string, Severity>();
	const byPlace = new Map<string, Finding[]>();
	const beside = {error: 0, warning: 0, note: 0};
	for (const finding of findings) {
		const places = placesOf(finding.path);
		for (const place of places) byPlace.set(place, [...(byPlace.get(place) ?? []), finding]);
		const subject = places.at(-1) ?? '';
		if (ids.has(subject))
			own.set(subject, worseSeverity(own.get(subject) ?? null, finding.severity) ?? finding.severity);
		else beside[finding.severity] += 1;
	}
	return {
		dataset,
		runs,
		counts: countsOf(runs, own),
		beside,
		conditions: dataset.experiments
			.flatMap(experiment => experiment.conditions)
			.filter(condition => isWhole || asked.has(condition.id))
			.map(condition => verdictOn(condition, assumptions, byPlace.get(condition.id) ?? [])),
		findings,
		notJudged: report.notJudged.filter(({path}) => isAbout(path)),
		judged: report.judged,
		noOverhead: runs.every(({teeMode}) => teeMode === 'unknown') ? modesUnknown : null,
	};
}

function countsOf(runs: readonly Run[], own: ReadonlyMap<string, Severity>): Counts {
	const count = (severity: Severity): number => runs.filter(({id}) => own.get(id) === severity).length;
	const [error, warning, note] = [count('error'), count('warning'), count('note')];
	return {error, warning, note, ok: runs.length - error - warning};
}

function verdictOn(condition: Condition, assumptions: Assumptions, findings: readonly Finding[]): ConditionVerdict {
	const throughput = (mode: TeeMode) => {
		const runs = condition.modes.find(group => group.teeMode === mode)?.runs ?? [];
		return measure(runs, 'output_throughput', assumptions);
	};
	const [off, on, unknown] = [throughput('tee_off'), throughput('tee_on'), throughput('unknown')];
	return {
		condition,
		comparison: headline(condition, assumptions),
		variation: {tee_off: off?.cv ?? null, tee_on: on?.cv ?? null, unknown: unknown?.cv ?? null},
		sizes: {tee_off: off?.n ?? 0, tee_on: on?.n ?? 0, unknown: unknown?.n ?? 0},
		findings: [...findings].sort((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity)),
	};
}

/** 1: an error was found, or, where warnings count as errors, a warning. */
export function exitCodeOf({findings}: Pick<CheckedStudy, 'findings'>, strict: boolean): 0 | 1 {
	return findings.some(({severity}) => severity === 'error' || (strict && severity === 'warning')) ? 1 : 0;
}
