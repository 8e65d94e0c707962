import {read} from '../../../source/disk/read.ts';
import type {ReadEvent} from '../../../source/disk/read-event.ts';
import {type FollowOptions, follow} from '../../../source/disk/watch/follow.ts';
import type {Run} from '../../../source/domain/run.ts';

/** Follows a folder, and keeps what it was told as the program does: forgetting what holds no more. */
export function followed(root: string, options: Pick<FollowOptions, 'poll'> = {}) {
	const stop = new AbortController();
	const {signal} = stop;
	const events: ReadEvent[] = [];
	const runs = new Map<string, Run>();
	let findings: readonly {readonly code: string; readonly path: string}[] = [];
	const ended = (async () => {
		const roots = [{path: root}];
		for await (const event of follow(scanned => read(roots, {signal, scanned}), roots, {signal, ...options})) {
			events.push(event);
			if (event.type === 'run') runs.set(event.run.id, event.run);
			if (event.type === 'finding') findings = [...findings, event.finding];
			if (event.type !== 'forgotten') continue;
			for (const id of runs.keys()) if (event.paths.includes(id.replace(/#\d+$/, ''))) runs.delete(id);
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
		codes: () => findings.map(({code}) => code),
		until,
		untilWatching: () => until(() => events.some(({type}) => type === 'watching')),
		stop: async () => {
			stop.abort();
			await ended;
		},
	};
}
