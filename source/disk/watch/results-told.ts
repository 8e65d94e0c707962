import {fileNameOf} from '../scan/file-name.ts';
import type {ResultFile} from '../scan/scan.ts';
import {stampOf} from '../wall-clock.ts';

/** The results that have been told of, as their files were then. */
export type ResultsTold = {
	readonly note: (result: ResultFile) => void;
	readonly at: (path: string) => ResultFile | undefined;
	/** Of those that are there now: what has to be read again. `changed`: paths that are known to have. */
	readonly stale: (results: readonly ResultFile[], changed: ReadonlySet<string>) => readonly ResultFile[];
	/** Forgets those that are not there any more, and says which they were. */
	readonly dropGone: (isThere: (path: string) => boolean) => readonly ResultFile[];
};

export function resultsTold(): ResultsTold {
	const told = new Map<string, ResultFile>();
	return {
		note: result => void told.set(result.file.path, result),
		at: path => told.get(path),
		stale(results, changed) {
			const notes = freshNotes(told, results, changed);
			return results.filter(result => {
				const before = told.get(result.file.path);
				if (before === undefined || signatureOf(before) !== signatureOf(result)) return true;
				const beside = Object.values(result.companions).some(file => file !== null && changed.has(file.path));
				return beside || notes.some(note => mayBeAbout(note, result));
			});
		},
		dropGone(isThere) {
			const gone = [...told.values()].filter(({file}) => !isThere(file.path));
			for (const {file} of gone) told.delete(file.path);
			return gone;
		},
	};
}

/** What changes with every write of a result, in the form of `stampOfFile`. */
export function stampOfResult({file: {bytes, modified}}: Pick<ResultFile, 'file'>): string {
	return `${bytes} ${modified}`;
}

/** The file as it is, where it belongs, and what lies beside it: neighbours that come may move it elsewhere. */
function signatureOf(result: ResultFile): string {
	const {companions, placement} = result;
	const {experiment, condition, teeMode, repetition} = placement;
	const beside = Object.values(companions).map(file => file?.name ?? '');
	return [stampOfResult(result), experiment, condition, teeMode, repetition, ...beside].join('\n');
}

type Note = ResultFile['information'][number];

/** Notes on machines that have come or changed since the results were told. */
function freshNotes(
	told: ReadonlyMap<string, ResultFile>,
	results: readonly ResultFile[],
	changed: ReadonlySet<string>,
): readonly Note[] {
	// All results of a root share one list.
	const known = new Set([...new Set([...told.values()].map(({information}) => information))].flat().map(pathOf));
	const now = [...new Set(results.map(({information}) => information))].flat();
	return now.filter(({path}) => !known.has(path) || changed.has(path));
}

function pathOf({path}: Note): string {
	return path;
}

/** As `informationLibrary` chooses: from a folder above, and none that was written after the run was started. */
function mayBeAbout(note: Note, {file}: ResultFile): boolean {
	if (note.folder.some((name, depth) => file.folder[depth] !== name)) return false;
	const [written, started] = [stampOf(note.name), fileNameOf(file.name).stamp];
	return written === null || started === null || written <= started;
}
