/** What the name of a condition says. null: it says nothing of it. */
export type NameParameters = {
	/** What is left of the name: the model, or nothing. */
	readonly rest: string;
	readonly level: number | null;
	readonly levelKind: 'concurrency' | 'request rate' | null;
	readonly inputLength: number | null;
	readonly outputLength: number | null;
	readonly maxNumSeqs: number | null;
	/** The level is the name's bare last number (`Gemma3 1B_64`): the results know better what it is. */
	readonly bareLevel: boolean;
};

const rate = String.raw`(\d+(?:\.\d+)?|inf)`;

const patterns = {
	/** `-mns-512`; `max_num_seqs=4` of a vLLM sweep. */
	maxNumSeqs: /(?:^|[-_ ])(?:mns|max[-_]num[-_]seqs)[-_= ]?(\d+)/i,
	/** `input_64_output_128`, `random_input_len_64_random_output_len_128`, `random_input_len=64-random_output_len=128`. */
	lengths:
		/(?:^|[-_ ])(?:random[-_])?input(?:[-_]len)?[-_=](\d+)[-_ ](?:.*?[-_ ])??(?:random[-_])?output(?:[-_]len)?[-_=](\d+)/i,
	concurrency: /(?:^|[-_ ])(?:max[-_])?concurrency[-_=]?(\d+)/i,
	requestRate: new RegExp(String.raw`(?:^|[-_ ])(?:request[-_]rate|qps|rps|rate)[-_=]?${rate}(?![a-z\d.])`, 'i'),
	/** `S3_r16`: believed only where the results were measured at that rate, or `deepseek_r1` would be a sweep. */
	shortRate: new RegExp(`[-_]r${rate}$`),
	/** `inf` and its number before the unit, as vLLM names its files: `vllm-infqps`. */
	ratePerSecond: new RegExp(String.raw`(?:^|[-_ ])${rate}[-_ ]?(?:qps|rps)(?![a-z\d])`, 'i'),
} as const;

/** Words that name the experiment's axes or the sweep tool's parts and no model. */
const generic = /^(?:input|output|in|out|isl|osl|random|sequence|seq|len|length|prompt|serve|bench|num|prompts)$/i;

/**
 * Reads the names of the study's conditions, of files of a raw bench tree, and of vLLM sweeps. `requestRate` is the rate
 * that the results say, null where they do not agree on one.
 */
export function nameParameters(name: string, requestRate: number | null): NameParameters {
	const seqs = take(name, patterns.maxNumSeqs);
	const lengths = take(seqs.rest, patterns.lengths);
	const concurrency = take(lengths.rest, patterns.concurrency);
	const named = take(concurrency.rest, patterns.requestRate);
	const suffixed = take(named.rest, patterns.ratePerSecond);
	const short = take(suffixed.rest, patterns.shortRate);
	const isRate = short.found[0] !== undefined && numberOf(short.found[0]) === requestRate;
	const rest = isRate ? short.rest : suffixed.rest;
	const rateText = named.found[0] ?? suffixed.found[0] ?? (isRate ? short.found[0] : undefined);
	const said = {
		level: numberOf(concurrency.found[0] ?? rateText),
		levelKind: concurrency.found[0] !== undefined ? 'concurrency' : rateText !== undefined ? 'request rate' : null,
		inputLength: numberOf(lengths.found[0]),
		outputLength: numberOf(lengths.found[1]),
		maxNumSeqs: numberOf(seqs.found[0]),
		bareLevel: false,
	} as const;
	const saysNothingYet = said.level === null && said.inputLength === null;
	const fields = saysNothingYet ? bareFields(rest) : null;
	return {...said, ...fields, rest: modelWords(fields?.rest ?? rest)};
}

/** `<word>_<input>_…_<output>`, else `<anything>_<level>`. */
function bareFields(text: string): Partial<NameParameters> | null {
	const fields = text.split('_');
	const last = fields.at(-1) ?? '';
	if (fields.length < 2 || !/^\d+$/.test(last)) return null;
	const second = fields[1] ?? '';
	if (fields.length > 2 && /^\d+$/.test(second)) {
		return {rest: fields[0] ?? '', inputLength: Number(second), outputLength: Number(last)};
	}
	return {rest: fields.slice(0, -1).join('_'), level: Number(last), levelKind: 'concurrency', bareLevel: true};
}

function take(text: string, pattern: RegExp): {readonly rest: string; readonly found: readonly (string | undefined)[]} {
	const match = pattern.exec(text);
	if (match === null) return {rest: text, found: []};
	return {rest: text.slice(0, match.index) + text.slice(match.index + match[0].length), found: match.slice(1)};
}

/** The rest where it names something: `SERVE--BENCH---num_prompts=8` and `input` do not. */
function modelWords(rest: string): string {
	const text = rest.replace(/^[-_ ]+|[-_ ]+$/g, '');
	const words = text.split(/[-_ =]+/).filter(word => /[a-z]/i.test(word));
	return words.every(word => generic.test(word)) ? '' : text;
}

function numberOf(text: string | undefined): number | null {
	if (text === undefined) return null;
	return text.toLowerCase() === 'inf' ? Number.POSITIVE_INFINITY : Number(text);
}
