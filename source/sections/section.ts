import type {Experiment} from '../domain/dataset.ts';
import type {MetricId} from '../domain/metric.ts';
import type {Scope} from '../domain/scope.ts';
import type {Figure} from '../figures/figure.ts';
import type {Json} from '../units/json.ts';
import type {View} from './view.ts';

/**
 * A chapter of the study: it reads a scope of the dataset, turns it into numbers, and the numbers into pictures.
 * `Result` is plain data; `json` is what `report --format json` prints of it.
 */
export type SectionDefinition<Result> = {
	/** Kebab-case, as `--section` takes it. */
	readonly id: string;
	readonly title: string;
	/** The key that opens it, `1` … `9`, `0` or a capital letter. */
	readonly key: string;
	/** What it answers, as a user would ask it. */
	readonly question: string;
	/** Whether an experiment has what this section is about. */
	readonly reads: (experiment: Experiment) => boolean;
	/** What is needed, in words, shown where nothing in the scope has it. */
	readonly needs: string;
	/** The metric that the tree shows beside its nodes while this section is open; output throughput by default. */
	readonly headline?: MetricId;
	readonly compute: (scope: Scope) => Result;
	readonly json: (result: Result) => Json;
	/** What `View.variant` chooses among, in words; one or none: it has only one look. */
	readonly variants?: (result: Result) => readonly string[];
	/** What follows the question. */
	readonly present: (result: Result, view: View) => readonly Figure[];
};

/** A section closed over its result, so that all of them stand in one list. */
export type Section = {
	readonly id: string;
	readonly title: string;
	readonly key: string;
	readonly question: string;
	readonly needs: string;
	readonly headline: MetricId;
	readonly reads: (experiment: Experiment) => boolean;
	/** Computes once; the chapter may then be presented under many views. */
	readonly open: (scope: Scope) => Chapter;
};

export type Chapter = {
	readonly json: Json;
	readonly variants: readonly string[];
	readonly present: (view: View) => readonly Figure[];
};

export function defineSection<Result>(definition: SectionDefinition<Result>): Section {
	const {
		id,
		title,
		key,
		question,
		needs,
		headline = 'output_throughput',
		reads,
		compute,
		json,
		variants,
		present,
	} = definition;
	return {
		id,
		title,
		key,
		question,
		needs,
		headline,
		reads,
		open(scope) {
			const result = compute(scope);
			return {
				get json() {
					return json(result);
				},
				get variants() {
					return variants?.(result) ?? [];
				},
				present: view => [{kind: 'text', id: 'question', text: question, tone: 'question'}, ...present(result, view)],
			};
		},
	};
}
