import type {JsonObject} from '../units/json.ts';

/** error: the number is not a measurement, or the pair is invalid. warning: suspicious. note: worth knowing. */
export type Severity = 'error' | 'warning' | 'note';

export const severities: readonly Severity[] = ['error', 'warning', 'note'];

export type FindingScope = 'study' | 'experiment' | 'condition' | 'mode' | 'run' | 'file';

/** Something a reader of the numbers must know: what is wrong, where, the evidence, and what to do. */
export type Finding = {
	/** Kebab-case, stable: `all-failed`, `missing-pair`, … */
	readonly code: string;
	readonly severity: Severity;
	readonly scope: FindingScope;
	/** Id of the node that it is about (`Run.id`, `Condition.id`, …), or the file's path below its root. */
	readonly path: string;
	/** One sentence with the evidence in numbers. Safe to print. */
	readonly message: string;
	readonly evidence: JsonObject;
	/** One sentence: what to do about it. */
	readonly advice: string;
};

/** The worse of two: error before warning before note before nothing. */
export function worseSeverity(a: Severity | null, b: Severity | null): Severity | null {
	if (a === null) return b;
	if (b === null) return a;
	return severities.indexOf(a) <= severities.indexOf(b) ? a : b;
}
