import type {Run} from '../../domain/run.ts';
import {teeModeLabel} from '../../domain/tee-mode.ts';
import {type Check, type Evidence, found, notJudged} from '../check.ts';
import {teeProof} from '../tee-proof.ts';

export const teeMismatch: Check = {
	code: 'tee-mismatch',
	severity: 'error',
	scope: 'run',
	title: 'The label of the mode contradicts the machine',
	looksAt:
		'The mode against `nvidia-smi conf-compute -q` and metadata; Protected PCIe counts as on, DevTools as neither.',
	why: 'The run is counted on the wrong side: the difference between the modes is then a difference of something else.',
	advice: 'Find out which is right (nvidia-smi conf-compute -q on the machine) and move or repeat the run.',
	thresholds: {},
	judge(run) {
		if (run.teeMode === 'unknown') return notJudged('the run carries no mode');
		const proofs = teeProof(run);
		if (proofs.length === 0) return notJudged('nothing on disk proves the mode');
		return found(...proofs.filter(proof => proof.mode !== run.teeMode).map(proof => contradiction(run, proof)));
	},
};

function contradiction(run: Run, proof: ReturnType<typeof teeProof>[number]): Evidence {
	return {
		message: `Labelled ${teeModeLabel[run.teeMode]}, but ${proof.says}.`,
		evidence: {label: run.teeMode, proof: proof.mode, source: proof.source, said: proof.says},
	};
}
