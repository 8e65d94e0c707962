import type {Assumptions} from '../domain/assumptions.ts';
import type {Condition, Dataset, Experiment} from '../domain/dataset.ts';
import type {FindingScope, Severity} from '../domain/finding.ts';
import type {Run} from '../domain/run.ts';
import type {Trace} from '../domain/trace.ts';
import type {Json} from '../units/json.ts';

/**
 * What a rule may know beside its subject. The rest of the study is not in it: what is said of a run or a condition stays
 * true while others are read, so that each is judged once.
 */
export type CheckContext = {
	readonly assumptions: Assumptions;
	/** Epoch seconds: passed in, so that a check never asks the clock. */
	readonly now: number;
	/** Named limits of this check, after `cai-tui.json`. */
	readonly threshold: (name: string) => number;
};

/** What a check says of one subject. Several findings, none, or that it could not be judged and why. */
export type Judgement =
	| {readonly kind: 'judged'; readonly findings: readonly Evidence[]}
	| {readonly kind: 'not judged'; readonly reason: string};

export type Evidence = {
	/** Where it differs from the rule's own severity. */
	readonly severity?: Severity;
	/** Where it is not the subject itself: one run of a condition, one condition of a sweep. */
	readonly about?: {readonly scope: FindingScope; readonly path: string};
	readonly message: string;
	readonly evidence: Readonly<Record<string, Json>>;
	readonly advice?: string;
};

/** A rule of the sanity check: what it looks at, why it matters, how to mend it. One file a rule, one registry. */
export type Check = {
	readonly code: string;
	readonly severity: Severity;
	readonly title: string;
	/** What of the data it goes by. */
	readonly looksAt: string;
	/** Why a reader of the numbers should care. */
	readonly why: string;
	readonly advice: string;
	/** Defaults of its named limits, each with what it means. */
	readonly thresholds: Readonly<Record<string, {readonly value: number; readonly meaning: string}>>;
} & (
	| {readonly scope: 'run'; readonly judge: (run: Run, context: CheckContext) => Judgement}
	/** Each GPU log by itself; `run` is null for one that belongs to no result. */
	| {readonly scope: 'trace'; readonly judge: (trace: Trace, run: Run | null, context: CheckContext) => Judgement}
	| {readonly scope: 'condition'; readonly judge: (condition: Condition, context: CheckContext) => Judgement}
	| {readonly scope: 'experiment'; readonly judge: (experiment: Experiment, context: CheckContext) => Judgement}
	| {readonly scope: 'study'; readonly judge: (dataset: Dataset, context: CheckContext) => Judgement}
	/** Found while reading: listed so that it can be explained and ignored, judged by the reader. */
	| {readonly scope: 'file'; readonly judge: null}
);

export const ok: Judgement = {kind: 'judged', findings: []};

export function found(...findings: readonly Evidence[]): Judgement {
	return {kind: 'judged', findings};
}

export function notJudged(reason: string): Judgement {
	return {kind: 'not judged', reason};
}
