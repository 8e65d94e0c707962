import {parseTraceInPlace} from '../in-place.ts';
import {readLooseLog} from '../read.ts';
import type {ReadEvent} from '../read-event.ts';
import type {LooseLog} from '../scan/scan.ts';
import {type GrowingLog, growingLog, stampOfFile} from './growing-log.ts';

/** Logs that belong to no result. */
export type LooseLogs = {
	/** Takes in those that are being read already. */
	readonly begin: (logs: readonly LooseLog[]) => Promise<void>;
	/** One of those was told as a trace. */
	readonly noteTold: (id: string) => void;
	/** Takes in which there are now, and reads those that are new, or that `mayHaveChanged` and have. `forgotten`: ids to be told again. */
	readonly meet: (
		logs: readonly LooseLog[],
		mayHaveChanged: (path: string) => boolean,
		forgotten: ReadonlySet<string>,
	) => AsyncGenerator<ReadEvent>;
	/** Reads on in those that grow. */
	readonly look: () => AsyncGenerator<ReadEvent>;
	readonly isTailed: (path: string) => boolean;
	/** How many of them grow. */
	readonly size: () => number;
};

/** `isTrace`: it has been told as one. `growing`: it is read on from where it stopped. */
type Known = {readonly file: LooseLog; stamp: string | null; isTrace: boolean; growing: GrowingLog | null};

/** Seconds for which a log that does not grow is looked at further. */
const afterglow = 60;

export function looseLogs(now: () => number, signal: AbortSignal): LooseLogs {
	const known = new Map<string, Known>();
	const reader = {parseTrace: parseTraceInPlace, signal};

	async function* readOf(each: Known): AsyncGenerator<ReadEvent> {
		if (each.isTrace) {
			each.growing ??= growingLog(each.file.file.path, 0, now);
			await each.growing.look();
			const trace = each.growing.trace(each.file.id);
			if (trace !== null) yield {type: 'loose trace', trace};
			return;
		}
		const trace = await readLooseLog(each.file, reader);
		if (trace === null) return;
		each.isTrace = true;
		yield {type: 'loose trace', trace};
	}

	return {
		async begin(logs) {
			for (const file of logs) {
				known.set(file.id, {file, stamp: await stampOfFile(file.file.path), isTrace: false, growing: null});
			}
		},
		noteTold(id) {
			const each = known.get(id);
			if (each !== undefined) each.isTrace = true;
		},
		async *meet(logs, mayHaveChanged, forgotten) {
			const there = new Set(logs.map(({id}) => id));
			const gone = [...known.keys()].filter(id => !there.has(id));
			for (const id of gone) known.delete(id);
			if (gone.length > 0) yield {type: 'forgotten', paths: gone};
			for (const file of logs) {
				const before = known.get(file.id);
				const isLost = forgotten.has(file.id);
				if (before !== undefined && !isLost && (before.growing !== null || !mayHaveChanged(file.file.path))) continue;
				const stamp = await stampOfFile(file.file.path);
				if (before !== undefined && !isLost && before.stamp === stamp) continue;
				const each = before ?? {file, stamp, isTrace: false, growing: null};
				each.stamp = stamp;
				known.set(file.id, each);
				yield* readOf(each);
			}
		},
		async *look() {
			for (const each of known.values()) {
				if (each.growing === null) continue;
				const trace = (await each.growing.look()) ? each.growing.trace(each.file.id) : null;
				if (trace !== null) yield {type: 'loose trace', trace};
				if (each.growing.quietFor() < afterglow) continue;
				each.stamp = await stampOfFile(each.file.file.path);
				each.growing = null;
			}
		},
		isTailed: path => [...known.values()].some(({file, growing}) => growing !== null && file.file.path === path),
		size: () => [...known.values()].filter(({growing}) => growing !== null).length,
	};
}
