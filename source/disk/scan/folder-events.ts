import {stat} from 'node:fs/promises';
import type {Finding} from '../../domain/finding.ts';
import {groupBy} from '../../domain/group-by.ts';
import {toSeconds} from '../../units/convert.ts';
import {printable} from '../../units/printable.ts';
import {isSystemError} from '../problems.ts';
import type {ReadEvent} from '../read-event.ts';
import {type Leftover, readLeftover} from '../run-recording.ts';
import {pair} from './companions.ts';
import {syntheticMark} from './file-kind.ts';
import type {UnusableTarget} from './target.ts';
import type {FoundFile, FoundFolder} from './walk.ts';

/** What a folder is called: itself, in a sentence, and as the beginning of the paths in it. */
export type FolderNames = {readonly name: string; readonly id: string};

/** What is to be said of a folder, apart from its results: what was passed over, and what belongs to nothing. */
export async function* folderEvents(
	folder: FoundFolder,
	{name: folderName, id: folderId}: FolderNames,
): AsyncGenerator<ReadEvent> {
	const {files, passedOver, failure} = folder;
	if (failure !== null) yield {type: 'finding', finding: unlistable(folderName, failure)};
	const {orphans, recordings, spare, strays} = pair(files);
	for (const file of orphans) {
		yield {type: 'finding', finding: await orphanTrace(file, recordings.get(file) ?? null, folderId)};
	}
	if (files.some(({name}) => name === syntheticMark)) yield {type: 'finding', finding: synthetic(folderId)};
	const left: readonly {readonly name: string; readonly reason: string}[] = [
		...passedOver,
		...files.flatMap(({name, kind}) => (kind.kind === 'other' ? [{name, reason: kind.reason}] : [])),
		...spare.map(({name}) => ({name, reason: 'another trace of a result that has one'})),
		...strays.map(({name}) => ({name, reason: 'belongs to no result by its name'})),
	];
	for (const [reason, members] of groupBy(left, each => each.reason)) {
		const {length: times} = members;
		if (times > mostNamed) yield {type: 'ignored', ignored: {path: folderName, reason, times}};
		else for (const {name} of members) yield {type: 'ignored', ignored: {path: folderId + printable(name), reason}};
	}
}

/** More of one kind in one folder are told together. */
const mostNamed = 8;

export function unusableRoot({path, reason, detail}: UnusableTarget): Finding {
	const name = printable(path);
	if (reason === 'missing') {
		return fileFinding(
			'path-missing',
			name,
			'There is nothing at this path.',
			'Name a folder of results, or a result file.',
		);
	}
	const message =
		reason === 'refused'
			? `It cannot be read: ${printable(detail)}.`
			: 'It is neither a folder nor a result file (….json).';
	return fileFinding('not-readable', name, message, 'Name a folder of results, or a result file.');
}

function unlistable(folder: string, reason: string): Finding {
	return fileFinding(
		'not-readable',
		folder,
		`The folder cannot be listed: ${printable(reason)}.`,
		'Look at its permissions, and whether its disk is there; no result in it is known.',
	);
}

function fileFinding(code: string, path: string, message: string, advice: string): Finding {
	return {code, severity: 'error', scope: 'file', path, message, evidence: {}, advice};
}

/**
 * `evidence.modified`: epoch seconds of its last change. While a run is under way its trace has no result yet.
 * `evidence.recording`: why none will come, where that is known.
 */
async function orphanTrace(file: FoundFile, recording: FoundFile | null, folderId: string): Promise<Finding> {
	const {bytes, modified} = await statusOf(file);
	const leftover = recording === null ? null : await readLeftover(recording.path);
	const {message, advice} = leftover === null ? ofNothing : leftovers[leftover];
	return {
		code: 'csv-orphan',
		severity: 'warning',
		scope: 'file',
		path: folderId + printable(file.name),
		message,
		evidence: {bytes, modified, ...(leftover === null ? {} : {recording: leftover})},
		advice,
	};
}

type Said = Pick<Finding, 'message' | 'advice'>;

const ofNothing: Said = {
	message: 'This trace has no result of the same name: it enters no energy, and a run may be missing its own.',
	advice: 'Rename it to <result without .json>_power_metrics.csv, or move it out of the study.',
};

const leftovers: Readonly<Record<Leftover, Said>> = {
	'no result': {
		message: 'This recording has ended, and its command wrote no result: nothing rests on this log.',
		advice: 'See what the command said, record the run again, and remove the log with its …_recording.txt.',
	},
	'other logs': {
		message: 'This recording has ended, and the log could not be put beside the results of its command.',
		advice: 'See which logs these results have; keep the right one, or move this out of the study.',
	},
	'result gone': {
		message: 'The result that this log was recorded for is not here.',
		advice: 'Bring the result back under its name, or move the log out of the study.',
	},
};

async function statusOf({path}: FoundFile): Promise<{readonly bytes: number | null; readonly modified: number | null}> {
	try {
		const {size, mtimeMs} = await stat(path);
		return {bytes: size, modified: toSeconds(mtimeMs)};
	} catch (error) {
		// It went away meanwhile.
		if (!isSystemError(error)) throw error;
		return {bytes: null, modified: null};
	}
}

function synthetic(folderId: string): Finding {
	return {
		code: 'synthetic-data',
		severity: 'note',
		scope: 'file',
		path: folderId + syntheticMark,
		message: 'These results are synthetic: they were computed, not measured.',
		evidence: {},
		advice: 'Draw no conclusion from them.',
	};
}
