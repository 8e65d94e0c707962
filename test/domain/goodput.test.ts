import {describe, expect, it} from 'vitest';
import {goodputOf} from '../../source/domain/goodput.ts';
import {requestsOf, resultOf} from '../builders/run.ts';

const requests = [
	{ttft: 0.1, itls: [0.05, 0.05], output: 3},
	{ttft: 0.3, itls: [0.01, 0.01], output: 3},
	{ttft: 0.1, itls: [], output: 1},
	{ttft: 0, itls: [], output: 0},
	{ttft: 0.1, itls: [0.01], output: 2, error: 'Bad Gateway'},
];
const result = resultOf({requests, duration: 2});

describe('goodputOf', () => {
	it('counts answered requests that met every objective', () => {
		expect(goodputOf(result, {ttft: 200})).toEqual({rate: 1, good: 2, attainment: 0.4});
		expect(goodputOf(result, {ttft: 200, tpot: 20})).toMatchObject({good: 1});
		expect(goodputOf(result, {e2el: 250})).toMatchObject({good: 2});
		expect(goodputOf(result, {ttft: 1000, tpot: 1000, e2el: 1000})).toMatchObject({good: 3});
	});

	it('counts an objective that is just reached as met, and a single token as no time a token', () => {
		expect(goodputOf(result, {ttft: 100, tpot: 0})).toMatchObject({good: 1});
	});

	it('says nothing without an objective, or without the requests', () => {
		expect(goodputOf(result, {})).toBeNull();
		expect(goodputOf(resultOf(), {ttft: 200})).toBeNull();
	});

	it('needs decode times only for objectives on them', () => {
		const table = {...requestsOf(requests), decode: null};
		const coarse = resultOf({requests: table, duration: 2, numPrompts: 5});
		expect(goodputOf(coarse, {ttft: 200})).toMatchObject({good: 2});
		expect(goodputOf(coarse, {tpot: 20})).toBeNull();
	});

	it('relates to the prompts asked for', () => {
		expect(goodputOf({...result, numPrompts: 10}, {ttft: 200})?.attainment).toBe(0.2);
		expect(goodputOf({...result, numPrompts: null}, {ttft: 200})?.attainment).toBe(0.4);
	});
});
