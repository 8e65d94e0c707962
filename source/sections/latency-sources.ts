import type {Assumptions} from '../domain/assumptions.ts';
import type {MetricId} from '../domain/metric.ts';
import {metricOf} from '../domain/metrics.ts';
import type {Run} from '../domain/run.ts';
import type {TextFigure} from '../figures/figure.ts';
import {counted, formatNumber} from '../units/format.ts';
import {note} from './notes.ts';

/** Where the latencies of some runs come from, and what was left out of them. */
export type LatencySources = {
	readonly runs: number;
	/** From per-request arrays. */
	readonly recomputed: number;
	/** As the benchmark stored them. */
	readonly stored: number;
	/** Requests of the recomputed runs: sent, and without an answer (failed, or empty). */
	readonly requests: number;
	readonly unanswered: number;
};

export function latencySources(runs: readonly Run[], id: MetricId, assumptions: Assumptions): LatencySources {
	const sources = runs.map(run => metricOf(run, id, assumptions)?.source ?? null);
	const tables = runs.flatMap((run, index) => (sources[index] === 'requests' ? (run.result?.requests ?? []) : []));
	const requests = tables.reduce((sum, {count}) => sum + count, 0);
	const answered = tables.reduce((sum, table) => sum + table.answered.reduce((total, flag) => total + flag, 0), 0);
	return {
		runs: runs.length,
		recomputed: sources.filter(source => source === 'requests').length,
		stored: sources.filter(source => source === 'stored').length,
		requests,
		unanswered: requests - answered,
	};
}

/** Says it where it bears on the numbers; nothing where all runs have arrays and all requests were answered. */
export function sourceNotes(
	name: string,
	{runs, recomputed, stored, requests, unanswered}: LatencySources,
): readonly TextFigure[] {
	const rest = runs - recomputed - stored;
	return [
		...(unanswered === 0
			? []
			: [
					note(
						'unanswered',
						`Left out: ${formatNumber(unanswered, 0)} of ${formatNumber(requests, 0)} requests that failed or came back empty; they have no latency.`,
					),
				]),
		...(stored === 0
			? []
			: [
					note(
						'stored',
						`As stored by the benchmark in ${counted(stored, 'run')} without per-request arrays (--save-detailed): empty answers may be counted in.`,
					),
				]),
		...(rest === 0 ? [] : [note('without', `No ${name} in ${rest} of ${counted(runs, 'run')}.`)]),
	];
}
