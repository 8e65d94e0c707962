/** What a file is, as far as its name tells. */
export type FileKind =
	| {readonly kind: 'result'}
	/** A log beside a result: `of` is the stem of the result's name, or with `.json` its whole name. */
	| {readonly kind: 'trace'; readonly device: 'gpu' | 'cpu'; readonly of: string}
	| {readonly kind: 'system information'}
	/** A dump of `nvidia-smi conf-compute -q` of one run. */
	| {readonly kind: 'conf-compute'; readonly of: string}
	/** What `cai-tui record` noted of one run. */
	| {readonly kind: 'recording'; readonly of: string}
	/** Read elsewhere: settings, and the mark of a synthetic study. */
	| {readonly kind: 'own'}
	| {readonly kind: 'other'; readonly reason: string};

export const settingsFile = 'cai-tui.json';
export const syntheticMark = 'SYNTHETIC.txt';

export function fileKindOf(name: string): FileKind {
	if (name === settingsFile || name === syntheticMark) return {kind: 'own'};
	if (name.startsWith('.')) return {kind: 'other', reason: 'hidden'};
	const [, traced, device] = /^(.+)_power_metrics(?:_(GPU|CPU))?\.csv$/.exec(name) ?? [];
	if (traced !== undefined) return {kind: 'trace', device: device === 'CPU' ? 'cpu' : 'gpu', of: traced};
	if (name.endsWith('_system_info.txt')) return {kind: 'system information'};
	const [, dumped] = /^(.+)_conf_compute\.txt$/.exec(name) ?? [];
	if (dumped !== undefined) return {kind: 'conf-compute', of: dumped};
	const [, recorded] = /^(.+)_recording\.txt$/.exec(name) ?? [];
	if (recorded !== undefined) return {kind: 'recording', of: recorded};
	if (name.endsWith('.pytorch.json')) {
		return {kind: 'other', reason: 'not a serving result: the same numbers again, as a list for PyTorch’s dashboard'};
	}
	if (/\.(json|jsonl|ndjson)$/i.test(name)) return {kind: 'result'};
	const known = others.find(([pattern]) => pattern.test(name));
	return {kind: 'other', reason: known?.[1] ?? 'not a result: no JSON, no trace, no system information'};
}

const others: readonly (readonly [RegExp, string])[] = [
	[/\.csv$/i, 'a table that by its name is no trace of a result (<result>_power_metrics.csv)'],
	[/\.(json|jsonl|csv)\.(gz|xz|zst|bz2|zip)$/i, 'compressed: unpack it to have it read'],
	[/\.(tmp|part|partial|swp|bak)$|~$/i, 'a temporary file'],
	[/\.(png|svg|jpe?g|pdf|html?)$/i, 'a picture or a page'],
];

/** Names under which other tools keep other JSON. They are opened all the same, but do not speak for their folder. */
export function isLikelyForeign(name: string): boolean {
	return /^(summary|benchmark_results|config|package|tokenizer.*|args|metadata)\.json$|^(latency|throughput)_/i.test(
		name,
	);
}
