import {powerLimit} from '../../domain/power-limit.ts';
import {formatQuantity} from '../../units/format.ts';
import {type Check, found, ok} from '../check.ts';
import {needsGpuTrace} from '../needs.ts';

export const limitUnknown: Check = {
	code: 'limit-unknown',
	severity: 'note',
	scope: 'run',
	title: 'The power limit of the GPU is a guess',
	looksAt: 'Where the power limit comes from: an option, the log, system information, the name of the GPU.',
	why: 'Power as a share of the limit, and whether it was reached, depend on the board: 350 W, 400 W or 700 W for an H100.',
	advice: 'Log power.limit beside power.draw, save system information, or pass --max-watts.',
	thresholds: {},
	judge: needsGpuTrace((trace, run, {assumptions}) => {
		const limit = powerLimit(run, assumptions);
		if (limit.source !== 'assumed') return ok;
		return found({
			message: `Neither the log nor system information tells the power limit or the name of the GPU: ${formatQuantity({value: limit.watts, unit: 'W'})} are assumed.`,
			evidence: {trace: trace.path, assumed_w: limit.watts},
		});
	}),
};
