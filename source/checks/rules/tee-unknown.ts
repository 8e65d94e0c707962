import {teeModeLabel} from '../../domain/tee-mode.ts';
import {type Check, found, ok} from '../check.ts';
import {teeProof} from '../tee-proof.ts';

export const teeUnknown: Check = {
	code: 'tee-unknown',
	severity: 'note',
	scope: 'run',
	title: 'Nothing on disk proves the mode',
	looksAt: 'Whether a conf-compute dump or metadata say the mode, beside folders and options.',
	why: 'A folder name is a promise of who made it: a run on the wrong partition looks like any other.',
	advice: 'Save `nvidia-smi conf-compute -q > <result without .json>_conf_compute.txt` beside each result.',
	thresholds: {},
	judge(run) {
		if (teeProof(run).length > 0) return ok;
		const source = {folder: 'its folder', option: 'an option', none: null}[run.modeSource];
		return found({
			message:
				source === null
					? 'Nothing says whether the TEE was on.'
					: `Only ${source} says that this is ${teeModeLabel[run.teeMode]}.`,
			evidence: {tee_mode: run.teeMode, source: run.modeSource},
		});
	},
};
