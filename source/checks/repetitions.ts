import type {Condition} from '../domain/dataset.ts';
import type {TeeMode} from '../domain/tee-mode.ts';
import {median} from '../statistics/median.ts';
import {isMeasured, type MeasuredRun} from './needs.ts';

export type Repetition = {
	readonly run: MeasuredRun;
	/** Output tokens a second. */
	readonly throughput: number;
	/** Tokens that it read and wrote, over the median of its group; null where the file does not tell. */
	readonly work: number | null;
};

export type RepetitionGroup = {readonly mode: TeeMode; readonly repetitions: readonly Repetition[]};

/** The measured repetitions of each mode, by number. */
export function repetitionGroups(condition: Condition): readonly RepetitionGroup[] {
	return condition.modes.map(group => {
		const runs = group.runs.filter(isMeasured);
		const usual = median(runs.flatMap(run => tokensOf(run) ?? [])) ?? null;
		const repetitions = runs.flatMap(run => {
			const throughput = run.result.outputThroughput;
			const tokens = tokensOf(run);
			return throughput === null ? [] : [{run, throughput, work: tokens !== null && usual ? tokens / usual : null}];
		});
		return {mode: group.teeMode, repetitions};
	});
}

function tokensOf({result}: MeasuredRun): number | null {
	const {totalInputTokens, totalOutputTokens} = result;
	return totalInputTokens === null || totalOutputTokens === null ? null : totalInputTokens + totalOutputTokens;
}

/** Repetitions that served other prompts differ in throughput for that reason alone. A fraction of the usual tokens. */
const otherWork = 0.05;

export function servedOtherWork({work}: Repetition): boolean {
	return work !== null && Math.abs(work - 1) > otherWork;
}
