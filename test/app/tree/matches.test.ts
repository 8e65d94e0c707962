import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {matchedParts} from '../../../source/app/tree/matches.ts';

/** `Qwen3 [32]B`: what is matched in brackets. */
function shown(name: string, level: Parameters<typeof matchedParts>[1], filter: string): string {
	return matchedParts(name, level, filter)
		.map(({text, isMatch}) => (isMatch ? `[${text}]` : text))
		.join('');
}

describe('what a filter found in a name', () => {
	it('is every place of every word, in either case', () => {
		expect(shown('Qwen3 32B', 'condition', 'qwen 3')).toBe('[Qwen3] [3]2B');
		expect(shown('Qwen3 32B', 'condition', 'qwen|32')).toBe('[Qwen]3 [32]B');
		expect(shown('aaa', 'condition', 'aa')).toBe('[aaa]');
		expect(shown('Qwen3 32B', 'condition', 'gemma')).toBe('Qwen3 32B');
	});

	it('is of the field that was asked', () => {
		expect(shown('saturation_point', 'experiment', 'experiment:sat')).toBe('[sat]uration_point');
		expect(shown('saturation_point', 'condition', 'experiment:sat')).toBe('saturation_point');
		expect(shown('Gemma3 1B', 'condition', 'model:gemma')).toBe('[Gemma]3 1B');
		expect(shown('whole study', 'study', 'study')).toBe('whole study');
	});

	it('is the mode where the word is one, and nothing else', () => {
		expect(shown('TEE on', 'mode', 'on')).toBe('TEE [on]');
		expect(shown('TEE off', 'mode', 'mode:off')).toBe('TEE [off]');
		expect(shown('saturation', 'experiment', 'on')).toBe('saturation');
		expect(shown('TEE on', 'mode', 'tee')).toBe('TEE on');
	});

	it('is nothing that was excluded, compared, or not finished', () => {
		expect(shown('saturation', 'experiment', '!sat')).toBe('saturation');
		expect(shown('saturation', 'experiment', 'loss>5')).toBe('saturation');
		expect(shown('saturation', 'experiment', 'loss> sat')).toBe('saturation');
	});

	it('leaves the name as it is', () => {
		fc.assert(
			fc.property(fc.string({unit: 'binary'}), fc.string(), (name, filter) => {
				const parts = matchedParts(name, 'condition', filter);
				expect(parts.map(({text}) => text).join('')).toBe(name);
			}),
		);
	});
});
