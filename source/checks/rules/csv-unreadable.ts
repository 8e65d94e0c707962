import type {Severity} from '../../domain/finding.ts';
import {groupBy} from '../../domain/group-by.ts';
import type {Channel, Trace, TraceSeries} from '../../domain/trace.ts';
import {counted, formatNumber, formatPercent} from '../../units/format.ts';
import {type Check, found, ok} from '../check.ts';
import {capitalised, listed} from '../wording.ts';

export const csvUnreadable: Check = {
	code: 'csv-unreadable',
	severity: 'error',
	scope: 'trace',
	title: 'A trace that does not tell the power',
	looksAt: 'A power column, rows, rows without a reading, of all GPUs and of each, and messages of the driver.',
	why: 'Rows without an answer from the driver are not 0 W: energy and utilization would be made of what is left.',
	advice: 'Look at the GPU and its driver (nvidia-smi, dmesg); log power.draw, and repeat the run if energy matters.',
	thresholds: {missing: {value: 0.05, meaning: 'share of rows without a reading that is still accepted'}},
	judge(trace, _run, {threshold}) {
		const accepted = threshold('missing');
		// One log has one trouble: what its columns lack and what the driver says are the signs of it.
		const signs = [...power(trace, accepted), ...others(trace, accepted), ...driver(trace)];
		const [first] = signs;
		if (first === undefined) return ok;
		return found({
			severity: (['error', 'warning'] as const).find(level => signs.some(sign => sign.severity === level)) ?? 'note',
			message: signs.map(({sentence}) => sentence).join(' '),
			evidence: {
				trace: trace.path,
				rows: trace.rows,
				bad_rows: trace.badRows,
				missing: {...trace.missing},
				driver_messages: [...new Set(trace.driverMessages)],
			},
		});
	},
};

type Sign = {readonly severity: Severity; readonly sentence: string};

function power(trace: Trace, accepted: number): readonly Sign[] {
	if (trace.rows === 0) return [{severity: 'error', sentence: 'The log has no rows.'}];
	if (!trace.columns.includes('power')) return [{severity: 'error', sentence: 'The log has no power column.'}];
	const share = lacking(trace, 'power') / rowsOf(trace);
	const gpus =
		trace.series.length < 2 ? [] : trace.series.filter(series => lackingIn(series) > accepted * length(series));
	if (share > accepted || gpus.length > 0) {
		const whose = gpus.map(series => `${lackingIn(series)} of ${length(series)} of GPU ${series.gpu}`);
		const nor = isWithoutAny(trace) ? ', nor any other' : '';
		const sentence = `${ofRows(trace, 'power')} (${formatPercent(share)}) have no power reading${nor}`;
		return [{severity: 'error', sentence: `${sentence}${whose.length === 0 ? '' : `: ${listed(whose)}`}.`}];
	}
	if (trace.badRows / trace.rows <= accepted) return [];
	const sentence = `${trace.badRows} of ${counted(trace.rows, 'row')} of the log could not be read.`;
	return [{severity: 'warning', sentence}];
}

const gpuGone = /GPU is lost|GPU requires reset/i;

function driver({driverMessages}: Trace): readonly Sign[] {
	const said = [...new Set(driverMessages)];
	if (said.length === 0) return [];
	const severity = said.some(message => gpuGone.test(message)) ? 'error' : 'warning';
	return [{severity, sentence: `The driver says ${listed(said.map(message => `“${message}”`))} in the log.`}];
}

const channelNames: Readonly<Record<Exclude<Channel, 'power'>, string>> = {
	powerLimit: 'power limit',
	utilization: 'GPU utilization',
	memoryUtilization: 'memory utilization',
	temperature: 'temperature',
	smClock: 'SM clock',
	memoryClock: 'memory clock',
	memoryUsed: 'memory used',
	throttle: 'throttle reasons',
};

/** A sentence for all columns that lack as many readings. */
function others(trace: Trace, accepted: number): readonly Sign[] {
	if (trace.rows === 0 || isWithoutAny(trace)) return [];
	const short = Object.keys(channelNames)
		.filter(isChannel)
		.filter(channel => lacking(trace, channel) / rowsOf(trace) > accepted);
	return [...groupBy(short, channel => lacking(trace, channel))].map(([missing, channels]): Sign => {
		// A counter that this GPU does not have is a note; one that comes and goes is a driver in trouble.
		const never = missing >= rowsOf(trace) - trace.badRows;
		const rows = never
			? `none of ${counted(rowsOf(trace), 'row')} of the log`
			: ofRows(trace, channels[0] ?? 'throttle');
		const names = listed(channels.map(channel => channelNames[channel]));
		return {
			severity: never ? 'note' : 'warning',
			sentence: `${capitalised(rows)} ${never ? 'has a' : 'have no'} reading of ${names}.`,
		};
	});
}

/** Where power is missing nothing else is there: the driver did not answer at all. */
function isWithoutAny(trace: Trace): boolean {
	const missing = lacking(trace, 'power');
	const columns = trace.columns.filter(isChannel);
	return missing > 0 && columns.length > 0 && columns.every(channel => lacking(trace, channel) === missing);
}

function ofRows(trace: Trace, channel: Channel): string {
	return `${formatNumber(lacking(trace, channel), 0)} of ${counted(rowsOf(trace), 'row')} of the log`;
}

function lacking({missing}: Trace, channel: Channel): number {
	return missing[channel] ?? 0;
}

/** A row of a log with columns for each GPU counts once for each. */
function rowsOf({rows, series}: Trace): number {
	return Math.max(
		rows,
		series.reduce((sum, each) => sum + length(each), 0),
	);
}

function lackingIn({channels}: TraceSeries): number {
	return channels.power?.reduce((count, watts) => count + (Number.isNaN(watts) ? 1 : 0), 0) ?? 0;
}

function length({time}: TraceSeries): number {
	return time.length;
}

function isChannel(text: string): text is keyof typeof channelNames {
	return Object.hasOwn(channelNames, text);
}
