import {teeModeLabel} from '../../domain/tee-mode.ts';
import {coefficientOfVariation} from '../../statistics/coefficient-of-variation.ts';
import {formatNumber, formatPercent} from '../../units/format.ts';
import {type Check, type Evidence, found, notJudged} from '../check.ts';
import {otherWorkIn, repetitionGroups} from '../repetitions.ts';

export const cvHigh: Check = {
	code: 'cv-high',
	severity: 'warning',
	scope: 'condition',
	title: 'Repetitions scatter',
	looksAt: 'The coefficient of variation of output throughput over the repetitions of each mode.',
	why: 'Throughput of one configuration repeats within about one percent: beyond that, something else varies, and small overheads drown in it.',
	advice: 'Look for other users of the GPU, thermal limits and cold first runs; repeat the condition.',
	thresholds: {
		warning: {value: 0.03, meaning: 'coefficient of variation of output throughput beyond which it is a warning'},
		error: {value: 0.1, meaning: 'beyond which it is an error'},
	},
	judge(condition, {threshold}) {
		const groups = repetitionGroups(condition).filter(group => group.repetitions.length >= 2);
		if (groups.length === 0) return notJudged('no mode has two measured repetitions');
		return found(
			...groups.flatMap((group): readonly Evidence[] => {
				const {mode, repetitions, servedOtherWork} = group;
				const values = repetitions.map(({throughput}) => throughput);
				const cv = coefficientOfVariation(values);
				if (cv === undefined || cv <= threshold('warning')) return [];
				// Two runs say that they differ, not by how much runs do.
				const isError = cv > threshold('error') && values.length > 2;
				const range = `${formatNumber(Math.min(...values), 1)} … ${formatNumber(Math.max(...values), 1)} tok/s`;
				return [
					{
						severity: servedOtherWork ? 'note' : isError ? 'error' : 'warning',
						message: `Output throughput varies by ${formatPercent(cv)} over ${values.length} runs (${range}) with ${teeModeLabel[mode]}${otherWorkIn(group)}.`,
						evidence: {tee_mode: mode, cv, n: values.length, values},
					},
				];
			}),
		);
	},
};
