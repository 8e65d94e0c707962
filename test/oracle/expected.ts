import {readFileSync} from 'node:fs';

export type ExpectedStatistics = {
	readonly samples: readonly {
		readonly values: readonly number[];
		readonly quantiles: readonly (readonly [number, number])[];
		readonly mean: number;
		readonly std0: number;
		readonly std1: number | null;
		readonly mad: number;
	}[];
	readonly studentT: readonly (readonly [number, number, number])[];
	readonly incompleteBeta: readonly (readonly [number, number, number, number])[];
	readonly logGamma: readonly (readonly [number, number])[];
	readonly pairs: readonly {
		readonly off: readonly number[];
		readonly on: readonly number[];
		readonly welch: readonly [number, number];
		readonly nu: number;
		readonly shift: number;
	}[];
	readonly rankTestP: readonly (readonly [number, number, number])[];
	readonly curves: readonly {
		readonly x: readonly number[];
		readonly y: readonly number[];
		readonly whole: number;
		readonly from: number;
		readonly to: number;
		readonly window: number;
	}[];
	readonly spearman: readonly {readonly x: readonly number[]; readonly y: readonly number[]; readonly rho: number}[];
	readonly histogram: {
		readonly values: readonly number[];
		readonly linear: readonly number[];
		readonly linearEdges: readonly number[];
		readonly log: readonly number[];
		readonly logEdges: readonly number[];
	};
};

/** What numpy and scipy say, computed by `statistics.py` beside it. */
export const expectedStatistics: ExpectedStatistics = JSON.parse(
	readFileSync(new URL('statistics.json', import.meta.url), 'utf8'),
);

/** Whether two numbers agree to so many parts of their size (or absolutely, near 0). */
export function isClose(actual: number | null | undefined, expected: number, tolerance = 1e-9): boolean {
	return typeof actual === 'number' && Math.abs(actual - expected) <= tolerance * Math.max(1, Math.abs(expected));
}
