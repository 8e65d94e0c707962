import type {Trace} from '../../domain/trace.ts';
import {median} from '../../statistics/median.ts';
import {quantile} from '../../statistics/quantile.ts';
import {counted, formatPercent, formatQuantity} from '../../units/format.ts';
import {type Check, type CheckContext, type Evidence, found, notJudged} from '../check.ts';
import {needsWindow, type WindowedTrace} from '../needs.ts';
import {readingsBetween} from '../readings-between.ts';
import {listed} from '../wording.ts';

/** Bits of clocks_event_reasons.active (NVML) that hold the clocks down against the will of who set them. */
const reasons: readonly (readonly [bit: number, name: string])[] = [
	[0x8, 'HW slowdown'],
	[0x20, 'SW thermal slowdown'],
	[0x40, 'HW thermal slowdown'],
	[0x80, 'HW power brake'],
];

export const throttle: Check = {
	code: 'throttle',
	severity: 'warning',
	scope: 'run',
	title: 'The GPU throttled',
	looksAt: '`clocks_event_reasons` during the run; without them temperature, and SM clocks at full load.',
	why: 'A GPU that is too hot or short of power runs slower: the run measures its cooling.',
	advice: 'Check cooling and power of the machine, let it cool, and repeat the run.',
	thresholds: {
		temperature: {value: 85, meaning: 'temperature, °C, where the log does not say why clocks are held down'},
		clock: {
			value: 0.9,
			meaning: 'p10 of the SM clock over its median, at full utilization, where the log does not say why',
		},
		full: {value: 95, meaning: 'utilization that counts as full, %'},
	},
	judge: needsWindow((windowed, _result, _run, context) => {
		const {trace} = windowed;
		if (trace.columns.includes('throttle')) return found(...byReason(windowed));
		if (!trace.columns.includes('temperature') && !trace.columns.includes('smClock')) {
			return notJudged('the log has no throttle reasons, temperature or clocks');
		}
		return found(...byTemperature(windowed, context), ...byClock(windowed, context));
	}),
};

function byReason({trace, window}: WindowedTrace): readonly Evidence[] {
	const masks = readingsBetween(trace, 'throttle', window).flatMap(values => [...values]);
	const held = reasons.filter(([bit]) => masks.some(mask => (mask & bit) !== 0));
	if (held.length === 0) return [];
	const bits = held.reduce((sum, [bit]) => sum | bit, 0);
	const readings = masks.filter(mask => (mask & bits) !== 0).length;
	return [
		{
			message: `${listed(held.map(([, name]) => name))} in ${readings} of ${counted(masks.length, 'reading')} during the run.`,
			evidence: {trace: trace.path, reasons: held.map(([, name]) => name), readings, of: masks.length},
		},
	];
}

function byTemperature({trace, window}: WindowedTrace, {threshold}: CheckContext): readonly Evidence[] {
	const hottest = Math.max(
		0,
		...readingsBetween(trace, 'temperature', window).map(values => values.reduce((high, at) => Math.max(high, at), 0)),
	);
	if (hottest < threshold('temperature')) return [];
	return [
		{
			message: `The GPU reached ${formatQuantity({value: hottest, unit: '°C'})} during the run.`,
			evidence: {trace: trace.path, max_temperature: hottest},
		},
	];
}

function byClock(windowed: WindowedTrace, {threshold}: CheckContext): readonly Evidence[] {
	return windowed.trace.series.flatMap(series => {
		const clocks = clocksAtFullLoad(windowed, series, threshold('full'));
		const usual = median(clocks);
		const low = quantile(clocks, 0.1);
		if (usual === undefined || low === undefined || low >= threshold('clock') * usual) return [];
		return [
			{
				message: `At full utilization a tenth of the SM clocks is below ${formatQuantity({value: low, unit: 'MHz'})}, ${formatPercent(1 - low / usual)} under their median ${formatQuantity({value: usual, unit: 'MHz'})}.`,
				evidence: {trace: windowed.trace.path, gpu: series.gpu, p10_mhz: low, median_mhz: usual},
			},
		];
	});
}

function clocksAtFullLoad(
	{window}: WindowedTrace,
	{time, channels}: Trace['series'][number],
	full: number,
): Float64Array {
	const {smClock, utilization} = channels;
	if (smClock === undefined || utilization === undefined) return new Float64Array();
	return smClock.filter((clock, index) => {
		const at = time[index] ?? Number.NaN;
		return at >= window.from && at <= window.to && clock > 0 && (utilization[index] ?? 0) >= full;
	});
}
