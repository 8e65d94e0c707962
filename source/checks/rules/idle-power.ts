import {readingsIn} from '../../domain/readings.ts';
import {formatQuantity} from '../../units/format.ts';
import {type Check, found, notJudged, ok} from '../check.ts';

export const idlePower: Check = {
	code: 'idle-power',
	severity: 'note',
	scope: 'trace',
	title: 'The GPU never idles in the trace',
	looksAt: 'The least power in the log.',
	why: 'Without an idle stretch before or after the run, idle power cannot be told from active power, nor another user from none.',
	advice: 'Start the logger some seconds before the benchmark and stop it some seconds after.',
	thresholds: {watts: {value: 120, meaning: 'least power in the log above which a board was never idle'}},
	judge(trace, _run, {threshold}) {
		const least = readingsIn(trace, 'power').map(({value}) =>
			value.reduce((low, watts) => Math.min(low, watts), Number.POSITIVE_INFINITY),
		);
		if (least.length === 0) return notJudged('the log has no power readings');
		const highest = Math.max(...least);
		if (highest <= threshold('watts')) return ok;
		return found({
			message: `Power in the log never falls below ${formatQuantity({value: highest, unit: 'W'})}.`,
			evidence: {trace: trace.path, min_power_w: highest},
		});
	},
};
