import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {Order} from '../../../source/disk/result/order.ts';

const samples = fc.array(
	fc.oneof(
		fc.double({min: 0, max: 10, noNaN: true}),
		fc.double({noNaN: true, noDefaultInfinity: true}),
		fc.constantFrom(0, -0, 0.034, 0.034, 1e-300, 5e-324),
	),
	{minLength: 1, maxLength: 300},
);

function sorted(values: readonly number[]): readonly number[] {
	return [...values].sort((a, b) => a - b);
}

describe('Order', () => {
	it('finds every rank as sorting does', () => {
		fc.assert(
			fc.property(samples, values => {
				const order = new Order(Float64Array.from(values));
				expect(values.map((_, rank) => order.at(rank) + 0)).toEqual(sorted(values).map(value => value + 0));
			}),
		);
	});

	it('counts what is below a bound as filtering does', () => {
		fc.assert(
			fc.property(samples, fc.double({noNaN: true, min: -20, max: 20}), (values, bound) => {
				const order = new Order(Float64Array.from(values));
				for (const limit of [bound, values[0] ?? 0]) {
					expect(order.below(limit)).toBe(values.filter(value => value < limit).length);
				}
			}),
		);
	});

	it('gives the percentiles of numpy', () => {
		// numpy.percentile([.031,.042,.038,.055,.12,.047], [0, 50, 95, 100])
		const order = new Order(Float64Array.of(0.031, 0.042, 0.038, 0.055, 0.12, 0.047));
		expect(order.percentile(0)).toBe(0.031);
		expect(order.percentile(50)).toBeCloseTo(0.0445, 15);
		expect(order.percentile(95)).toBeCloseTo(0.10375, 15);
		expect(order.percentile(100)).toBe(0.12);
	});

	it('knows no value of an empty sample, nor of a rank that there is not', () => {
		const empty = new Order(new Float64Array(0));
		expect([empty.count, empty.at(0), empty.percentile(50), empty.below(1)]).toEqual([0, Number.NaN, Number.NaN, 0]);
		expect(new Order(Float64Array.of(1)).at(1)).toBeNaN();
	});

	it('reads a part of a larger buffer', () => {
		const values = Float64Array.of(9, 3, 1, 2, 9).subarray(1, 4);
		expect(new Order(values).percentile(50)).toBe(2);
	});

	it('holds many values over a wide range', () => {
		const values = new Float64Array(200_000);
		for (let index = 0; index < values.length; index++) values[index] = ((index * 7919) % 200_003) / 1e5;
		const order = new Order(values);
		const reference = values.slice().sort();
		for (const rank of [0, 1, 99_999, 190_000, 199_999]) expect(order.at(rank)).toBe(reference[rank]);
	});
});
