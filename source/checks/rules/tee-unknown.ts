import {groupBy} from '../../domain/group-by.ts';
import {type Check, found} from '../check.ts';
import {teeProof} from '../tee-proof.ts';
import {runsHave} from '../wording.ts';

export const teeUnknown: Check = {
	code: 'tee-unknown',
	severity: 'note',
	scope: 'condition',
	title: 'Nothing on disk proves the mode',
	looksAt: 'Whether a conf-compute dump or metadata say the mode, beside folders and options.',
	why: 'A folder name is a promise of who made it: a run on the wrong partition looks like any other.',
	advice: 'Save `nvidia-smi conf-compute -q > <result without .json>_conf_compute.txt` beside each result.',
	thresholds: {},
	judge({modes}) {
		const runs = modes.flatMap(group => group.runs);
		const unproven = groupBy(
			runs.filter(run => teeProof(run).length === 0),
			({modeSource}) => modeSource,
		);
		return found(
			...[...unproven].map(([source, {length}]) => ({
				message: `${runsHave(length, runs.length)} ${proof[source]}.`,
				evidence: {source, runs: length, of: runs.length},
			})),
		);
	},
};

const proof = {
	folder: 'nothing but the folder to say whether the TEE was on',
	option: 'nothing but an option to say whether the TEE was on',
	none: 'nothing to say whether the TEE was on',
};
