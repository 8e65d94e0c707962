import {printable} from '../../units/printable.ts';

/** What other JSON files of this field are, by names of members that they have together. */
const kinds: readonly {readonly kind: string; readonly members: readonly RegExp[]}[] = [
	{kind: 'a vLLM latency benchmark', members: [/^avg_latency$/, /^percentiles$/]},
	{kind: 'a vLLM throughput benchmark', members: [/^elapsed_time$/, /^(requests|tokens)_per_second$/]},
	{kind: 'a GuideLLM report', members: [/^benchmarks$/, /^(metadata|args|config)$/]},
	{kind: 'an InferenceX aggregate', members: [/^tput_per_gpu$/]},
	{kind: 'AIPerf records of single requests', members: [/^metadata$/, /^metrics$/]},
	{kind: 'an AIPerf export', members: [/^time_to_first_token$/, /^request_latency$/]},
	{kind: 'an llmperf summary', members: [/^results_\w+$/]},
];

/** A file that is no serving result, in words. */
export function foreignKind(members: readonly string[]): string {
	const known = kinds.find(kind => kind.members.every(pattern => members.some(member => pattern.test(member))));
	if (known !== undefined) return known.kind;
	const first = members.slice(0, 4).map(printable).join(', ');
	return members.length === 0
		? 'an empty object'
		: `an object of other members (${first}${members.length > 4 ? ', …' : ''})`;
}
