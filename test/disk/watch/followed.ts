import {type ReadStudyOptions, read} from '../../../source/disk/read.ts';
import type {ReadEvent, Root} from '../../../source/disk/read-event.ts';
import {type FollowOptions, follow} from '../../../source/disk/watch/follow.ts';
import type {Run} from '../../../source/domain/run.ts';
import type {Trace} from '../../../source/domain/trace.ts';

type Options = Pick<FollowOptions, 'poll' | 'listen'> & {
	/** The first reading, where it is to be another than of all. */
	readonly first?: (roots: readonly Root[], options: ReadStudyOptions) => AsyncIterable<ReadEvent>;
};

/** Follows a folder, and keeps what it was told as the program does: forgetting what holds no more. */
export function followed(root: string, {first = read, ...options}: Options = {}) {
	const stop = new AbortController();
	const {signal} = stop;
	const events: ReadEvent[] = [];
	const runs = new Map<string, Run>();
	const looseTraces = new Map<string, Trace>();
	let findings: readonly {readonly code: string; readonly path: string}[] = [];
	const ended = (async () => {
		const roots = [{path: root}];
		for await (const event of follow(({scanned, isTaken}) => first(roots, {signal, scanned, isTaken}), roots, {
			signal,
			...options,
		})) {
			events.push(event);
			if (event.type === 'run') runs.set(event.run.id, event.run);
			if (event.type === 'finding') findings = [...findings, event.finding];
			if (event.type === 'loose trace') looseTraces.set(event.trace.path, event.trace);
			if (event.type !== 'forgotten') continue;
			for (const id of runs.keys()) if (event.paths.includes(id.replace(/#\d+$/, ''))) runs.delete(id);
			for (const path of event.paths) looseTraces.delete(path);
			findings = findings.filter(({path}) => !event.paths.includes(path));
		}
	})();
	const until = async (holds: () => boolean, milliseconds = 10_000): Promise<void> => {
		const end = performance.now() + milliseconds;
		while (!holds()) {
			if (performance.now() > end) throw new Error(`not told in time; told: ${JSON.stringify([...runs.keys()])}`);
			await new Promise(resolve => setTimeout(resolve, 10));
		}
	};
	return {
		events,
		runs,
		looseTraces,
		codes: () => findings.map(({code}) => code),
		until,
		untilWatching: () => until(() => events.some(({type}) => type === 'watching')),
		stop: async () => {
			stop.abort();
			await ended;
		},
	};
}
