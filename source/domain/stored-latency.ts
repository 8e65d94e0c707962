import type {LatencyName, ServingResult, StoredLatency} from './serving-result.ts';

/**
 * Whether the tool that wrote this result had the mean and median of the end-to-end latency exchanged: vLLM 0.6.0 to
 * 0.6.3, told by members of that time (domain.md §1.4).
 */
export function hasSwappedE2el(result: ServingResult): boolean {
	const has = (member: string): boolean => result.members.includes(member);
	return has('total_token_throughput') && !has('burstiness') && !has('max_concurrency');
}

/** What the benchmark stored of a latency, with mean and median in their places. null: it stored nothing of it. */
export function storedLatency(result: ServingResult, name: LatencyName): StoredLatency | null {
	const stored = result.stored[name];
	if (stored === undefined) return null;
	if (name !== 'e2el' || !hasSwappedE2el(result)) return stored;
	return {...stored, mean: stored.median, median: stored.mean};
}
