import {counted} from '../../units/format.ts';
import {type Check, found, notJudged, ok} from '../check.ts';
import {isMeasured} from '../needs.ts';

/** With fewer, the interval of a difference is too wide to be of use. */
const enough = 3;

export const repsUneven: Check = {
	code: 'reps-uneven',
	severity: 'warning',
	scope: 'condition',
	title: 'Too few repetitions, or not as many in both modes',
	looksAt: 'Measured runs in each mode.',
	why: 'The run is the unit of replication: one run has no spread, two have hardly any, and a repetition that is missing was often the bad one.',
	advice: 'Repeat until both modes have the same number of runs, three at least.',
	thresholds: {},
	judge(condition) {
		const count = (mode: string) =>
			condition.modes.filter(group => group.teeMode === mode).flatMap(group => group.runs.filter(isMeasured)).length;
		const off = count('tee_off');
		const on = count('tee_on');
		if (off === 0 || on === 0) return notJudged('one of the modes has no measured run');
		const least = Math.min(off, on);
		if (off === on && least >= enough) return ok;
		const lack = least === 1 ? ': one run has no spread, so the difference gets no interval' : '';
		return found({
			severity: off !== on || least === 1 ? 'warning' : 'note',
			message: `${counted(off, 'measured run')} with TEE off, ${on} with TEE on${lack}.`,
			evidence: {n_off: off, n_on: on},
		});
	},
};
