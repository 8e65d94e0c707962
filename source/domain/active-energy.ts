import {type Joules, joules, type Watts, watts} from '../units/quantity.ts';
import {energyOf, leastCoverage} from './energy.ts';
import {ratio} from './metric-table.ts';
import type {Run} from './run.ts';

/** Energy that serving took on top of what the idle GPUs draw anyway. */
export type ActiveEnergy = {
	readonly joules: Joules;
	readonly perOutputToken: number | null;
	readonly idleWatts: Watts;
	/** given: the idle power was not seen in the log but said. */
	readonly idleSource: 'trace' | 'given';
};

/**
 * E − P_idle · time within the benchmark window, never below 0. The idle power is that around the run in its own log, else
 * `idleWatts`. null: no energy, or no idle power from either.
 */
export function activeEnergyOf(run: Run, idleWatts: number | null = null): ActiveEnergy | null {
	const energy = energyOf(run, 'gpu');
	if (energy === null || energy.coverage < leastCoverage || energy.meanWatts <= 0) return null;
	const idle = energy.idleWatts ?? idleWatts;
	if (idle === null) return null;
	const active = Math.max(0, energy.joules * (1 - idle / energy.meanWatts));
	const completed = run.result !== null && run.result.completed > 0 ? run.result.totalOutputTokens : null;
	return {
		joules: joules(active),
		perOutputToken: ratio(active, completed),
		idleWatts: watts(idle),
		idleSource: energy.idleWatts === null ? 'given' : 'trace',
	};
}
