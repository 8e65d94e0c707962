import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {attributeRuns, attributionOf} from '../../source/domain/attribution.ts';
import {conditionOf, type RequestRow, runOf, runsOf} from '../builders/run.ts';

const requests = (ttft: number, itl: number): readonly RequestRow[] => [
	{ttft, itls: [itl, itl]},
	{ttft: ttft * 3, itls: [itl, itl]},
	{ttft: 0, output: 0},
];
const side = (teeMode: 'tee_off' | 'tee_on', ttft: number, itl: number) => [
	runOf({teeMode, result: {requests: requests(ttft, itl)}}),
];

describe('attributeRuns', () => {
	it('splits the end-to-end overhead into prefill and decode', () => {
		// Means: prefill 200 → 300 ms, decode 800 → 900 ms.
		const found = attributeRuns(side('tee_off', 0.1, 0.4), side('tee_on', 0.15, 0.45));
		expect(found?.off.prefill).toBeCloseTo(200, 9);
		expect(found?.on.decode).toBeCloseTo(900, 9);
		expect(found?.overhead).toBeCloseTo(0.2, 12);
		expect(found?.fromPrefill).toBeCloseTo(0.1, 12);
		expect(found?.fromDecode).toBeCloseTo(0.1, 12);
		expect(found?.prefillShare).toBeCloseTo(0.5, 12);
		expect(found?.prefillOverhead).toBeCloseTo(0.5, 12);
		expect(found?.decodeOverhead).toBeCloseTo(0.125, 12);
		expect(found).toMatchObject({n_off: 1, n_on: 1, source: 'requests', reason: null});
	});

	it('has parts that add up', () => {
		const time = fc.double({noNaN: true, min: 0.01, max: 5});
		fc.assert(
			fc.property(time, time, time, time, (a, b, c, d) => {
				const found = attributeRuns(side('tee_off', a, b), side('tee_on', c, d));
				expect((found?.fromPrefill ?? 0) + (found?.fromDecode ?? 0)).toBeCloseTo(found?.overhead ?? Number.NaN, 9);
				const share = found?.prefillShare ?? null;
				if (share !== null) expect(share >= 0 && share <= 1).toBe(true);
			}),
		);
	});

	it('gives no share where one phase gains what the other loses', () => {
		expect(attributeRuns(side('tee_off', 0.1, 0.4), side('tee_on', 0.05, 0.45))?.prefillShare).toBeNull();
		expect(attributeRuns(side('tee_off', 0.1, 0.4), side('tee_on', 0.1, 0.4))?.prefillShare).toBeNull();
	});

	it('takes stored means where the requests were not saved, and says so', () => {
		const stored = (prefill: number, e2el: number) => ({stored: {ttft: {mean: prefill}, e2el: {mean: e2el}}});
		const found = attributeRuns(
			runsOf({}, [stored(100, 1000), stored(110, 1010), stored(90, 1040)]),
			runsOf({teeMode: 'tee_on'}, [stored(150, 1100)]),
		);
		expect(found).toMatchObject({n_off: 3, n_on: 1, source: 'stored', off: {prefill: 100, decode: 900}});
	});

	it('names what differs between the modes', () => {
		const found = attributeRuns(
			[runOf({result: {requests: requests(0.1, 0.4), maxConcurrency: 1}})],
			[runOf({teeMode: 'tee_on', result: {requests: requests(0.1, 0.4), maxConcurrency: 4}})],
		);
		expect(found?.reason).toBe('max concurrency differs: 1 off, 4 on');
	});

	it('is nothing without latencies on both sides', () => {
		expect(attributionOf(conditionOf([1000], [900]))).toBeNull();
		expect(attributeRuns(side('tee_off', 0.1, 0.4), [])).toBeNull();
		const broken = {stored: {ttft: {mean: 100}, e2el: {mean: 50}}};
		expect(attributeRuns(runsOf({}, [broken]), runsOf({}, [broken]))).toBeNull();
	});
});
