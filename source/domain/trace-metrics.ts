import {mean} from '../statistics/mean.ts';
import {trapezoid} from '../statistics/trapezoid.ts';
import {type Energy, energyOf, leastCoverage} from './energy.ts';
import type {MetricValue} from './metric.ts';
import {type Metric, ratio, type Subject, scalar} from './metric-table.ts';
import {readingsIn, readingsOf} from './readings.ts';
import type {Run} from './run.ts';
import type {Channel} from './trace.ts';
import {benchmarkWindow} from './window.ts';

export const traceMetrics = {
	energy: {
		label: 'GPU energy',
		unit: 'J',
		better: 'lower',
		kind: 'scalar',
		definition:
			'Power of the GPU boards integrated over the timestamps of the log within the benchmark window, boards summed.',
		formula: subject => scalar(measuredEnergy(subject, 'gpu')?.joules, 'trace'),
	},
	energy_per_output_token: {
		label: 'energy per output token',
		unit: 'J/tok',
		better: 'lower',
		kind: 'scalar',
		definition: 'GPU energy in the benchmark window / output tokens of completed requests.',
		formula: subject => perOutputToken(subject, 'gpu'),
	},
	cpu_energy_per_output_token: {
		label: 'CPU energy per output token',
		unit: 'J/tok',
		better: 'lower',
		kind: 'scalar',
		definition: 'Energy of the CPU packages (RAPL) in the benchmark window / output tokens of completed requests.',
		formula: subject => perOutputToken(subject, 'cpu'),
	},
	mean_power: {
		label: 'mean power',
		unit: 'W',
		better: 'lower',
		kind: 'scalar',
		definition: 'GPU energy in the benchmark window / its length, boards summed.',
		formula: subject => scalar(measuredEnergy(subject, 'gpu')?.meanWatts, 'trace'),
	},
	peak_power: {
		label: 'peak power',
		unit: 'W',
		better: 'lower',
		kind: 'scalar',
		definition: 'Greatest GPU power in the benchmark window, boards summed. The log holds means of about a second.',
		formula: subject => scalar(measuredEnergy(subject, 'gpu')?.peakWatts, 'trace'),
	},
	mean_gpu_utilization: {
		label: 'mean GPU utilization',
		unit: '%',
		better: 'higher',
		kind: 'scalar',
		definition: 'Share of time with a kernel running on the GPU, mean over the benchmark window and the boards.',
		formula: ({run}) => meanInWindow(run, 'utilization'),
	},
	mean_memory_utilization: {
		label: 'mean memory utilization',
		unit: '%',
		better: 'higher',
		kind: 'scalar',
		definition:
			'Share of time in which GPU memory was read or written (not how full it is), mean over the benchmark window.',
		formula: ({run}) => meanInWindow(run, 'memoryUtilization'),
	},
	max_temperature: {
		label: 'max temperature',
		unit: '°C',
		better: 'lower',
		kind: 'scalar',
		definition: 'Greatest temperature of a GPU in the benchmark window.',
		formula: ({run}) => greatestInWindow(run, 'temperature'),
	},
} satisfies Record<string, Metric>;

/** The integral over a part of a run is not the run's energy. */
function measuredEnergy({run}: Pick<Subject, 'run'>, device: Energy['device']): Energy | null {
	const energy = energyOf(run, device);
	return energy === null || energy.coverage < leastCoverage ? null : energy;
}

function perOutputToken(subject: Subject, device: Energy['device']): MetricValue | null {
	return scalar(ratio(measuredEnergy(subject, device)?.joules, subject.result.totalOutputTokens), 'trace');
}

/** Weighed by time: a log does not sample evenly. */
function meanInWindow(run: Run, channel: Channel): MetricValue | null {
	for (const trace of run.traces) {
		const window = trace.device === 'gpu' ? benchmarkWindow(run, trace) : null;
		if (window === null) continue;
		const means = trace.series.flatMap(series => {
			const {time, value} = readingsOf(series, channel);
			const from = Math.max(window.from, time[0] ?? window.from);
			const to = Math.min(window.to, time[time.length - 1] ?? window.to);
			const area = trapezoid(time, value, from, to);
			return area === undefined || to <= from ? [] : [area / (to - from)];
		});
		// The mean of all boards is not known where one of them says nothing.
		if (means.length > 0) return means.length < trace.series.length ? null : scalar(mean(means), 'trace');
	}
	return null;
}

function greatestInWindow(run: Run, channel: Channel): MetricValue | null {
	let greatest = Number.NEGATIVE_INFINITY;
	for (const trace of run.traces) {
		const window = trace.device === 'gpu' ? benchmarkWindow(run, trace) : null;
		if (window === null) continue;
		for (const {time, value} of readingsIn(trace, channel)) {
			for (const [index, at] of time.entries()) {
				if (at >= window.from && at <= window.to) greatest = Math.max(greatest, value[index] ?? greatest);
			}
		}
	}
	return scalar(greatest, 'trace');
}
