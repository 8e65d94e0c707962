import {teeModeLabel} from '../../domain/tee-mode.ts';
import {type Check, found, ok} from '../check.ts';
import {counted} from '../wording.ts';

export const missingPair: Check = {
	code: 'missing-pair',
	severity: 'error',
	scope: 'condition',
	title: 'One TEE mode is missing',
	looksAt: 'Conditions with runs in one of the two modes only.',
	why: 'The cost of the TEE is a difference: with one side only there is nothing to compare.',
	advice: 'Measure the missing mode under the same parameters, or check the names of the mode folders.',
	thresholds: {},
	judge(condition, {dataset}) {
		const has = (mode: string) => condition.modes.some(group => group.teeMode === mode && group.runs.length > 0);
		if (has('tee_off') === has('tee_on')) return ok;
		const missing = has('tee_off') ? 'tee_on' : 'tee_off';
		// A folder of one mode, or a study of which only one machine is done, is not a study with a hole.
		const elsewhere = dataset.runs.some(run => run.teeMode === missing);
		const runs = condition.modes.reduce((sum, group) => sum + group.runs.length, 0);
		const present = teeModeLabel[missing === 'tee_on' ? 'tee_off' : 'tee_on'];
		return found({
			severity: elsewhere ? 'error' : 'note',
			message: elsewhere
				? `${counted(runs, 'run')} with ${present} and none with ${teeModeLabel[missing]}.`
				: `${counted(runs, 'run')} with ${present}; none with ${teeModeLabel[missing]} here or anywhere in what was read.`,
			evidence: {missing, runs},
		});
	},
};
