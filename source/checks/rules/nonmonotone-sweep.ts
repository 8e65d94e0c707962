import type {Condition, Experiment} from '../../domain/dataset.ts';
import {type TeeMode, teeModeLabel, teeModes} from '../../domain/tee-mode.ts';
import {median} from '../../statistics/median.ts';
import {formatPercent, formatQuantity} from '../../units/format.ts';
import {type Check, type Evidence, found} from '../check.ts';
import {repetitionGroups} from '../repetitions.ts';

export const nonmonotoneSweep: Check = {
	code: 'nonmonotone-sweep',
	severity: 'note',
	scope: 'experiment',
	title: 'A dip in the sweep',
	looksAt: 'Median output throughput at each level of a sweep, against the levels before and after.',
	why: 'Throughput rises with load and then stays or falls: a level below both its neighbours was disturbed, or the server changed its mind.',
	advice: 'Look at the traces of that level and repeat it.',
	thresholds: {
		dip: {value: 0.05, meaning: 'share by which a level lies below both neighbours, median output throughput'},
	},
	judge(experiment, {threshold}) {
		const sweeps = sweepsOf(experiment).filter(({points}) => points.length >= 3);
		return found(...sweeps.flatMap(sweep => dips(sweep, threshold('dip'))));
	},
};

type Point = {readonly condition: Condition; readonly level: number; readonly throughput: number};
type Sweep = {readonly mode: TeeMode; readonly points: readonly Point[]};

function sweepsOf({conditions}: Experiment): readonly Sweep[] {
	const families = new Map<string, Condition[]>();
	for (const condition of conditions) {
		const {model, level, levelKind, inputLength, outputLength, maxNumSeqs} = condition.parameters;
		if (level === null) continue;
		const key = JSON.stringify([model, levelKind, inputLength, outputLength, maxNumSeqs]);
		families.set(key, [...(families.get(key) ?? []), condition]);
	}
	return [...families.values()].flatMap(family =>
		teeModes.map(mode => ({
			mode,
			points: family.flatMap(condition => pointOf(condition, mode)).sort((a, b) => a.level - b.level),
		})),
	);
}

function pointOf(condition: Condition, mode: TeeMode): readonly Point[] {
	const {level} = condition.parameters;
	const group = repetitionGroups(condition).find(candidate => candidate.mode === mode);
	const throughput = median((group?.repetitions ?? []).map(repetition => repetition.throughput));
	return level === null || throughput === undefined ? [] : [{condition, level, throughput}];
}

function dips({mode, points}: Sweep, share: number): readonly Evidence[] {
	return points.slice(1, -1).flatMap((point, index) => {
		const before = points[index];
		const after = points[index + 2];
		if (before === undefined || after === undefined) return [];
		const neighbour = Math.min(before.throughput, after.throughput);
		if (point.throughput >= neighbour * (1 - share)) return [];
		return [
			{
				about: {scope: 'condition', path: point.condition.id},
				message: `At level ${point.level} it gives ${formatQuantity({value: point.throughput, unit: 'tok/s'})} with ${teeModeLabel[mode]}, ${formatPercent(1 - point.throughput / neighbour)} below both ${before.level} and ${after.level}.`,
				evidence: {
					tee_mode: mode,
					level: point.level,
					throughput: point.throughput,
					before: before.throughput,
					after: after.throughput,
				},
			},
		];
	});
}
