import type {ServingResult} from '../domain/serving-result.ts';

/** A run of a file of several: what its condition is called behind the file's, and which repetition of it it is. */
export type Variant = {readonly suffix: string; readonly repetition: number};

/**
 * What tells the runs of one file apart. --append-result writes repetitions into one file, and just as well the steps of a
 * sweep: runs that differ in a parameter are conditions of their own. A value that no two runs share is a mark (a run's
 * number, a seed), not a parameter, unless it is a rate or a concurrency.
 */
export function variantsOf(results: readonly ServingResult[]): readonly Variant[] {
	const names = new Set(results.flatMap(({metadata}) => Object.keys(metadata)));
	const parameters: readonly Parameter[] = [
		{name: 'qps', text: ({requestRate}) => numberText(requestRate), isLevel: true},
		{name: 'max_concurrency', text: ({maxConcurrency}) => numberText(maxConcurrency), isLevel: true},
		{name: '', text: ({modelId}) => modelId?.split('/').at(-1) ?? '', isLevel: true},
		...[...names].map(name => ({name, text: (result: ServingResult) => metadataText(result, name), isLevel: false})),
	];
	const telling = parameters.filter(({text, isLevel}) => {
		const values = new Set(results.map(text));
		return values.size > 1 && (isLevel || values.size < results.length);
	});
	const counts = new Map<string, number>();
	return results.map(result => {
		const suffix = telling
			.map(({name, text}) => `_${[name, text(result)].filter(part => part !== '').join('_')}`)
			.join('');
		const repetition = (counts.get(suffix) ?? 0) + 1;
		counts.set(suffix, repetition);
		return {suffix, repetition};
	});
}

type Parameter = {
	readonly name: string;
	readonly text: (result: ServingResult) => string;
	/** What studies sweep over. */
	readonly isLevel: boolean;
};

/** A name, not a document. */
const longestText = 40;

function numberText(value: number | null): string {
	if (value === null) return 'none';
	return value === Number.POSITIVE_INFINITY ? 'inf' : String(value);
}

function metadataText({metadata}: ServingResult, name: string): string {
	const value = metadata[name];
	const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? 'none');
	return text.replaceAll('/', '-').slice(0, longestText);
}
