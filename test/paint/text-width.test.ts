import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {cellsOf, cut, cutApart, cutMiddle, head, padEnd, padStart, widthApart} from '../../source/paint/text-width.ts';

describe('cells of a text', () => {
	// What xterm and its kin give to these, by Unicode's East Asian Width and emoji presentation.
	const examples: readonly (readonly [text: string, cells: number])[] = [
		['', 0],
		['tok/s', 5],
		['80\u00a0835.03 ±33 €', 15],
		['−4.5 … 7.3 %', 12],
		['⠂⠒⣿█▒│┤╭', 8],
		['中文', 4],
		['한글', 4],
		['ｆｕｌｌ', 8],
		['ﾊﾟ', 2],
		['e\u0301te\u0301', 3],
		['🦙', 2],
		['👩‍👩‍👧', 2],
		['🇩🇪', 2],
		['☺️', 2],
		['1️⃣', 2],
		['☺', 1],
		['\u200b', 0],
		['a中b', 4],
	];
	for (const [text, cells] of examples)
		it(`${JSON.stringify(text)}: ${cells}`, () => expect(cellsOf(text)).toBe(cells));

	it('are the length of a text in ASCII', () => {
		fc.assert(fc.property(fc.string({unit: 'grapheme-ascii'}), text => cellsOf(text) === text.length));
	});
});

describe('cutting', () => {
	it('says that something is missing', () => {
		expect(cut('Qwen3 32B', 9, '…')).toBe('Qwen3 32B');
		expect(cut('Qwen3 32B', 6, '…')).toBe('Qwen3…');
		expect(cut('Qwen3 32B', 6, '~')).toBe('Qwen3~');
		expect(cut('Qwen3 32B', 0, '…')).toBe('');
	});

	it('never takes half of a wide character', () => {
		expect(cut('中文模型', 4, '…')).toBe('中…');
		expect(head('a中', 2)).toBe('a');
	});

	it('keeps both ends of a path', () => {
		expect(cutMiddle('study/energy/Qwen3 32B/rep 2.json', 17, '…')).toBe('study/en…p 2.json');
	});

	it('fits, and keeps what fits', () => {
		const text = fc.string({unit: 'grapheme', maxLength: 40});
		fc.assert(
			fc.property(text, fc.nat(50), (sample, width) => {
				for (const short of [cut(sample, width, '…'), cutMiddle(sample, width, '…'), head(sample, width)]) {
					if (cellsOf(short) > width) return false;
					if (cellsOf(sample) <= width && short !== sample) return false;
				}
				return true;
			}),
		);
	});
});

it('pads to cells, not to characters', () => {
	expect(padEnd('中', 4)).toBe('中  ');
	expect(padStart('中', 4)).toBe('  中');
	expect(padEnd('too long', 3)).toBe('too long');
});

describe('names that are cut', () => {
	const cutAll = (names: readonly string[], width: number) => names.map(cutApart(names, width, '…'));

	it('are cut in their middle', () => {
		expect(cutAll(['DeepSeek-R1-Distill-Qwen 7B', 'DeepSeek-R1-Distill-Qwen 14B'], 12)).toEqual([
			'DeepSe…en 7B',
			'DeepSe…n 14B',
		]);
	});

	it('are cut elsewhere where only the middle tells them apart', () => {
		expect(cutAll(['seqs=4-BENCH-prompts=8', 'seqs=8-BENCH-prompts=8'], 10)).toEqual(['seqs=4…s=8', 'seqs=8…s=8']);
	});

	it('need the width at which they begin to differ', () => {
		expect(widthApart(['seqs=4-BENCH-prompts=8', 'seqs=8-BENCH-prompts=8'], 4, '…')).toBe(7);
		expect(widthApart(['Gemma3 1B', 'Mistral Small 24B'], 10, '…')).toBe(10);
		expect(widthApart([], 10, '…')).toBe(10);
	});

	it('never look the same', () => {
		fc.assert(
			fc.property(
				fc.array(fc.string({unit: fc.constantFrom('a', 'b', '1', '中'), maxLength: 16}), {maxLength: 6}),
				fc.nat(12),
				(names, more) => {
					const width = widthApart(names, 3, '…') + more;
					const short = cutAll(names, width);
					expect(new Set(short).size).toBe(new Set(names).size);
					expect(short.every(name => cellsOf(name) <= width)).toBe(true);
				},
			),
		);
	});
});
