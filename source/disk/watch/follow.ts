import type {ReadEvent, Root} from '../read-event.ts';
import {type FollowedStudy, followedStudy, type StudyOptions} from './followed-study.ts';
import {createNotices} from './notices.ts';
import {type WatchOptions, watchFolders} from './watch-folders.ts';

/** `poll`: looks at the folders again and again even where the file system would tell of changes. */
export type FollowOptions = StudyOptions & WatchOptions;

/** Milliseconds between two looks at files that are being written, and the least between two walks through the folders. */
const tick = 500;
const leastBetweenWalks = 1000;

/** Reads the study once, handing over what its walk through the folders found, and leaving out what is read as it grows. */
export type FirstReading = (hooks: Pick<FollowedStudy, 'scanned' | 'isTaken'>) => AsyncIterable<ReadEvent>;

/**
 * What reading says, and then, without end, how the study goes on: runs that come, change and go, and those that are under
 * way, which are told again with each of their readings. Ends when the signal is aborted. What changes between the walk of
 * the first reading and the beginning of watching is found by a second walk, for which nobody waits.
 */
export async function* follow(
	first: FirstReading,
	roots: readonly Root[],
	options: FollowOptions,
): AsyncGenerator<ReadEvent> {
	const {signal} = options;
	const study = followedStudy(roots, options);
	let isRead = false;
	for await (const event of first(study)) {
		isRead = event.type === 'done';
		yield* study.note(event);
	}
	if (!isRead || signal.aborted) return;
	const notices = createNotices();
	signal.addEventListener('abort', notices.close, {once: true});
	const folders = watchFolders(notices.add, options);
	try {
		// From the reader's side it is watched already: what comes until it really is, is found by the next walk.
		yield {type: 'watching'};
		await folders.watch(study.places());
		let changed = new Set<string>();
		let walked = performance.now();
		while (!signal.aborted) {
			for (const path of await notices.take(study.isGrowing() || changed.size > 0 ? tick : null)) {
				if (!study.isTailed(path)) changed.add(path);
			}
			if (signal.aborted) return;
			if (changed.size > 0 && performance.now() - walked >= leastBetweenWalks) {
				const paths = changed;
				changed = new Set();
				yield* study.walk(paths);
				walked = performance.now();
				await folders.watch(study.places());
			}
			yield* study.look();
		}
	} catch (error) {
		// Whoever aborted does not wait for more.
		if (!signal.aborted) throw error;
	} finally {
		notices.close();
		folders.close();
	}
}
