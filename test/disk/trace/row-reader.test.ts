import {parse} from 'csv-parse/sync';
import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {rowReader, rowsOf} from '../../../source/disk/trace/row-reader.ts';

describe('rowsOf', () => {
	it('cuts lines without quotes as a parser of all of CSV does', () => {
		const text = fc.string({unit: fc.constantFrom('a', '1', ' ', '\t', ',', '\n', '\r\n', '.', '%'), maxLength: 60});
		fc.assert(
			fc.property(text, lines => {
				const expected = parse(lines, {
					record_delimiter: ['\r\n', '\n'],
					relax_column_count: true,
					skip_empty_lines: true,
					trim: true,
				});
				expect(rowsOf(lines)).toEqual(expected);
			}),
		);
	});

	it('keeps a comma within quotes', () => {
		expect(rowsOf('1, "H100, NVL", 3\n')).toEqual([['1', 'H100, NVL', '3']]);
	});

	it('takes a quote that nothing closes for a character', () => {
		expect(rowsOf('1, "H100, 3\n')).toEqual([['1', '"H100', '3']]);
	});
});

describe('rowReader', () => {
	it('holds a line back until its end has come, wherever the pieces are cut', () => {
		const text = '1, 2\r\n3, "4"\n5, 6\n7';
		for (let cut = 0; cut <= text.length; cut++) {
			const reader = rowReader();
			const rows = [...reader.feed(text.slice(0, cut)), ...reader.feed(text.slice(cut))];
			expect(rows).toEqual([
				['1', '2'],
				['3', '4'],
				['5', '6'],
			]);
			expect(reader.rest()).toBe('7');
		}
	});
});
