import {readingsIn} from '../../domain/readings.ts';
import {formatQuantity} from '../../units/format.ts';
import {type Check, found, notJudged, ok} from '../check.ts';

/** Of a recording that was long enough. */
const neverIdle =
	'The GPU was not idle before the command either: look for other processes (nvidia-smi), for locked clocks, and whether it was still busy with the run before (a longer --lead).';

export const idlePower: Check = {
	code: 'idle-power',
	severity: 'note',
	scope: 'trace',
	title: 'The GPU never idles in the trace',
	looksAt: 'The least power in the log.',
	why: 'Without an idle stretch before or after the run, idle power cannot be told from active power, nor another user from none.',
	advice:
		'Have some seconds of the idle GPU in the log, before the benchmark and after it: cai-tui record sees to that (--lead), a logger of your own has to be started earlier and stopped later.',
	thresholds: {
		watts: {value: 120, meaning: 'least power in the log above which a board was never idle'},
		seconds: {value: 3, meaning: 'seconds before its command from which a recording is one that has looked for idling'},
	},
	judge(trace, run, {threshold}) {
		const least = readingsIn(trace, 'power').map(({value}) =>
			value.reduce((low, watts) => Math.min(low, watts), Number.POSITIVE_INFINITY),
		);
		if (least.length === 0) return notJudged('the log has no power readings');
		const highest = Math.max(...least);
		if (highest <= threshold('watts')) return ok;
		const lead = (run?.recording?.startedAt ?? Number.NaN) - (trace.start ?? Number.NaN);
		return found({
			...(lead >= threshold('seconds') ? {advice: neverIdle} : {}),
			message: `Power in the log never falls below ${formatQuantity({value: highest, unit: 'W'})}.`,
			evidence: {trace: trace.path, min_power_w: highest},
		});
	},
};
