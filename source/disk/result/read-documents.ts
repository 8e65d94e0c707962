import type {ServingResult} from '../../domain/serving-result.ts';
import {printable} from '../../units/printable.ts';
import type {Depth, FileProblem, ParsedFile} from '../read-event.ts';
import {buildResult} from './build-result.ts';
import type {ByteSource} from './byte-source.ts';
import {type DamagedDocument, type Document, readDocument} from './document.ts';
import {foreignKind} from './foreign.ts';
import {impossibleIn, isOwnMember, isServingMember, type KnownMembers, knownMembers} from './members.ts';
import {impossibleMembers, notARun, oddMember, severalRuns, tooLongMember, unreadable} from './problems.ts';
import {skipValue} from './skip-value.ts';

/** All results of one file: usually one object, or one a line as --append-result writes them. */
export function readDocuments(source: ByteSource, depth: Depth = 'everything'): ParsedFile {
	skipByteOrderMark(source);
	const results: ServingResult[] = [];
	const problems: FileProblem[] = [];
	let isHeadline = false;
	for (let index = 0; source.next() !== -1; index++) {
		const isFirst = index === 0;
		if (isFirst && source.bytes[source.at] !== 0x7b) return noObject(source);
		const document = readDocument(source, depth);
		if (document.kind === 'damaged') {
			if (isFirst && isForeign(document)) return {results, problems, foreign: foreignKind(document.members)};
			problems.push(unreadable(document.damage));
			if (!source.recover()) break;
			continue;
		}
		isHeadline ||= document.isHeadline;
		const read = interpret(document);
		if (isFirst && read.foreign !== null) return {results, problems, foreign: read.foreign};
		results.push(...read.results);
		problems.push(...read.problems);
	}
	if (results.length === 0 && problems.length === 0) problems.push(unreadable(null));
	if (results.length > 1) problems.push(severalRuns(results.length));
	return {results, problems, foreign: null, ...(isHeadline ? {isHeadline} : {})};
}

function skipByteOrderMark(source: ByteSource): void {
	source.next();
	if (source.bytes[source.at] !== 0xef) return;
	while (source.end - source.at < 3 && source.more());
	if (source.bytes.toString('latin1', source.at, source.at + 3) === '\u00ef\u00bb\u00bf') source.at += 3;
}

/** A list can be told by its first byte; anything else that is not an object has to be read to tell JSON from no JSON. */
function noObject(source: ByteSource): ParsedFile {
	if (source.bytes[source.at] === 0x5b) return {results: [], problems: [], foreign: 'a list'};
	if (skipValue(source) && source.next() === -1) return {results: [], problems: [], foreign: 'a single value'};
	source.fail('the end of the file');
	return {results: [], problems: source.damage === null ? [] : [unreadable(source.damage)], foreign: null};
}

/** As far as it was read: nothing in it speaks of a benchmark. */
function isForeign({members}: DamagedDocument): boolean {
	return members.length >= 3 && !members.some(isOwnMember);
}

type Interpreted = Omit<ParsedFile, 'foreign'> & {readonly foreign: string | null};

function interpret(document: Document): Interpreted {
	const {known, odd} = validated(document.values);
	const {duration, completed} = known;
	const isServing = document.members.some(isServingMember);
	const problems = [
		...odd.map(name => oddMember(printable(name), document.values.get(name))),
		...[...document.tooLong].filter(isOwnMember).map(name => tooLongMember(printable(name))),
	];
	if (!isServing) return {results: [], problems: [], foreign: foreignKind(document.members)};
	if (typeof duration !== 'number' || typeof completed !== 'number') {
		const missing = [
			...(typeof duration === 'number' ? [] : ['duration']),
			...(typeof completed === 'number' ? [] : ['completed']),
		];
		return {results: [], problems: [...problems, notARun(missing)], foreign: null};
	}
	const impossible = impossibleIn(known);
	if (impossible.length > 0) {
		return {results: [], problems: [...problems, impossibleMembers(impossible)], foreign: null};
	}
	const built = buildResult(document, known, {duration, completed});
	return {results: [built.result], problems: [...problems, ...built.problems], foreign: null};
}

/** The members that are read by name; those that hold something else than they should are left out, and named. */
function validated(values: ReadonlyMap<string, unknown>): {
	readonly known: KnownMembers;
	readonly odd: readonly string[];
} {
	const candidates = Object.fromEntries(values);
	const first = knownMembers.safeParse(candidates);
	if (first.success) return {known: first.data, odd: []};
	const odd = [...new Set(first.error.issues.map(issue => String(issue.path[0])))];
	const rest = Object.fromEntries([...values].filter(([name]) => !odd.includes(name)));
	return {known: knownMembers.parse(rest), odd};
}
