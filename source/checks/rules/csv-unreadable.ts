import type {Channel, Trace} from '../../domain/trace.ts';
import {counted, formatPercent} from '../../units/format.ts';
import {type Check, type Evidence, found} from '../check.ts';

export const csvUnreadable: Check = {
	code: 'csv-unreadable',
	severity: 'error',
	scope: 'trace',
	title: 'A trace that does not tell the power',
	looksAt: 'A power column, rows, rows without a reading, and messages of the driver.',
	why: 'Rows without an answer from the driver are not 0 W: energy and utilization would be made of what is left.',
	advice: 'Look at the GPU and its driver (nvidia-smi, dmesg); log power.draw, and repeat the run if energy matters.',
	thresholds: {missing: {value: 0.05, meaning: 'share of rows without a reading that is still accepted'}},
	judge(trace, _run, {threshold}) {
		return found(...power(trace, threshold('missing')), ...driver(trace), ...others(trace, threshold('missing')));
	},
};

function power(trace: Trace, accepted: number): readonly Evidence[] {
	const evidence = {trace: trace.path, rows: trace.rows, bad_rows: trace.badRows};
	if (trace.rows === 0) return [{message: 'The log has no rows.', evidence}];
	if (!trace.columns.includes('power')) return [{message: 'The log has no power column.', evidence}];
	const missing = (trace.missing.power ?? 0) / trace.rows;
	if (missing > accepted) {
		return [
			{
				message: `${formatPercent(missing)} of ${counted(trace.rows, 'row')} of the log have no power reading.`,
				evidence: {...evidence, channel: 'power', missing: trace.missing.power ?? 0, share: missing},
			},
		];
	}
	if (trace.badRows / trace.rows <= accepted) return [];
	return [
		{
			severity: 'warning',
			message: `${trace.badRows} of ${counted(trace.rows, 'row')} of the log could not be read.`,
			evidence,
		},
	];
}

const gpuGone = /GPU is lost|GPU requires reset/i;

function driver(trace: Trace): readonly Evidence[] {
	return [...new Set(trace.driverMessages)].map(said => ({
		severity: gpuGone.test(said) ? 'error' : 'warning',
		message: `The driver says “${said}” in the log.`,
		evidence: {trace: trace.path, said},
	}));
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

function others(trace: Trace, accepted: number): readonly Evidence[] {
	return Object.entries(channelNames).flatMap(([channel, name]): readonly Evidence[] => {
		const missing = isChannel(channel) ? (trace.missing[channel] ?? 0) : 0;
		const share = trace.rows === 0 ? 0 : missing / trace.rows;
		if (share <= accepted) return [];
		// A counter that this GPU does not have is a note; one that comes and goes is a driver in trouble.
		const never = missing >= trace.rows - trace.badRows;
		return [
			{
				severity: never ? 'note' : 'warning',
				message: `The ${name} column has no reading in ${never ? 'any' : missing} of ${counted(trace.rows, 'row')} of the log.`,
				evidence: {trace: trace.path, channel, missing, rows: trace.rows, share},
			},
		];
	});
}

function isChannel(text: string): text is keyof typeof channelNames {
	return Object.hasOwn(channelNames, text);
}
