import type {Assumptions} from '../../domain/assumptions.ts';
import {compareRuns, runsOf} from '../../domain/compare.ts';
import type {Condition} from '../../domain/dataset.ts';
import {isOutlier, outlierLimits, robustZ} from '../../domain/outlier.ts';
import type {Run} from '../../domain/run.ts';
import {median} from '../../statistics/median.ts';
import {formatPercent, formatQuantity} from '../../units/format.ts';
import {type Check, type CheckContext, type Evidence, found, notJudged} from '../check.ts';
import {otherWorkIn, type Repetition, type RepetitionGroup, repetitionGroups} from '../repetitions.ts';
import {slowFirst} from './warmup-rep.ts';

export const outlierRep: Check = {
	code: 'outlier-rep',
	severity: 'warning',
	scope: 'condition',
	title: 'A repetition unlike the others',
	looksAt: 'Output throughput of each repetition against the median of its mode, from three repetitions on.',
	why: 'With three to five runs one stray repetition moves the mean, the deviation and the interval.',
	advice: 'Look at its trace and the server log; repeat it. It is counted in until you remove it.',
	thresholds: {
		deviation: {
			value: outlierLimits.deviation,
			meaning: 'relative distance from the median of the repetitions, output throughput',
		},
		robust_z: {
			value: outlierLimits.robustZ,
			meaning: 'distance in robust deviations (Iglewicz & Hoaglin), from four repetitions on',
		},
	},
	judge(condition, context) {
		const groups = repetitionGroups(condition).filter(group => group.repetitions.length >= 3);
		if (groups.length === 0) return notJudged('no mode has three measured repetitions');
		return found(...groups.flatMap(group => outliers(condition, group, context)));
	},
};

function outliers(condition: Condition, group: RepetitionGroup, context: CheckContext): readonly Evidence[] {
	const {threshold} = context;
	const values = group.repetitions.map(({throughput}) => throughput);
	const limits = {deviation: threshold('deviation'), robustZ: threshold('robust_z')};
	// That one is told by its own rule.
	const first = slowFirst(group, limits.deviation);
	return group.repetitions
		.filter(repetition => repetition !== first && isOutlier(repetition.throughput, values, limits))
		.map(repetition => evidenceOf(repetition, condition, group, context));
}

function evidenceOf(
	{run, throughput}: Repetition,
	condition: Condition,
	group: RepetitionGroup,
	{assumptions}: CheckContext,
): Evidence {
	const values = group.repetitions.map(repetition => repetition.throughput);
	const centre = median(values) ?? throughput;
	const deviation = throughput / centre - 1;
	const loss = lossOf(condition, assumptions);
	const without = lossOf(condition, assumptions, run);
	const weight =
		loss === null || without === null
			? ''
			: `; the loss is ${formatPercent(loss)} with it and ${formatPercent(without)} without`;
	return {
		...(group.servedOtherWork ? {severity: 'note'} : {}),
		about: {scope: 'run', path: run.id},
		message: `Repetition ${run.repetition} gives ${tokensPerSecond(throughput)}, ${formatPercent(deviation, {signed: true})} from the median ${tokensPerSecond(centre)} of ${values.length}${otherWorkIn(group)}${weight}.`,
		evidence: {
			tee_mode: group.mode,
			repetition: run.repetition,
			value: throughput,
			median: centre,
			deviation,
			loss,
			loss_without: without,
			robust_z: robustZ(throughput, values),
		},
	};
}

function tokensPerSecond(value: number): string {
	return formatQuantity({value, unit: 'tok/s'});
}

/** Loss of output throughput, with all runs or without one of them; null where there is nothing to compare. */
function lossOf(condition: Condition, assumptions: Assumptions, left?: Run): number | null {
	const [off, on] = [runsOf(condition, 'tee_off'), runsOf(condition, 'tee_on')].map(runs =>
		runs.filter(run => run !== left),
	);
	return compareRuns(off ?? [], on ?? [], 'output_throughput', assumptions).overhead;
}
