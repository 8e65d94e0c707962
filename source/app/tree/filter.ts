import type {Assumptions} from '../../domain/assumptions.ts';
import type {Condition} from '../../domain/dataset.ts';
import type {Severity} from '../../domain/finding.ts';
import {type MetricId, metricIds} from '../../domain/metric.ts';
import {metricOf} from '../../domain/metrics.ts';
import type {Run} from '../../domain/run.ts';
import {teeModeValue} from '../../domain/tee-mode.ts';
import {toPercentage} from '../../units/convert.ts';
import {memo} from '../memo.ts';
import {overheadOf} from '../overheads.ts';
import {holds, parseFilter, type Term} from './filter-language.ts';
import type {Tree} from './tree.ts';

/** What a filter may ask about a run beyond its own members. */
export type FilterContext = {
	readonly assumptions: Assumptions;
	/** Codes and severities of what was found about a run. */
	readonly findings: ReadonlyMap<string, readonly {readonly code: string; readonly severity: Severity}[]>;
};

type Subject = {readonly run: Run; readonly condition: Condition; readonly context: FilterContext};

/** Runs that a filter leaves; null: no filter, or one that is not finished yet. */
export type Selected = ReadonlySet<Run> | null;

/** Fields of text, each with what it holds, as the help prints them. */
export const textFields: Readonly<
	Record<string, {readonly meaning: string; readonly of: (subject: Subject) => readonly string[]}>
> = {
	model: {
		meaning: 'model in the folder or in the result',
		of: ({run, condition}) => [condition.parameters.model, run.result?.modelId ?? ''],
	},
	experiment: {meaning: 'path of the experiment', of: ({run}) => [run.experiment]},
	condition: {meaning: 'name of the condition', of: ({condition}) => [condition.name]},
	file: {meaning: 'path of the result file', of: ({run}) => [run.id]},
	mode: {meaning: 'on, off, unknown', of: ({run}) => [teeModeValue[run.teeMode]]},
	is: {meaning: 'error, warning, ok (what was found), failed (not readable)', of: states},
	code: {meaning: 'code of a finding', of: subject => findingsOf(subject).map(({code}) => code)},
};

/** Fields of number beside the metrics. A run that has none never matches. */
export const numberFields: Readonly<
	Record<string, {readonly meaning: string; readonly of: (subject: Subject) => number | null}>
> = {
	loss: {
		meaning: 'throughput lost to the TEE in this condition, %',
		of: subject => percentage(subject, 'output_throughput'),
	},
	rep: {meaning: 'repetition', of: ({run}) => run.repetition},
	size: {meaning: 'billions of parameters', of: ({condition}) => condition.parameters.modelSize},
	level: {meaning: 'concurrency or rate of a sweep', of: ({condition}) => condition.parameters.level},
	input: {meaning: 'input length of a sequence sweep', of: ({condition}) => condition.parameters.inputLength},
	output: {meaning: 'output length', of: ({condition}) => condition.parameters.outputLength},
	failed: {meaning: 'failed requests', of: ({run}) => run.result?.failed ?? null},
};

/** Exact words, where a part of a word would say something else. */
const exactFields: ReadonlySet<string> = new Set(['mode', 'is', 'code']);

export type FilterOutcome = {readonly selected: Selected; readonly problem: string | null};

export const applyFilter = memo((tree: Tree, text: string, context: FilterContext): FilterOutcome => {
	const parsed = parseFilter(text);
	if (parsed.kind === 'problem') return {selected: null, problem: parsed.problem};
	const unknown = parsed.terms.find(({test}) => test.field !== null && !isField(test.kind, test.field));
	if (unknown !== undefined) return {selected: null, problem: `no field ${unknown.test.field}: ? lists them`};
	if (parsed.terms.length === 0) return {selected: null, problem: null};
	const selected = new Set<Run>();
	for (const node of tree.byKey.values()) {
		const {selection} = node;
		if (selection.level !== 'run') continue;
		const subject = {run: selection.run, condition: selection.condition, context};
		if (parsed.terms.every(term => passes(term, subject))) selected.add(selection.run);
	}
	return {selected, problem: null};
});

function isField(kind: Term['test']['kind'], field: string): boolean {
	if (kind === 'text') return Object.hasOwn(textFields, field);
	return Object.hasOwn(numberFields, field) || metricNamed(field) !== null;
}

function passes({negated, test}: Term, subject: Subject): boolean {
	if (test.kind === 'number') {
		const value = numberOf(test.field, subject);
		return value !== null && holds(test.operator, value, test.value) !== negated;
	}
	return matchesText(test.field, test.values, subject) !== negated;
}

function matchesText(field: string | null, values: readonly string[], subject: Subject): boolean {
	if (field === null) return values.some(value => matchesWord(value, subject));
	const texts = (textFields[field]?.of(subject) ?? []).map(text => text.toLowerCase());
	const matches = (text: string, value: string) => (exactFields.has(field) ? text === value : text.includes(value));
	return values.some(value => texts.some(text => matches(text, value)));
}

/** `on` and `off` are the mode, nothing else: as parts of words they would match nearly everything. */
function matchesWord(value: string, {run, condition}: Subject): boolean {
	if (value === 'on' || value === 'off') return teeModeValue[run.teeMode] === value;
	return [run.experiment, condition.name, run.id, run.result?.modelId ?? ''].some(text =>
		text.toLowerCase().includes(value),
	);
}

function numberOf(field: string, subject: Subject): number | null {
	const own = Object.hasOwn(numberFields, field) ? numberFields[field] : undefined;
	if (own !== undefined) return own.of(subject);
	const metric = metricNamed(field);
	if (metric === null) return null;
	if (field.endsWith('%')) return percentage(subject, metric);
	return metricOf(subject.run, metric, subject.context.assumptions)?.value ?? null;
}

function metricNamed(field: string): MetricId | null {
	const name = field.replace(/%$/, '');
	return metricIds.find(id => id === name) ?? null;
}

function percentage({condition, context}: Subject, metric: MetricId): number | null {
	const {overhead} = overheadOf(condition, metric, context.assumptions);
	return overhead === null ? null : toPercentage(overhead);
}

function findingsOf({run, context}: Subject): readonly {readonly code: string; readonly severity: Severity}[] {
	return context.findings.get(run.id) ?? [];
}

function states(subject: Subject): readonly string[] {
	const found = findingsOf(subject).map(({severity}) => severity);
	const worst = found.filter(severity => severity !== 'note');
	return [...found, ...(worst.length === 0 ? ['ok'] : []), ...(subject.run.result === null ? ['failed'] : [])];
}
