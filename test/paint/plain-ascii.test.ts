import fc from 'fast-check';
import {expect, it} from 'vitest';
import {plainAscii} from '../../source/paint/plain-ascii.ts';

it('spells the typography of the program', () => {
	expect(plainAscii('−4.5 … 7.3 %')).toBe('-4.5 .. 7.3 %');
	expect(plainAscii('2289 ±33 tok/s — 71 °C')).toBe('2289 +-33 tok/s - 71 C');
	expect(plainAscii('80\u00a0835 × 2 ≤ 5 €')).toBe('80 835 x 2 <= 5 EUR');
});

it('keeps letters under their accents, and marks what it cannot spell', () => {
	expect(plainAscii('Zürich, e\u0301te\u0301, ﬁ, Łódź')).toBe('Zurich, ete, fi, ?odz');
	expect(plainAscii('模型 7B')).toBe('?? 7B');
});

it('gives printable ASCII for anything', () => {
	fc.assert(fc.property(fc.string({unit: 'binary'}), text => /^[\x20-\x7e]*$/.test(plainAscii(text))));
});
