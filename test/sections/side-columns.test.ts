import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {nameColumn} from '../../source/sections/side-columns.ts';

const cut = (name: string, width: number): string => (name.length <= width ? name : name.slice(0, width - 1));

describe('a column of names', () => {
	it('may be cut to ten cells where that tells them apart', () => {
		expect(nameColumn(['Gemma3 1B', 'Mistral Small 24B']).minWidth).toBe(10);
	});

	it('keeps what tells two names apart', () => {
		const names = ['DeepSeek-R1-Distill-Qwen 7B', 'DeepSeek-R1-Distill-Qwen 14B'];
		expect(nameColumn(names).minWidth).toBe('DeepSeek-R1-Distill-Qwen 1…'.length);
	});

	it('never makes two names look the same', () => {
		fc.assert(
			fc.property(fc.array(fc.string({maxLength: 30}), {minLength: 1, maxLength: 8}), names => {
				const width = nameColumn(names).minWidth ?? 0;
				const different = new Set(names);
				expect(new Set([...different].map(name => cut(name, width))).size).toBe(different.size);
			}),
		);
	});
});
