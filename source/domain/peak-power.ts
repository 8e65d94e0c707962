import {interpolate} from '../statistics/interpolate.ts';
import type {Readings} from './readings.ts';

/**
 * Greatest power of all devices together at one time within a window, watts: at each reading of any device the others are
 * interpolated. 0 where no reading lies within.
 */
export function peakPower(devices: readonly Readings[], window: {readonly from: number; readonly to: number}): number {
	let peak = 0;
	for (const {time} of devices) {
		for (const at of time) {
			if (at < window.from || at > window.to) continue;
			const together = devices.reduce((sum, other) => sum + (interpolate(other.time, other.value, at) ?? 0), 0);
			peak = Math.max(peak, together);
		}
	}
	return peak;
}
