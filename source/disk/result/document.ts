import type {NumberList} from '../number-list.ts';
import type {Depth} from '../read-event.ts';
import type {ByteSource, Damage} from './byte-source.ts';
import {parseLenient} from './lenient-json.ts';
import {type ErrorTexts, type Gaps, readErrors, readGaps, readNumbers} from './request-arrays.ts';
import {skipRows} from './skip-rows.ts';
import {skipColon, skipString, skipValue} from './skip-value.ts';

/** What was taken from one top-level object. Of members that occur twice the last counts, as for JSON.parse. */
export type Document = {
	readonly kind: 'document';
	/** Names of all members, in file order. */
	readonly members: readonly string[];
	/** The small members, parsed. */
	readonly values: ReadonlyMap<string, unknown>;
	/** Members that are longer than a setting can be: not kept. */
	readonly tooLong: ReadonlySet<string>;
	/** null: the file has none, or something else of that name. */
	readonly ttfts: NumberList | null;
	readonly inputLengths: NumberList | null;
	readonly outputLengths: NumberList | null;
	readonly gaps: Gaps | null;
	readonly errors: ErrorTexts | null;
	/** `itls` were stepped over. */
	readonly isHeadline: boolean;
};

/** Nothing of it is to be trusted but the names of the members that were whole. */
export type DamagedDocument = {readonly kind: 'damaged'; readonly damage: Damage; readonly members: readonly string[]};

const byte = {quote: 0x22, comma: 0x2c, openObject: 0x7b, closeObject: 0x7d} as const;

/** Longer than any setting, statistic or name of a benchmark. */
const longestMember = 64 * 1024;
const longestName = 1024 * 1024;

/** Large, and nothing that we compute needs them. The texts are also nobody's business. */
const skipped: ReadonlySet<string> = new Set([
	'generated_texts',
	'start_times',
	'latencies',
	'queue_times',
	'output_details',
]);

/**
 * Reads the object that begins at the next byte, and keeps of it only what a result is made of. As a headline without
 * `itls`, which are most of a detailed result: what is wrong in them is then not noticed.
 */
export function readDocument(source: ByteSource, depth: Depth = 'everything'): Document | DamagedDocument {
	const draft: Draft = {
		depth,
		members: new Set(),
		values: new Map(),
		tooLong: new Set(),
		arrays: new Map(),
		gaps: null,
		errors: null,
		isHeadline: false,
	};
	readObject(source, draft);
	const {values, tooLong, arrays, gaps, errors, isHeadline} = draft;
	const members = [...draft.members];
	if (source.damage !== null) return {kind: 'damaged', damage: source.damage, members};
	return {
		kind: 'document',
		members,
		values,
		tooLong,
		ttfts: arrays.get('ttfts') ?? null,
		inputLengths: arrays.get('input_lens') ?? null,
		outputLengths: arrays.get('output_lens') ?? null,
		gaps,
		errors,
		isHeadline,
	};
}

type Draft = {
	readonly depth: Depth;
	readonly members: Set<string>;
	readonly values: Map<string, unknown>;
	readonly tooLong: Set<string>;
	readonly arrays: Map<string, NumberList | null>;
	gaps: Gaps | null;
	errors: ErrorTexts | null;
	isHeadline: boolean;
};

function readObject(source: ByteSource, draft: Draft): boolean {
	if (source.next() !== byte.openObject) return source.fail('an object');
	source.at++;
	if (source.next() === byte.closeObject) {
		source.at++;
		return true;
	}
	for (;;) {
		const name = readName(source);
		if (name === undefined) return false;
		draft.members.add(name);
		source.next();
		if (!readMember(source, name, draft)) return false;
		const following = source.next();
		if (following !== byte.comma && following !== byte.closeObject)
			return source.fail('a comma or the end of the object');
		source.at++;
		if (following === byte.closeObject) return true;
	}
}

function readName(source: ByteSource): string | undefined {
	if (source.next() !== byte.quote) {
		source.fail('the name of a member');
		return undefined;
	}
	source.pin(longestName);
	if (!skipString(source)) return undefined;
	const bytes = source.taken();
	const name = bytes === null ? 'a name of more than 1 MiB' : parseLenient(bytes.toString('utf8'));
	if (typeof name !== 'string') {
		source.fail('the name of a member');
		return undefined;
	}
	return skipColon(source) ? name : undefined;
}

function readMember(source: ByteSource, name: string, draft: Draft): boolean {
	switch (name) {
		case 'ttfts':
		case 'input_lens':
		case 'output_lens': {
			const numbers = readNumbers(source);
			draft.arrays.set(name, numbers ?? null);
			return numbers !== undefined;
		}
		case 'itls': {
			if (draft.depth === 'headline') {
				draft.isHeadline = true;
				return skipRows(source);
			}
			const gaps = readGaps(source);
			draft.gaps = gaps ?? null;
			return gaps !== undefined;
		}
		case 'errors': {
			const errors = readErrors(source);
			draft.errors = errors ?? null;
			return errors !== undefined;
		}
		default:
			return skipped.has(name) ? skipValue(source) : readSmallMember(source, name, draft);
	}
}

function readSmallMember(source: ByteSource, name: string, draft: Draft): boolean {
	source.pin(longestMember);
	if (!skipValue(source)) return false;
	const bytes = source.taken();
	draft.values.delete(name);
	draft.tooLong.delete(name);
	if (bytes === null) {
		draft.tooLong.add(name);
		return true;
	}
	const value = parseLenient(bytes.toString('utf8'));
	if (value === undefined) return source.fail('a value');
	draft.values.set(name, value);
	return true;
}
