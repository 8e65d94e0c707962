import type {Condition} from '../../domain/dataset.ts';
import {type TeeMode, teeModeLabel} from '../../domain/tee-mode.ts';
import {counted} from '../../units/format.ts';
import {type Check, type Evidence, found, notJudged} from '../check.ts';

export const missingPair: Check = {
	code: 'missing-pair',
	severity: 'error',
	scope: 'study',
	title: 'One TEE mode is missing',
	looksAt: 'Conditions with runs in one of the two modes only.',
	why: 'The cost of the TEE is a difference: with one side only there is nothing to compare.',
	advice: 'Measure the missing mode under the same parameters, or check the names of the mode folders.',
	thresholds: {},
	judge({experiments, runs}) {
		const measured = (['tee_off', 'tee_on'] as const).filter(mode => runs.some(({teeMode}) => teeMode === mode));
		const [only, other] = measured;
		if (only === undefined) return notJudged('no run carries a mode');
		if (other === undefined) {
			// A folder of one mode, or a study of which one machine is done, is not a study with a hole.
			const count = runs.filter(({teeMode}) => teeMode === only).length;
			return found({
				severity: 'note',
				message: `${counted(count, 'run')} with ${teeModeLabel[only]} and none with ${teeModeLabel[opposite(only)]}: there is nothing to compare.`,
				evidence: {missing: opposite(only), runs: count},
			});
		}
		return found(...experiments.flatMap(({conditions}) => conditions.flatMap(lackOf)));
	},
};

function lackOf({id, modes}: Condition): readonly Evidence[] {
	const known = modes.filter(({teeMode}) => teeMode !== 'unknown');
	const [group] = known;
	if (group === undefined || group.teeMode === 'unknown' || known.length > 1) return [];
	// The other mode may be next.
	if (group.runs.some(({running}) => running !== undefined)) return [];
	const missing = opposite(group.teeMode);
	return [
		{
			about: {scope: 'condition', path: id},
			message: `${counted(group.runs.length, 'run')} with ${teeModeLabel[group.teeMode]} and none with ${teeModeLabel[missing]}.`,
			evidence: {missing, runs: group.runs.length},
		},
	];
}

type KnownMode = Exclude<TeeMode, 'unknown'>;

function opposite(mode: KnownMode): KnownMode {
	return mode === 'tee_off' ? 'tee_on' : 'tee_off';
}
