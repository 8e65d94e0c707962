import type {Condition} from '../domain/dataset.ts';
import type {TeeMode} from '../domain/tee-mode.ts';
import {outputThroughputOf} from '../domain/throughput-metrics.ts';
import {isMeasured, type MeasuredRun} from './needs.ts';

export type Repetition = {
	readonly run: MeasuredRun;
	/** Output tokens a second. */
	readonly throughput: number;
};

export type RepetitionGroup = {
	readonly mode: TeeMode;
	readonly repetitions: readonly Repetition[];
	/** Their prompts or answers differ so much in length that throughput differs for that reason alone. */
	readonly servedOtherWork: boolean;
};

/** The measured repetitions of each mode, by number. */
export function repetitionGroups(condition: Condition): readonly RepetitionGroup[] {
	return condition.modes.map(group => {
		const runs = group.runs.filter(isMeasured);
		const repetitions = runs.flatMap(run => {
			const throughput = outputThroughputOf(run.result);
			// Ratios are made of them: what is not above 0 is no throughput.
			return throughput !== null && throughput > 0 && Number.isFinite(throughput) ? [{run, throughput}] : [];
		});
		const work = runs.flatMap(run => tokensARequest(run) ?? []);
		const servedOtherWork = work.length > 1 && Math.max(...work) > (1 + otherWork) * Math.min(...work);
		return {mode: group.teeMode, repetitions, servedOtherWork};
	});
}

/** Relative difference in tokens a request from which repetitions did not do the same work. */
const otherWork = 0.05;

/** Of those that completed: a run with failures did the same work, and less of it. */
function tokensARequest({result}: MeasuredRun): number | null {
	const {totalInputTokens, totalOutputTokens, completed} = result;
	return totalInputTokens === null || totalOutputTokens === null
		? null
		: (totalInputTokens + totalOutputTokens) / completed;
}

/** Ends the sentence about a repetition of such a group. */
export function otherWorkIn({servedOtherWork}: RepetitionGroup): string {
	return servedOtherWork ? '; the repetitions did not serve requests of the same length' : '';
}
