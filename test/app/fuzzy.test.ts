import {describe, expect, it} from 'vitest';
import {fuzzyScore, rankFuzzy} from '../../source/app/fuzzy.ts';

const names = ['Throughput', 'energy/Qwen3 32B', 'energy/Qwen3 32B/tee_on', 'calibration/Gemma3 1B', 'quit'];

describe('rankFuzzy', () => {
	it.each([
		['qwen', ['energy/Qwen3 32B', 'energy/Qwen3 32B/tee_on']],
		['32b qwen on', ['energy/Qwen3 32B/tee_on']],
		['thrput', ['Throughput']],
		['qit', ['quit']],
		['xyz', []],
	])('%s', (query, expected) => {
		expect(rankFuzzy(names, query, name => name)).toEqual(expected);
	});

	it('leaves the order alone where nothing is asked', () => {
		expect(rankFuzzy(names, ' ', name => name)).toEqual(names);
	});
});

describe('fuzzyScore', () => {
	it('prefers letters that stand together, at the beginning of a word', () => {
		expect(fuzzyScore('a gemma', 'gem')!).toBeGreaterThan(fuzzyScore('stratagem', 'gem')!);
		expect(fuzzyScore('stratagem', 'gem')!).toBeGreaterThan(fuzzyScore('gate emery', 'gem')!);
		expect(fuzzyScore('gemma', 'mg')).toBeNull();
	});
});
