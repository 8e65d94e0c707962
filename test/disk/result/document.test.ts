import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {type DamagedDocument, type Document, readDocument} from '../../../source/disk/result/document.ts';
import {joined, type Member, numberToken, objectText, textToken, valueToken} from './json-text.ts';
import {sourceOf} from './source.ts';

const chunks = fc.record({chunk: fc.integer({min: 1, max: 40}), window: fc.integer({min: 2, max: 64})});

const numbers = joined(numberToken, '[', ']', 12);

/** Any names, those that are read in a way of their own among them, some of them twice. */
const members: fc.Arbitrary<readonly Member[]> = fc.array(
	fc.oneof(
		fc.record({name: textToken, value: valueToken}),
		fc.record({name: fc.constantFrom('"duration"', '"model_id"', '"dur\\u0061tion"'), value: valueToken}),
		fc.record({name: fc.constantFrom('"ttfts"', '"output_lens"', '"input_lens"'), value: numbers}),
		fc.record({name: fc.constant('"itls"'), value: joined(numbers, '[', ']')}),
		fc.record({name: fc.constant('"errors"'), value: joined(textToken, '[', ']')}),
		fc.record({name: fc.constantFrom('"generated_texts"', '"start_times"'), value: valueToken}),
	),
	{maxLength: 8},
);

const ownReading = new Set(['ttfts', 'output_lens', 'input_lens', 'itls', 'errors', 'generated_texts', 'start_times']);
const notKept = new Set(['latencies', 'queue_times', 'output_details']);

function whole(text: string, options: {chunk: number; window: number}): Document | DamagedDocument {
	const source = sourceOf(text, options);
	const document = readDocument(source);
	if (document.kind === 'document' && source.next() !== -1) source.fail('the end of the file');
	return source.damage === null ? document : {kind: 'damaged', damage: source.damage, members: []};
}

/** Everything that a document holds must be what JSON.parse holds of the same text. */
function expectSame(document: Document, text: string): void {
	const parsed: Record<string, unknown> = JSON.parse(text);
	expect([...document.members].sort()).toEqual(Object.keys(parsed).sort());
	for (const [name, value] of Object.entries(parsed)) {
		if (!ownReading.has(name) && !notKept.has(name)) expect(document.values.get(name)).toEqual(value);
	}
	const {ttfts, inputLengths, outputLengths, gaps, errors} = document;
	expect(ttfts && [...ttfts.view()]).toEqual(parsed['ttfts'] ?? null);
	expect(inputLengths && [...inputLengths.view()]).toEqual(parsed['input_lens'] ?? null);
	expect(outputLengths && [...outputLengths.view()]).toEqual(parsed['output_lens'] ?? null);
	const itls = parsed['itls'] as readonly (readonly number[])[] | undefined;
	expect(gaps && [...gaps.values.view()]).toEqual(itls?.flat() ?? null);
	expect(gaps && [...gaps.counts.view()]).toEqual(itls?.map(list => list.length) ?? null);
	const texts = parsed['errors'] as readonly string[] | undefined;
	expect(errors && [...errors.failed.view()]).toEqual(texts?.map(error => (error === '' ? 0 : 1)) ?? null);
}

describe('readDocument', () => {
	it('reads what JSON.parse reads, however the bytes arrive', () => {
		fc.assert(
			fc.property(objectText(members), chunks, (text, options) => {
				const document = whole(text, options);
				expect(document.kind).toBe('document');
				if (document.kind === 'document') expectSame(document, text);
			}),
			{numRuns: 500},
		);
	});

	it('rejects what JSON.parse rejects after one byte was lost, added or changed, and accepts the rest', () => {
		// Skipped members are stepped over, not parsed: what is wrong inside their texts is never looked at.
		const parsed = members.map(list =>
			list.filter(({name}) => !/generated|start_times|itls|ttfts|_lens|errors/.test(name)),
		);
		const bytes = fc.constantFrom(
			'',
			'"',
			'\\',
			'{',
			'}',
			'[',
			']',
			',',
			':',
			'0',
			'-',
			'e',
			'.',
			' ',
			'\n',
			't',
			'\u0001',
		);
		const damages = fc.tuple(objectText(parsed), fc.nat(), bytes, fc.integer({min: 0, max: 1}), chunks);
		const seen = {accepted: 0, rejected: 0};
		fc.assert(
			fc.property(damages, ([text, place, byte, cut, options]) => {
				const at = place % Math.max(1, text.length);
				// By way of bytes: half a surrogate pair is nothing that a file can hold.
				const damaged = Buffer.from(text.slice(0, at) + byte + text.slice(at + cut)).toString();
				const document = whole(damaged, options);
				if (isObject(damaged)) {
					seen.accepted++;
					expect(document.kind).toBe('document');
					if (document.kind === 'document') expectSame(document, damaged);
				} else {
					seen.rejected++;
					expect(document.kind).toBe('damaged');
				}
			}),
			{numRuns: 3000},
		);
		expect(seen.accepted).toBeGreaterThan(200);
		expect(seen.rejected).toBeGreaterThan(200);
	});

	it('says of every cut-off document that it is truncated, and at which byte', () => {
		fc.assert(
			fc.property(objectText(members), fc.nat(), chunks, (text, place, options) => {
				const end = text.lastIndexOf('}');
				const bytes = Buffer.from(text.slice(0, place % (end + 1)));
				const source = sourceOf(bytes, options);
				const document = readDocument(source);
				expect(document.kind === 'damaged' && document.damage.truncated).toBe(true);
				expect(document.kind === 'damaged' && document.damage.position).toBe(bytes.length);
			}),
			{numRuns: 500},
		);
	});

	it('takes the bare constants of Python: alone as numbers, inside lists and objects as unknown', () => {
		const text = '{"burstiness": Infinity, "a": NaN, "b": [-Infinity, "NaN, not a number", 1], "ttfts": [NaN, 1]}';
		const document = whole(text, {chunk: 7, window: 8});
		if (document.kind !== 'document') throw new Error('damaged');
		expect(document.values.get('burstiness')).toBe(Number.POSITIVE_INFINITY);
		expect(document.values.get('a')).toBeNaN();
		expect(document.values.get('b')).toEqual([null, 'NaN, not a number', 1]);
		expect([...(document.ttfts?.view() ?? [])]).toEqual([Number.NaN, 1]);
	});

	it('does not keep what is longer than a setting, and forgets what an earlier member of the name said', () => {
		const long = JSON.stringify('x'.repeat(70_000));
		const document = whole(`{"label": "short", "label": ${long}, "duration": 2}`, {chunk: 4096, window: 1024});
		if (document.kind !== 'document') throw new Error('damaged');
		expect([...document.tooLong]).toEqual(['label']);
		expect([...document.values]).toEqual([['duration', 2]]);
	});

	it('steps over large members in a small window', () => {
		const texts = JSON.stringify(Array.from({length: 2000}, (_, index) => `answer "${index}" \\ `.repeat(20)));
		const source = sourceOf(`{"generated_texts": ${texts}, "duration": 3}`, {window: 4096});
		const document = readDocument(source);
		expect(document.kind === 'document' && document.values.get('duration')).toBe(3);
		expect(source.bytes.length).toBe(4096);
	});
});

function isObject(text: string): boolean {
	try {
		const value: unknown = JSON.parse(text);
		return typeof value === 'object' && value !== null && !Array.isArray(value);
	} catch {
		return false;
	}
}
