import type {Condition} from '../../domain/dataset.ts';
import {powerLimit} from '../../domain/power-limit.ts';
import {formatQuantity} from '../../units/format.ts';
import {type Check, found, notJudged, ok} from '../check.ts';
import {gpuTracesOf} from '../needs.ts';
import {runsHave} from '../wording.ts';

export const limitUnknown: Check = {
	code: 'limit-unknown',
	severity: 'note',
	scope: 'condition',
	title: 'The power limit of the GPU is a guess',
	looksAt: 'Where the power limit comes from: an option, the log, system information, the name of the GPU.',
	why: 'Power as a share of the limit, and whether it was reached, depend on the board: 350 W, 400 W or 700 W for an H100.',
	advice: 'Log power.limit beside power.draw, save system information, or pass --max-watts.',
	thresholds: {},
	judge({modes}: Condition, {assumptions}) {
		const logged = modes.flatMap(({runs}) => runs.filter(run => gpuTracesOf(run).length > 0));
		if (logged.length === 0) return notJudged('no traces beside the results');
		const assumed = logged.map(run => powerLimit(run, assumptions)).filter(({source}) => source === 'assumed');
		const [limit] = assumed;
		if (limit === undefined) return ok;
		return found({
			message: `${runsHave(assumed.length, logged.length)} the power limit or the name of the GPU neither in the log nor in system information: ${formatQuantity({value: limit.watts, unit: 'W'})} are assumed.`,
			evidence: {runs: assumed.length, of: logged.length, assumed_w: limit.watts},
		});
	},
};
