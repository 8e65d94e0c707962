import {describe, expect, it} from 'vitest';
import {costPerMillionTokens, energyCostPerMillionTokens} from '../../source/domain/price.ts';

describe('prices', () => {
	it('meet the examples of the domain reference', () => {
		expect(costPerMillionTokens(7, 2000)).toBeCloseTo(0.972, 3);
		expect(energyCostPerMillionTokens(0.5, 0.3)).toBeCloseTo(0.042, 3);
	});

	it('have no answer where no token comes', () => {
		expect(costPerMillionTokens(7, 0)).toBeNull();
	});
});
