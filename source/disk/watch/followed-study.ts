import {dirname, resolve} from 'node:path';
import type {Run} from '../../domain/run.ts';
import {toSeconds} from '../../units/convert.ts';
import type {ParseResultFile, ReadEvent, ReadOptions, Root} from '../read-event.ts';
import {eventsOf} from '../read-run.ts';
import {type LooseLog, type ResultFile, type Scan, scan} from '../scan/scan.ts';
import {finishedRuns} from './finished-runs.ts';
import {growingLog} from './growing-log.ts';
import {beingWritten, halfWritten, isCutShort, settling} from './half-written.ts';
import {looseLogs} from './loose-logs.ts';
import {readAgainWith} from './read-again.ts';
import {resultsTold} from './results-told.ts';
import {runsUnderWay} from './runs-under-way.ts';
import {changedPaths, lookThrough, type Said, saidWith, saidWithout} from './told.ts';
import type {Places} from './watch-folders.ts';
import {writtenSince} from './written-since.ts';

export type StudyOptions = Pick<ReadOptions, 'mode' | 'modeMap'> & {
	readonly signal: AbortSignal;
	/** Reads a result that has come or changed. */
	readonly parse?: ParseResultFile;
};

/** A study as it was last told, and what is being written in it. */
export type FollowedStudy = {
	/** Takes in what the first walk through the folders found. */
	readonly scanned: (scan: Scan) => Promise<void>;
	/** Whether the log is that of a run under way, and so read as it grows. */
	readonly isTaken: (log: LooseLog) => boolean;
	/** Takes in what the first reading says, and tells it, with what is under way. */
	readonly note: (event: ReadEvent) => AsyncGenerator<ReadEvent>;
	/** Walks through the folders and tells what has changed; `changed`: paths that are known to have. */
	readonly walk: (changed: ReadonlySet<string>) => AsyncGenerator<ReadEvent>;
	/** Looks at what is being written. */
	readonly look: () => AsyncGenerator<ReadEvent>;
	readonly isGrowing: () => boolean;
	/** Whether the file is looked at anyway. */
	readonly isTailed: (path: string) => boolean;
	readonly places: () => Places;
};

export function followedStudy(roots: readonly Root[], options: StudyOptions): FollowedStudy {
	const {signal} = options;
	const now = (): number => toSeconds(performance.now());
	const told = resultsTold();
	const half = halfWritten(now);
	const underWay = runsUnderWay(now);
	const finished = finishedRuns();
	const loose = looseLogs(now, signal);
	const readAgain = readAgainWith(options.parse, signal);
	let said: Said = new Map();
	let places: Places = {tops: roots.map(({path}) => resolve(path)), folders: [], results: []};
	/** What is under way when reading begins, until it is told. */
	let begun: ReadEvent[] = [];
	let hasBegun = false;
	/** When the folders were last walked through, epoch milliseconds; the first time that is done from here everything is looked at. */
	let walkedAt = Date.now();
	let hasWalked = false;
	const isTailed = (path: string): boolean =>
		underWay.isTailed(path) || finished.isTailed(path) || loose.isTailed(path);

	async function scanned(found: Scan): Promise<void> {
		hasBegun = true;
		places = placesOf(found);
		for (const result of found.results) told.note(result);
		await loose.begin(found.looseLogs);
		for await (const event of underWay.meet(found.pending, path => told.at(path) !== undefined)) begun.push(event);
		said = saidWithout(said, underWay.logIds());
	}

	const noted = (run: Run): Run => {
		const result = told.at(run.file);
		if (result === undefined || !isCutShort(run)) return run;
		const quiet = Math.max(0, toSeconds(Date.now()) - run.modified);
		if (quiet > settling) return run;
		half.add(result, quiet);
		return beingWritten(run);
	};

	async function* note(event: ReadEvent): AsyncGenerator<ReadEvent> {
		const before = begun;
		begun = [];
		yield* before;
		// What is said from here on is of what is in the files.
		if (!hasBegun) said = saidWith(said, event);
		if (event.type === 'run') yield {type: 'run', run: noted(event.run)};
		else yield event;
		if (event.type === 'loose trace') loose.noteTold(event.trace.path);
	}

	/** Reads it, and says what is to be told of it now. `isFinal`: nobody writes it any more. */
	async function renewed(result: ResultFile, hasLogChanged: boolean, isFinal = false): Promise<readonly ReadEvent[]> {
		const {id, companions} = result;
		const logPath = companions.gpu?.path ?? null;
		// A log that goes on after its result is read whole once, and then from where it stopped.
		const goesOn = hasLogChanged && logPath !== null ? growingLog(logPath, 0, now) : null;
		const log = underWay.logOf(id) ?? finished.logOf(id) ?? goesOn;
		await log?.look();
		const read = await readAgain(result, log);
		told.note(result);
		const [run] = read.runs;
		if (run !== undefined && isCutShort(run) && !isFinal) {
			half.add(result, 0);
			return [
				{type: 'forgotten', paths: [id]},
				{type: 'run', run: beingWritten(run)},
			];
		}
		half.delete(id);
		underWay.delete(id);
		const isLogged = run?.traces[0]?.device === 'gpu' && read.runs.length === 1;
		if (isLogged && log !== null && logPath !== null) finished.add(run, log, logPath);
		return [{type: 'forgotten', paths: [id]}, ...eventsOf(read)];
	}

	/** With what was written beside results before their folders were listened to. */
	async function withUntold(told: ReadonlySet<string>, results: readonly ResultFile[], since: number) {
		const asked = hasWalked ? results.filter(({file}) => told.has(dirname(file.path))) : results;
		hasWalked = true;
		return new Set([...told, ...(await writtenSince(since, asked, isTailed))]);
	}

	async function* walk(noticed: ReadonlySet<string>): AsyncGenerator<ReadEvent> {
		const since = walkedAt;
		walkedAt = Date.now();
		const look = await lookThrough(scan(roots, options));
		places = placesOf(look);
		const changed = await withUntold(noticed, look.results, since);
		const there = new Map(look.results.map(result => [result.file.path, result]));
		yield* underWay.meet(look.pending, path => there.has(path));
		const running = underWay.logIds();
		// Where a folder is looked at again and again, it is all that is known to have changed.
		const isUnknown = noticed.size === 0 || places.tops.some(path => changed.has(path));
		const before = said;
		said = saidWithout(look.said, running);
		const paths = changedPaths(before, said);
		const gone = told.dropGone(path => there.has(path)).map(({id}) => id);
		for (const id of gone) {
			half.delete(id);
			finished.delete(id);
		}
		const forgotten = [...paths, ...gone.filter(id => !underWay.has(id))];
		if (forgotten.length > 0) yield {type: 'forgotten', paths: forgotten};
		for (const path of paths) yield* said.get(path) ?? [];
		const lost = new Set(paths);
		yield* loose.meet(
			look.looseLogs.filter(({id}) => !running.has(id)),
			path => isUnknown || changed.has(path),
			lost,
		);
		for (const result of told.stale(look.results, changed)) {
			const {gpu} = result.companions;
			yield* await renewed(result, gpu !== null && changed.has(gpu.path));
		}
	}

	return {
		scanned,
		isTaken: ({id}) => underWay.logIds().has(id),
		note,
		walk,
		async *look() {
			const isOneGivenUp = yield* underWay.look(id => (half.has(id) ? 'writing' : 'benchmark'));
			yield* finished.look();
			yield* loose.look();
			if (isOneGivenUp || (await half.hasGrown())) yield* walk(new Set());
			for (const result of half.settled()) yield* await renewed(result, false, true);
		},
		isGrowing: () => underWay.size() + finished.size() + half.size() + loose.size() > 0,
		isTailed,
		places: () => places,
	};
}

function placesOf({tops, folders, results}: Pick<Scan, 'tops' | 'folders' | 'results'>): Places {
	const files = results.map(({file}) => file).sort((a, b) => b.modified - a.modified);
	return {tops, folders, results: files.map(({path}) => path)};
}
