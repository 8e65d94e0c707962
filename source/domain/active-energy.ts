import {energyOf, leastCoverage} from './energy.ts';
import {ratio} from './metric-table.ts';
import type {Run} from './run.ts';

/**
 * Energy that serving took on top of what the idle boards would have drawn for as long, J for each output token: never
 * below 0. null: no energy, or the log does not show the boards idle.
 */
export function activeEnergyPerOutputToken(run: Run): number | null {
	const energy = energyOf(run, 'gpu');
	if (run.result === null || !(run.result.completed > 0)) return null;
	if (energy === null || energy.coverage < leastCoverage || energy.idleShare === null) return null;
	return ratio(energy.joules * Math.max(0, 1 - energy.idleShare), run.result.totalOutputTokens);
}
