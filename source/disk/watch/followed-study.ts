import type {Run} from '../../domain/run.ts';
import {toSeconds} from '../../units/convert.ts';
import {parseResultInPlace, parseTraceInPlace} from '../in-place.ts';
import {informationLibrary} from '../information-library.ts';
import type {ParseResultFile, ReadEvent, ReadOptions, Root} from '../read-event.ts';
import {eventsOf, readRun} from '../read-run.ts';
import {type PendingRun, type ResultFile, scan} from '../scan/scan.ts';
import {ageOf, type GrowingLog, growingLog, stampOfFile} from './growing-log.ts';
import {beingWritten, isCutShort, settling} from './half-written.ts';
import {changedPaths, type Look, lookThrough, saidWithout} from './told.ts';

export type StudyOptions = Pick<ReadOptions, 'mode' | 'modeMap'> & {
	readonly signal: AbortSignal;
	/** Reads a result that has come or changed. */
	readonly parse?: ParseResultFile;
};

/** A study as it was last told, and what is being written in it. */
export type FollowedStudy = {
	/** Takes in what reading says, and returns it as it is to be told. */
	readonly note: (event: ReadEvent) => ReadEvent;
	/** Walks through the folders and tells what has changed; `changed`: paths that are known to have. */
	readonly walk: (changed: ReadonlySet<string>) => AsyncGenerator<ReadEvent>;
	/** Looks at what is being written. */
	readonly look: () => AsyncGenerator<ReadEvent>;
	readonly isGrowing: () => boolean;
	/** Whether the file is looked at anyway. */
	readonly isTailed: (path: string) => boolean;
};

/** Seconds: a log that was written within the first is a run under way; without growth for the second, it is one no more. */
const fresh = 120;
const abandoned = 600;
/** Seconds for which the log of a finished run is looked at further: its logger is stopped after it. */
const afterglow = 60;

type UnderWay = {readonly pending: PendingRun; readonly log: GrowingLog};
type Landed = {readonly run: Run; readonly logId: string; readonly path: string; readonly log: GrowingLog};
type Writing = {readonly result: ResultFile | null; readonly stamp: string; readonly since: number};

export function followedStudy(roots: readonly Root[], options: StudyOptions): FollowedStudy {
	const {signal} = options;
	const now = (): number => toSeconds(performance.now());
	/** By path of the result file: how it was when it was last read; by id: all that was told of. */
	const stamps = new Map<string, string>();
	const ids = new Map<string, string>();
	const toldPaths = new Set<string>();
	const underWay = new Map<string, UnderWay>();
	const landed = new Map<string, Landed>();
	const writing = new Map<string, Writing>();
	let said: Look['said'] | null = null;

	const noted = (run: Run): Run => {
		stamps.set(run.file, stampOf(run));
		ids.set(run.file, run.id.replace(/#\d+$/, ''));
		if (!isCutShort(run)) return run;
		const age = Math.max(0, toSeconds(Date.now()) - run.modified);
		if (age > settling) return run;
		writing.set(run.id, {result: null, stamp: stampOf(run), since: now() - age});
		return beingWritten(run);
	};

	async function readAgain(result: ResultFile, isFinal = false): Promise<readonly ReadEvent[]> {
		const {file, id} = result;
		const way = underWay.get(id);
		const log = way?.log ?? landed.get(id)?.log;
		const logPath = result.companions.gpu?.path;
		await log?.look();
		const read = await readRun(result, {
			parse: options.parse ?? parseResultInPlace,
			// What has been read of the log while it grew is not read again.
			parseTrace: async (path, device, stop) => {
				const trace = path === logPath && log?.isWhole() === true ? log.trace('') : null;
				return trace === null ? parseTraceInPlace(path, device, stop) : {trace, problems: []};
			},
			information: informationLibrary(),
			depth: 'everything',
			signal,
		});
		stamps.set(file.path, stampOf(file));
		ids.set(file.path, id);
		const [run] = read.runs;
		if (run !== undefined && isCutShort(run) && !isFinal) {
			writing.set(id, {result, stamp: stampOf(file), since: now()});
			return [
				{type: 'forgotten', paths: [id]},
				{type: 'run', run: beingWritten(run)},
			];
		}
		writing.delete(id);
		underWay.delete(id);
		if (run !== undefined && log !== undefined && read.runs.length === 1 && run.traces.length > 0) {
			landed.set(id, {run, log, logId: run.traces[0]?.path ?? '', path: logPath ?? ''});
		}
		return [{type: 'forgotten', paths: [id]}, ...eventsOf(read)];
	}

	async function* walk(changed: ReadonlySet<string>): AsyncGenerator<ReadEvent> {
		const look = await lookThrough(scan(roots, options));
		const isFirst = said === null;
		const results = new Map(look.results.map(result => [result.file.path, result]));
		yield* newlyUnderWay(look, results);
		const running = new Set([...underWay.values()].map(({pending}) => pending.logId));
		const saidNow = saidWithout(look.said, running);
		const paths = changedPaths(said ?? look.said, saidNow);
		said = saidNow;
		const gone = [...ids].flatMap(([path, id]) => (results.has(path) || underWay.has(id) ? [] : [path]));
		const goneIds = gone.flatMap(path => ids.get(path) ?? []);
		for (const path of gone) {
			stamps.delete(path);
			ids.delete(path);
		}
		for (const id of goneIds) writing.delete(id);
		if (paths.length + goneIds.length > 0) yield {type: 'forgotten', paths: [...paths, ...goneIds]};
		for (const path of paths) yield* saidNow.get(path) ?? [];
		for (const result of look.results) {
			const {file, id, companions} = result;
			const before = stamps.get(file.path);
			if (before === undefined && isFirst && toldPaths.has(id)) {
				stamps.set(file.path, stampOf(file));
				ids.set(file.path, id);
				continue;
			}
			const hasLogChanged = companions.gpu !== null && changed.has(companions.gpu.path) && !landed.has(id);
			if (before !== stampOf(file) || hasLogChanged) yield* await readAgain(result);
			else {
				const half = writing.get(id);
				if (half?.result === null) writing.set(id, {...half, result});
			}
		}
	}

	async function* newlyUnderWay(look: Look, results: ReadonlyMap<string, ResultFile>): AsyncGenerator<ReadEvent> {
		const pending = new Map(look.pending.map(each => [each.id, each]));
		for (const [id, way] of underWay) {
			if (pending.has(id) || results.has(way.pending.file)) continue;
			underWay.delete(id);
			yield {type: 'forgotten', paths: [id]};
		}
		for (const each of pending.values()) {
			if (underWay.has(each.id)) continue;
			const age = await ageOf(each.log.path);
			if (age === null || age > fresh) continue;
			const log = growingLog(each.log.path, age, now);
			await log.look();
			underWay.set(each.id, {pending: each, log});
			yield {type: 'forgotten', paths: [each.logId]};
			yield {type: 'run', run: runUnderWay(each, log)};
		}
	}

	async function* look(): AsyncGenerator<ReadEvent> {
		for (const [id, {pending, log}] of underWay) {
			if (await log.look()) yield {type: 'run', run: runUnderWay(pending, log)};
			if (log.quietFor() < abandoned) continue;
			underWay.delete(id);
			yield {type: 'forgotten', paths: [id]};
			yield* await orphanAgain(pending);
		}
		for (const [id, each] of landed) {
			if (await each.log.look()) {
				const trace = each.log.trace(each.logId);
				const run = {...each.run, traces: [...(trace === null ? [] : [trace]), ...each.run.traces.slice(1)]};
				landed.set(id, {...each, run});
				yield {type: 'run', run};
			}
			if (each.log.quietFor() > afterglow) landed.delete(id);
		}
		for (const {result, stamp, since} of [...writing.values()]) {
			if (result === null) continue;
			// Not every file system tells that it grows.
			if ((await stampOfFile(result.file.path)) !== stamp) return yield* walk(new Set());
			if (now() - since > settling) yield* await readAgain(result, true);
		}
	}

	/** It was said of it, before it was taken for a run, that it belongs to nothing. */
	async function orphanAgain({logId}: PendingRun): Promise<readonly ReadEvent[]> {
		const {said: all} = await lookThrough(scan(roots, options));
		const about = all.get(logId) ?? [];
		said = new Map([...(said ?? []), [logId, about]]);
		return about;
	}

	return {
		note(event) {
			if (event.type === 'run') return {type: 'run', run: noted(event.run)};
			if (event.type === 'finding') toldPaths.add(event.finding.path);
			if (event.type === 'ignored') toldPaths.add(event.ignored.path);
			return event;
		},
		walk,
		look,
		isGrowing: () => underWay.size + landed.size + writing.size > 0,
		isTailed: path =>
			[...underWay.values()].some(({pending}) => pending.log.path === path) ||
			[...landed.values()].some(each => each.path === path),
	};
}

function stampOf({bytes, modified}: {readonly bytes: number; readonly modified: number}): string {
	return `${bytes} ${modified}`;
}

function runUnderWay({id, file, placement, logId}: PendingRun, log: GrowingLog): Run {
	const trace = log.trace(logId);
	return {
		...placement,
		id,
		file,
		result: null,
		traces: trace === null ? [] : [trace],
		systemInformation: null,
		findings: [],
		running: {stage: 'benchmark', ...log.running(trace)},
		modified: toSeconds(Date.now()) - log.quietFor(),
		bytes: 0,
	};
}
