import type {Assumptions} from '../../domain/assumptions.ts';
import {compareRuns, runsOf} from '../../domain/compare.ts';
import type {Condition} from '../../domain/dataset.ts';
import type {Run} from '../../domain/run.ts';
import {median} from '../../statistics/median.ts';
import {medianAbsoluteDeviation} from '../../statistics/median-absolute-deviation.ts';
import {formatPercent, formatQuantity} from '../../units/format.ts';
import {type Check, type CheckContext, type Evidence, found, notJudged} from '../check.ts';
import {otherWorkIn, type RepetitionGroup, repetitionGroups} from '../repetitions.ts';
import {slowFirst} from './warmup-rep.ts';

/** Scales a median absolute deviation to the deviation of a normal distribution. */
const normalConsistent = 1.4826;

export const outlierRep: Check = {
	code: 'outlier-rep',
	severity: 'warning',
	scope: 'condition',
	title: 'A repetition unlike the others',
	looksAt: 'Output throughput of each repetition against the median of its mode, from three repetitions on.',
	why: 'With three to five runs one stray repetition moves the mean, the deviation and the interval.',
	advice: 'Look at its trace and the server log; repeat it. It is counted in until you remove it.',
	thresholds: {
		deviation: {value: 0.05, meaning: 'relative distance from the median of the repetitions, output throughput'},
		robust_z: {value: 3.5, meaning: 'distance in robust deviations (Iglewicz & Hoaglin), from four repetitions on'},
	},
	judge(condition, context) {
		const groups = repetitionGroups(condition).filter(group => group.repetitions.length >= 3);
		if (groups.length === 0) return notJudged('no mode has three measured repetitions');
		return found(...groups.flatMap(group => outliers(condition, group, context)));
	},
};

function outliers(
	condition: Condition,
	group: RepetitionGroup,
	{threshold, assumptions}: CheckContext,
): readonly Evidence[] {
	const {mode, repetitions} = group;
	const values = repetitions.map(({throughput}) => throughput);
	const centre = median(values);
	const spread = (medianAbsoluteDeviation(values) ?? 0) * normalConsistent;
	if (centre === undefined || centre === 0) return [];
	const isFar = (value: number) =>
		Math.abs(value / centre - 1) > threshold('deviation') &&
		(values.length < 4 || spread === 0 || Math.abs(value - centre) / spread > threshold('robust_z'));
	const first = slowFirst(group, threshold('deviation'));
	return repetitions
		.filter(repetition => isFar(repetition.throughput) && repetition !== first)
		.map(repetition => {
			const deviation = repetition.throughput / centre - 1;
			const loss = lossOf(condition, assumptions);
			const without = lossOf(condition, assumptions, repetition.run);
			const weight =
				loss === null || without === null
					? ''
					: `; the loss is ${formatPercent(loss)} with it and ${formatPercent(without)} without`;
			return {
				...(group.servedOtherWork ? {severity: 'note' as const} : {}),
				about: {scope: 'run', path: repetition.run.id},
				message: `Repetition ${repetition.run.repetition} gives ${formatQuantity({value: repetition.throughput, unit: 'tok/s'})}, ${formatPercent(deviation, {signed: true})} from the median ${formatQuantity({value: centre, unit: 'tok/s'})} of ${values.length}${otherWorkIn(group)}${weight}.`,
				evidence: {
					tee_mode: mode,
					repetition: repetition.run.repetition,
					value: repetition.throughput,
					median: centre,
					deviation,
					loss,
					loss_without: without,
					robust_z: spread === 0 ? null : (repetition.throughput - centre) / spread,
				},
			};
		});
}

/** Loss of output throughput, with all runs or without one of them; null where there is nothing to compare. */
function lossOf(condition: Condition, assumptions: Assumptions, left?: Run): number | null {
	const [off, on] = [runsOf(condition, 'tee_off'), runsOf(condition, 'tee_on')].map(runs =>
		runs.filter(run => run !== left),
	);
	return compareRuns(off ?? [], on ?? [], 'output_throughput', assumptions).overhead;
}
