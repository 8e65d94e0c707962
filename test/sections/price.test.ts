import {describe, expect, it} from 'vitest';
import {defaultAssumptions} from '../../source/domain/assumptions.ts';
import {runOf, studyOf} from '../builders/run.ts';
import {figure, figuresOf, number, numbers, open, row, textOf} from './figures.ts';
import {ids, scopeAt, scopeOf, study, studyScope} from './study.ts';
import {sweepIds, sweepStudy} from './sweeps.ts';

const latency = scopeAt(study, ids.latency);
const dear = {...defaultAssumptions, pricePerHour: {teeOff: 6, teeOn: 9}};

describe('Price of a study', () => {
	const figures = figuresOf('price', studyScope);
	const spent = figure(figures, 'table', 'spent');

	it('adds up benchmark time and money by experiment and mode', () => {
		expect(spent.rows.map(({id}) => id)).toEqual([ids.energy, ids.latency, 'total']);
		// Three runs of a minute a mode at 7 an hour.
		const {cells} = row(spent, ids.energy);
		expect(number(cells['cost-tee_off'])).toBeCloseTo((180 / 3600) * 7, 12);
		expect(number(cells['cost-tee_on'])).toBeCloseTo((180 / 3600) * 7, 12);
		expect(number(cells['duration'])).toBeCloseTo(360, 12);
		const costs = numbers(spent, 'cost');
		expect(costs[2]).toBeCloseTo((costs[0] ?? 0) + (costs[1] ?? 0), 12);
	});
});

describe('Price of an experiment', () => {
	it('has the cost of a million tokens and, at one price, the extra time per token as premium', () => {
		const figures = figuresOf('price', latency);
		const {cells} = row(figure(figures, 'table', 'output'), ids.condition);
		expect(number(cells['value-tee_off'])).toBeCloseTo((7 * 1e6) / (3600 * 2012.4), 9);
		// The notebook's (off − on) / on of the test vector.
		expect(number(cells['overhead'])).toBeCloseTo(0.062962, 6);
		const total = row(figure(figures, 'table', 'total'), ids.condition).cells;
		expect(number(total['value-tee_on'])).toBeCloseTo((7 * 1e6) / (3600 * 1893.2 * (5 / 3)), 9);
		expect(textOf(figures, 'price')).toContain('7.00 €/h');
	});

	it('has the premium of differing prices: (9 · X off) / (6 · X on) − 1', () => {
		const figures = figuresOf('price', {...latency, assumptions: dear});
		const {cells} = row(figure(figures, 'table', 'output'), ids.condition);
		expect(number(cells['overhead'])).toBeCloseTo((9 * 2012.4) / (6 * 1893.2) - 1, 12);
		expect(cells['verdict']).toEqual({kind: 'verdict', verdict: 'worse'});
		expect(textOf(figures, 'price')).toContain('6.00 €/h TEE off, 9.00 €/h TEE on');
		const table = figure(figures, 'table', 'output');
		expect(table.columns.find(({id}) => id === 'value-tee_off')?.unit).toBe('€/Mtok');
	});

	it('says what it takes to resolve one and three per cent, and its price', () => {
		const figures = figuresOf('price', latency);
		const questions = figure(figures, 'table', 'questions');
		const {cells} = row(questions, ids.condition);
		// Deviations of the logarithms 0.0065606 and 0.0067091: t(nu) √(Σs²/n) is first within ln 1.01 at n = 6, ln 1.03 at 3.
		expect(number(cells['n-0'])).toBe(smallestN(0.01));
		expect(number(cells['n-1'])).toBe(smallestN(0.03));
		const more = 2 * Math.max(0, smallestN(0.01) - 3);
		expect(number(cells['more-0'])).toBe(more);
		expect(number(cells['cost-0'])).toBeCloseTo(7 * (number(cells['hours-0']) ?? 0), 12);
		expect(number(cells['hours-0'])).toBeCloseTo(((more / 2) * (30_000 / 2012.4 + 30_000 / 1893.2)) / 3600, 9);
		expect(number(row(questions, 'total').cells['more-0'])).toBeGreaterThanOrEqual(more);
		expect(textOf(figures, 'resolved')).toContain('Of 1 condition it cannot be said');
	});
});

describe('Price of energy', () => {
	it('is said only where a price of a kWh is', () => {
		expect(figuresOf('price', scopeAt(study, ids.energy)).map(({kind, id}) => `${kind} ${id}`)).not.toContain(
			'table energy',
		);
		expect(textOf(figuresOf('price', scopeAt(study, ids.energy)), 'kwh')).toContain('--kwh-price');
	});

	it('is J/tok · 1e6 / 3.6e6 · price of a kWh', () => {
		const scope = {...scopeAt(study, ids.energy), assumptions: {...defaultAssumptions, kwhPrice: 0.3}};
		const energy = row(figure(figuresOf('price', scope), 'table', 'energy'), ids.logged).cells;
		const joules = row(figure(figuresOf('energy', scope), 'table', 'energy'), ids.logged).cells;
		expect(number(energy['value-tee_off'])).toBeCloseTo(((number(joules['value-tee_off']) ?? 0) / 3.6) * 0.3, 12);
		expect(number(energy['overhead'])).toBeCloseTo(number(joules['overhead']) ?? 0, 12);
	});

	it('cannot be said of runs without a power log', () => {
		const scope = {...latency, assumptions: {...defaultAssumptions, kwhPrice: 0.3}};
		expect(textOf(figuresOf('price', scope), 'kwh')).toContain('no run here has a power log');
	});
});

describe('Price of a sweep', () => {
	const cheapest = figure(figuresOf('price', scopeAt(sweepStudy(), sweepIds.saturation)), 'table', 'cheapest');

	it('names the level at which tokens are cheapest in each mode, and how long answers take there', () => {
		expect(numbers(cheapest, 'level')).toEqual([256, 256]);
		// 20 requests a second of 300 tokens at 7 an hour.
		expect(numbers(cheapest, 'cost')[0]).toBeCloseTo((7 * 1e6) / (3600 * 6000), 9);
		expect(numbers(cheapest, 'lowest')[0]).toBeCloseTo((7 * 1e6) / (3600 * 300), 9);
		expect(numbers(cheapest, 'p95')[1]).toBeCloseTo(15_000 * 1.06, 9);
	});
});

describe('Price where it is not known', () => {
	it('has none of an unknown mode while the modes differ in price', () => {
		const runs = [1, 2].map(repetition => runOf({teeMode: 'unknown', repetition}));
		const figures = figuresOf('price', {...scopeOf(studyOf(runs), {level: 'study'}), assumptions: dear});
		expect(figure(figures, 'table', 'spent').rows[0]?.cells['cost']).toEqual({kind: 'none'});
		expect(textOf(figures, 'unpriced')).toContain('2 runs');
		expect(open('price', {...scopeOf(studyOf(runs), {level: 'study'}), assumptions: dear}).json).toMatchObject({
			rows: [],
		});
	});

	it('says what it lacks', () => {
		const unreadable = scopeOf(studyOf([runOf({result: null})]), {level: 'study'});
		expect(textOf(figuresOf('price', unreadable), 'lack')).toBe(
			'Price needs a run that could be read: there is none here.',
		);
	});
});

/** Of the test vector, by trying: quantiles of Student's t from tables, for ν = 2 (n − 1) as the deviations are alike. */
function smallestN(effect: number): number {
	const t: readonly (readonly [number, number])[] = [
		[2, 4.303],
		[3, 2.777],
		[4, 2.447],
		[5, 2.306],
		[6, 2.228],
		[7, 2.179],
	];
	const deviation = (values: readonly number[]) => {
		const logs = values.map(Math.log);
		const mean = logs.reduce((sum, value) => sum + value, 0) / logs.length;
		return logs.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (logs.length - 1);
	};
	const together = deviation([2012.4, 1998.7, 2025.1]) + deviation([1893.2, 1905.8, 1880.4]);
	return t.find(([n, quantile]) => quantile * Math.sqrt(together / n) <= Math.log1p(effect))?.[0] ?? Number.NaN;
}
