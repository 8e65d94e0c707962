import {interpolate} from '../statistics/interpolate.ts';
import type {Readings} from './readings.ts';

/**
 * Greatest power of all devices together at one time within a window, watts: at each reading of any device the others are
 * interpolated. 0 where no reading lies within.
 */
export function peakPower(devices: readonly Readings[], window: {readonly from: number; readonly to: number}): number {
	let peak = 0;
	for (const device of devices) {
		const {time, value} = device;
		const others = devices.filter(other => other !== device);
		for (let index = 0; index < time.length; index++) {
			const at = time[index] ?? 0;
			if (at < window.from || at > window.to) continue;
			const own = value[index] ?? 0;
			const together = others.reduce((sum, other) => sum + (interpolate(other.time, other.value, at) ?? 0), own);
			if (together > peak) peak = together;
		}
	}
	return peak;
}
