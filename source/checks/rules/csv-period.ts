import {formatNumber, formatQuantity} from '../../units/format.ts';
import {type Check, found, notJudged, ok} from '../check.ts';
import {medianPeriod} from '../trace-times.ts';

export const csvPeriod: Check = {
	code: 'csv-period',
	severity: 'note',
	scope: 'trace',
	title: 'Not one reading a second',
	looksAt: 'The median time between rows.',
	why: 'The notebook takes every row for a second: its energy (notebook.energy_per_output_token) is off by that factor. This program goes by the time stamps.',
	advice: 'Log with nvidia-smi -l 1 where the two are to agree.',
	thresholds: {
		least: {value: 0.9, meaning: 'seconds that count as one'},
		most: {value: 1.1, meaning: 'seconds that count as one'},
	},
	judge(trace, _run, {threshold}) {
		const period = medianPeriod(trace);
		if (period === null) return notJudged('the log has no times');
		if (period >= threshold('least') && period <= threshold('most')) return ok;
		const factor = period < 1 ? 1 / period : period;
		return found({
			message: `The median period of the log is ${formatQuantity({value: period, unit: 's'})}: taken for seconds, its rows give ${formatNumber(factor, 2)} times ${period < 1 ? 'too much' : 'too little'} energy.`,
			evidence: {trace: trace.path, period_s: period},
		});
	},
};
