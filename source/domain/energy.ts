import {quantile} from '../statistics/quantile.ts';
import {trapezoid} from '../statistics/trapezoid.ts';
import {toPercentage} from '../units/convert.ts';
import {
	type Fraction,
	fraction,
	type Joules,
	joules,
	type Seconds,
	seconds,
	type Watts,
	watts,
} from '../units/quantity.ts';
import {idlePower} from './idle-power.ts';
import {perObject} from './memo.ts';
import {peakPower} from './peak-power.ts';
import {type Readings, readingsOf} from './readings.ts';
import type {Run} from './run.ts';
import type {Trace, TraceSeries} from './trace.ts';
import {type BenchmarkWindow, benchmarkWindow} from './window.ts';

/** Energy that the boards (or CPU packages) of a run drew in its benchmark window, by the timestamps of the log. */
export type Energy = {
	readonly device: Trace['device'];
	/** Path of the log. */
	readonly trace: string;
	/** All devices of the log together. Where the log does not cover the whole window, only what it covers. */
	readonly joules: Joules;
	/** Of the whole log: what integrating without a window would give. */
	readonly fileJoules: Joules;
	readonly window: BenchmarkWindow;
	/** Part of the window for which the log has readings, of the device that it covers least. */
	readonly coverage: Fraction;
	/** Of all devices together, over the time covered. */
	readonly meanWatts: Watts;
	/** Greatest sum of all devices at one time. */
	readonly peakWatts: Watts;
	/** Of all devices together before and after the benchmark while nothing ran; null: the log shows no such time. */
	readonly idleWatts: Watts | null;
	/** Part of `joules` that idling for as long would have drawn; null with `idleWatts`. */
	readonly idleShare: Fraction | null;
	/** Time within the window that is bridged by a straight line because readings are more than three periods apart. */
	readonly gapSeconds: Seconds;
	/** Median time between readings of the log. */
	readonly medianPeriod: Seconds;
	/** Readings within the window, of all devices. */
	readonly samples: number;
	/** By device, as the log names it. */
	readonly devices: readonly {readonly gpu: string; readonly name: string | null; readonly joules: Joules}[];
	/** false: the number should not be relied on, and `reason` says why. */
	readonly reliable: boolean;
	readonly reason: string | null;
};

/** Readings farther apart than so many median periods leave a gap. */
export const gapPeriods = 3;

/** Larger parts of a window in gaps, or not covered at all, make its energy unreliable. */
const mostInGaps = 0.05;
const leastCovered = 0.95;

/** Below this part of its window covered, a run's energy is not measured at all (domain.md §6, csv-duration). */
export const leastCoverage = 0.9;

const energyByRun = perObject((run: Run) => ({gpu: computeEnergy(run, 'gpu'), cpu: computeEnergy(run, 'cpu')}));

/** null: the run has no log of such a device with power of every device in the benchmark window. */
export function energyOf(run: Run, device: Trace['device']): Energy | null {
	return energyByRun(run)[device];
}

function computeEnergy(run: Run, device: Trace['device']): Energy | null {
	for (const trace of run.traces) {
		const energy = trace.device === device ? energyIn(run, trace) : null;
		if (energy !== null) return energy;
	}
	return null;
}

function energyIn(run: Run, trace: Trace): Energy | null {
	const window = benchmarkWindow(run, trace);
	if (window === null) return null;
	const devices = drawnIn(trace, window);
	// A sum that leaves out a board is not the energy of the run.
	if (devices.length === 0 || devices.length < trace.series.length) return null;
	const length = window.to - window.from;
	const total = devices.reduce((sum, {drawn}) => sum + drawn, 0);
	const readings = devices.map(device => device.readings);
	const idle = idlePower(trace, window);
	const meanWatts = devices.reduce((sum, device) => sum + device.drawn / device.covered, 0);
	const periods = readings.map(({time}) => medianPeriodOf(time));
	const medianPeriod = Math.max(...periods);
	const gapSeconds = Math.max(...readings.map(({time}, index) => gapsIn(time, periods[index] ?? 0, window)));
	const coverage = Math.min(...devices.map(device => device.covered)) / length;
	const reason = doubt(coverage, gapSeconds / length);
	return {
		device: trace.device,
		trace: trace.path,
		joules: joules(total),
		fileJoules: joules(readings.reduce((sum, {time, value}) => sum + (trapezoid(time, value) ?? 0), 0)),
		window,
		coverage: fraction(coverage),
		meanWatts: watts(meanWatts),
		peakWatts: watts(peakPower(readings, window)),
		idleWatts: idle === null ? null : watts(idle),
		idleShare: idle === null || meanWatts <= 0 ? null : fraction(idle / meanWatts),
		gapSeconds: seconds(gapSeconds),
		medianPeriod: seconds(medianPeriod),
		samples: readings.reduce((sum, {time}) => sum + samplesIn(time, window), 0),
		devices: devices.map(({series, drawn}) => ({gpu: series.gpu, name: series.name, joules: joules(drawn)})),
		reliable: reason === null,
		reason,
	};
}

type Drawn = {
	readonly series: TraceSeries;
	readonly readings: Readings;
	readonly drawn: number;
	/** Seconds of the window between its first and last reading. */
	readonly covered: number;
};

/** Devices with power in the window, and what they drew in it. */
function drawnIn(trace: Trace, window: BenchmarkWindow): readonly Drawn[] {
	return trace.series.flatMap(series => {
		const readings = readingsOf(series, 'power');
		const drawn = trapezoid(readings.time, readings.value, window.from, window.to);
		const covered = coveredSeconds(readings, window);
		return drawn === undefined || covered <= 0 ? [] : [{series, readings, drawn, covered}];
	});
}

/**
 * Devices of a run's log that tell no power in the benchmark window while others do, by the names of the log: without them
 * the energy of all is not known.
 */
export function withoutPower(run: Run, device: Trace['device']): readonly string[] {
	return run.traces.flatMap(trace => {
		const window = trace.device === device ? benchmarkWindow(run, trace) : null;
		const known = window === null ? [] : drawnIn(trace, window);
		if (known.length === 0) return [];
		return trace.series.filter(series => !known.some(each => each.series === series)).map(({gpu}) => gpu);
	});
}

type Span = {readonly from: number; readonly to: number};

function coveredSeconds({time}: Readings, {from, to}: Span): number {
	return Math.min(to, time[time.length - 1] ?? to) - Math.max(from, time[0] ?? from);
}

function medianPeriodOf(time: Float64Array): number {
	return (
		quantile(
			time.slice(1).map((at, index) => at - (time[index] ?? at)),
			0.5,
		) ?? 0
	);
}

function gapsIn(time: Float64Array, period: number, {from, to}: Span): number {
	let total = 0;
	for (let index = 1; index < time.length; index++) {
		const left = time[index - 1] ?? 0;
		const right = time[index] ?? 0;
		if (right - left > gapPeriods * period) total += Math.max(0, Math.min(right, to) - Math.max(left, from));
	}
	return total;
}

function samplesIn(time: Float64Array, {from, to}: Span): number {
	return time.reduce((count, at) => (at >= from && at <= to ? count + 1 : count), 0);
}

function doubt(coverage: number, inGaps: number): string | null {
	if (coverage < leastCovered)
		return `the log covers only ${Math.floor(toPercentage(coverage))} % of the benchmark window`;
	if (inGaps > mostInGaps)
		return `${Math.round(toPercentage(inGaps))} % of the benchmark window lies in gaps of the log`;
	return null;
}
