import type {Sample} from '../../../source/domain/trace.ts';

/** A reading in which nothing is known. */
export const nothing: Sample = {
	time: null,
	gpu: '0',
	power: null,
	powerLimit: null,
	utilization: null,
	memoryUtilization: null,
	temperature: null,
	smClock: null,
	memoryClock: null,
	memoryUsed: null,
	throttle: null,
};
