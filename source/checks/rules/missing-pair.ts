import {type Check, found, ok} from '../check.ts';

export const missingPair: Check = {
	code: 'missing-pair',
	severity: 'error',
	scope: 'condition',
	title: 'One TEE mode is missing',
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
		return found({
			severity: elsewhere ? 'error' : 'note',
			message: elsewhere
				? `No ${missing} run beside ${runs} ${missing === 'tee_on' ? 'tee_off' : 'tee_on'}.`
				: `No ${missing} run here nor anywhere in what was read.`,
			evidence: {missing, runs},
		});
	},
};
