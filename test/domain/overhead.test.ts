import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {overheadInterval, overheadOf, overheadOverOn, verdictOf} from '../../source/domain/overhead.ts';

describe('overheadOf', () => {
	it('is positive where the TEE is worse, relative to TEE off', () => {
		expect(overheadOf(200, 190, 'higher')).toBeCloseTo(0.05, 12);
		expect(overheadOf(200, 210, 'lower')).toBeCloseTo(0.05, 12);
		expect(overheadOf(200, 210, 'higher')).toBeCloseTo(-0.05, 12);
	});

	it('is the notebook’s number where it is asked for', () => {
		expect(overheadOverOn(200, 190, 'higher')).toBeCloseTo(10 / 190, 12);
		expect(overheadOverOn(200, 210, 'lower')).toBeCloseTo(0.05, 12);
	});

	it('is not defined against nothing', () => {
		expect([overheadOf(0, 5, 'lower'), overheadOverOn(5, 0, 'higher'), overheadOverOn(0, 5, 'lower')]).toEqual([
			null,
			null,
			null,
		]);
	});
});

describe('overheadInterval', () => {
	it('changes its method at four runs on the smaller side', () => {
		const methods = (n: number, m: number) => {
			const side = (count: number, from: number) => Array.from({length: count}, (_, index) => from + index);
			return overheadInterval(side(n, 1000), side(m, 900), 'higher')?.method;
		};
		expect([methods(1, 5), methods(2, 9), methods(3, 3), methods(4, 3), methods(4, 4), methods(5, 10)]).toEqual([
			undefined,
			'welch-log',
			'welch-log',
			'welch-log',
			'hodges-lehmann-log',
			'hodges-lehmann-log',
		]);
	});

	it('holds the overhead of the medians of three runs, or of any shift without noise', () => {
		const side = fc.array(fc.double({noNaN: true, min: 500, max: 1000}), {minLength: 2, maxLength: 6});
		fc.assert(
			fc.property(side, fc.double({noNaN: true, min: 0.5, max: 2}), (off, factor) => {
				const on = off.map(value => value * factor);
				const interval = overheadInterval(off, on, 'higher');
				expect(interval?.low).toBeLessThanOrEqual(1 - factor + 1e-9);
				expect(interval?.high).toBeGreaterThanOrEqual(1 - factor - 1e-9);
			}),
		);
	});
});

describe('verdictOf', () => {
	it.each([
		[0.001, 0.05, 'worse'],
		[-0.05, -0.001, 'better'],
		[-0.02, 0.02, 'noise'],
		[0, 0.04, 'noise'],
		[0, 0, 'noise'],
		[-0.021, 0.021, 'unclear'],
		[-0.3, 0, 'unclear'],
	])('of %d … %d is %s', (low, high, verdict) => {
		expect(verdictOf({low, high})).toBe(verdict);
	});
});

describe('the rules together', () => {
	// domain.md §5 simulated them before anything was built: a true loss of 5 %, runs that vary by 1 %, 1500 trials.
	it.each([
		[3, 0.962, 0.033],
		[4, 0.966, 0.031],
		[5, 0.953, 0.047],
		[10, 0.957, 0.039],
	])('of %i runs a side hold the truth in %d of all cases and see a cost that is none in %d', (n, coverage, alarms) => {
		const normal = normals(20_251_024 + n);
		const trials = 1500;
		const runs = (centre: number) => Array.from({length: n}, () => centre * (1 + 0.01 * normal()));
		let held = 0;
		let alarmed = 0;
		for (let trial = 0; trial < trials; trial++) {
			const off = runs(2000);
			const lossy = overheadInterval(off, runs(1900), 'higher');
			if (lossy !== null && lossy.low <= 0.05 && lossy.high >= 0.05) held++;
			const harmless = overheadInterval(off, runs(2000), 'higher');
			if (harmless !== null && verdictOf(harmless) !== 'noise' && verdictOf(harmless) !== 'unclear') alarmed++;
		}
		// Four standard errors of a share of 1500.
		expect(Math.abs(held / trials - coverage)).toBeLessThan(0.022);
		expect(Math.abs(alarmed / trials - alarms)).toBeLessThan(0.022);
	});
});

/** Standard normal numbers (Box & Muller) from a generator of its own: the same on every machine. */
function normals(seed: number): () => number {
	let state = seed >>> 0;
	const uniform = (): number => {
		// mulberry32
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
	return () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
}
