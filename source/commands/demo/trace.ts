import {toMilliseconds, toSeconds} from '../../units/convert.ts';
import {nvidiaTime, secondTime} from './clock.ts';
import {gapSeconds} from './flaws.ts';
import {occupancy} from './occupancy.ts';
import type {DemoRun} from './plan.ts';
import type {Random} from './random.ts';
import type {ServedRun} from './serve.ts';

/** When the logger ran, and when the benchmark: milliseconds on the wall clock. */
export type Logged = {readonly from: number; readonly start: number; readonly end: number; readonly to: number};

const idle = {watts: 66, celsius: 37};

/** What an H100 NVL may draw. */
export const boardLimitWatts = 400;

const hottest = 0.1;
const secondsToWarmUp = 45;

/** The log of `nvidia-smi --query-gpu=timestamp,power.draw,… --format=csv -l 1`. */
export function gpuTraceText(run: DemoRun, served: ServedRun, logged: Logged, random: Random): string {
	const {model} = run.condition;
	const underWay = occupancy(served);
	const rows = [
		'timestamp, power.draw [W], utilization.gpu [%], utilization.memory [%], clocks.current.graphics [MHz], clocks.current.memory [MHz], temperature.gpu',
	];
	const period = 1002 + random.between(0, 5);
	const hole = run.flaw === 'trace gap' ? logged.start + 0.4 * (logged.end - logged.start) : Number.POSITIVE_INFINITY;
	let wander = 0;
	let celsius = idle.celsius + random.between(-1, 1);
	for (let time = logged.from; time <= logged.to; time += period) {
		// The driver reports the mean of the last second.
		const busy = meanOverLastSecond(underWay, toSeconds(time - logged.start));
		wander = 0.92 * wander + 0.4 * random.normal();
		const draw = wattsAt(run, busy) * (1 + 0.006 * wander + 0.004 * random.normal());
		celsius += (idle.celsius + hottest * (draw - idle.watts) - celsius) / secondsToWarmUp;
		if (time > hole && time < hole + toMilliseconds(gapSeconds)) {
			random.normal();
			continue;
		}
		const load = Math.min(1, busy);
		const spare = load * random.normal();
		rows.push(
			[
				nvidiaTime(Math.round(time)),
				`${Math.min(boardLimitWatts, draw).toFixed(2)} W`,
				`${percentage(load * (model.utilization + 2 * Math.min(3, Math.log2(Math.max(1, busy)))) + 0.8 * spare)} %`,
				`${percentage(load * model.memoryUtilization + 1.2 * spare)} %`,
				`${draw > 360 ? 1770 : 1785} MHz`,
				'2619 MHz',
				String(Math.round(celsius)),
			].join(', '),
		);
	}
	return `${rows.join('\n')}\n`;
}

/** The loop over the CPU's energy counter: stamps of whole seconds, a period a little over one. */
export function cpuTraceText(run: DemoRun, logged: Logged, random: Random): string {
	const rows = ['timestamp,package_power_watts'];
	// Encrypted memory and the copies through bounce buffers keep the package a little busier.
	const busy = run.mode === 'tee_on' ? 151.5 : 146;
	for (let time = logged.from; time <= logged.to; time += 1018 + random.between(0, 9)) {
		const inside = time >= logged.start && time <= logged.end;
		rows.push(`${secondTime(time)},${((inside ? busy : 104) + 1.6 * random.normal()).toFixed(2)}`);
	}
	return `${rows.join('\n')}\n`;
}

/** The share of time the TEE keeps the board waiting costs less power: energy rises less than time. */
function wattsAt({condition, mode}: DemoRun, busy: number): number {
	const {watts, tee} = condition.model;
	if (busy <= 0) return idle.watts;
	const batch = Math.min(busy, condition.maxNumSeqs);
	const full = watts.one + (watts.full - watts.one) * (1 - Math.exp(-(Math.max(1, batch) - 1) / 40));
	const loaded =
		mode === 'tee_off' ? full : full * (1 + tee.energyIncrease) * (1 - tee.throughputLoss * condition.teeScale);
	return busy >= 1 ? loaded : idle.watts + busy * (loaded - idle.watts);
}

function meanOverLastSecond(underWay: Float64Array, second: number): number {
	const whole = Math.floor(second);
	const share = second - whole;
	return (1 - share) * (underWay[whole - 1] ?? 0) + share * (underWay[whole] ?? 0);
}

function percentage(value: number): number {
	return Math.round(Math.min(100, Math.max(0, value)));
}
