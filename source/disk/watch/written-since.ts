import {stat} from 'node:fs';
import {inParallel} from '../in-parallel.ts';
import type {ResultFile} from '../scan/scan.ts';

/** Questions to the file system at a time: nobody waits for the answers. */
const atATime = 16;

/** Milliseconds by which the time of a file may lie before that of its writing: a tick of the kernel, or two whole seconds. */
const kernelTick = 10;
const coarsest = 2000;

/**
 * Paths of what lies beside these results and was written since a time, epoch milliseconds. Of what is written while nobody
 * listens to the folder nothing is told, and a walk asks results alone for their time.
 */
export async function writtenSince(
	since: number,
	results: readonly ResultFile[],
	isLookedAt: (path: string) => boolean,
): Promise<readonly string[]> {
	const beside = results.flatMap(({companions, information}) => [...Object.values(companions), ...information]);
	const paths = [...new Set(beside.flatMap(file => file?.path ?? []))].filter(path => !isLookedAt(path));
	const written: string[] = [];
	for await (const path of inParallel(paths, atATime, async path => ((await isWritten(path, since)) ? path : null))) {
		if (path !== null) written.push(path);
	}
	return written;
}

function isWritten(path: string, since: number): Promise<boolean> {
	return new Promise(resolve => {
		stat(path, (error, status) => {
			// What has gone is seen by the next walk.
			if (error !== null) return resolve(false);
			const isCoarse = Number.isInteger(status.mtimeMs / 1000);
			resolve(status.mtimeMs >= since - (isCoarse ? coarsest : kernelTick));
		});
	});
}
