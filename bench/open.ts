// How long the explorer takes until everything of a study is on the screen: with nothing kept of it, and when all of it is
// kept from a former call; against the time to the explorer's first frame. In a pseudo-terminal, in turn.
import {rmSync, utimesSync} from 'node:fs';
import {readdir} from 'node:fs/promises';
import {join} from 'node:path';
import {start} from '../test/sessions/support/session.ts';
import {linkStudy, usualBytes, writeDetailedResult} from './support/detailed-result.ts';
import {demoStudy, explorer} from './support/explorer.ts';
import {milliseconds, percentile, report} from './support/measurement.ts';
import {isQuick} from './support/options.ts';
import {temporaryFolder} from './support/temporary-folder.ts';

const rounds = isQuick ? 3 : 7;
const runs = isQuick ? 4 : 12;

/** Milliseconds after which everything that is kept of a study that was just read has been written. */
const untilKept = 3000;

const folder = temporaryFolder();
const detailed = join(folder, 'detailed');
writeDetailedResult(join(folder, 'run.json'), usualBytes);
linkStudy(detailed, join(folder, 'run.json'), runs);
await measure(`${runs} × 13 MB`, detailed);
const demo = await demoStudy();
await makeOld(demo);
await measure('demo study', demo);

async function measure(what: string, study: string): Promise<void> {
	const cache = join(folder, 'cache');
	const [first, cold, warm]: [number[], number[], number[]] = [[], [], []];
	for (let round = 0; round < rounds; round++) {
		rmSync(cache, {recursive: true, force: true});
		cold.push((await opening(study, cache, untilKept)).whole);
		const again = await opening(study, cache, 0);
		first.push(again.first);
		warm.push(again.whole);
	}
	const [toFirst, toCold, toWarm] = [first, cold, warm].map(times => percentile(times, 0.5));
	tell(`warm open to the last run, against the first frame (${what})`, toWarm, toFirst, 1.3);
	tell(`warm open to the last run, against cold (${what})`, toWarm, toCold, null);
}

function tell(what: string, mine = Number.NaN, other = Number.NaN, most: number | null): void {
	report({
		what,
		measured: milliseconds(mine),
		against: milliseconds(other),
		ratio: mine / other,
		bar: most === null ? '' : `≤ ${most}`,
		isMet: most === null ? null : mine / other <= most,
	});
}

/** Milliseconds from the start of the program. It is left open for a while. */
async function opening(
	study: string,
	cache: string,
	pause: number,
): Promise<{readonly first: number; readonly whole: number}> {
	const begin = performance.now();
	const session = await start([process.execPath, explorer, study], {
		columns: 120,
		rows: 36,
		env: {XDG_CACHE_HOME: cache},
	});
	try {
		await session.waitFor(([header = '']) => /\d+ runs/.test(header) && !header.includes('reading'), 120_000);
		const whole = performance.now() - begin;
		await session.settle(pause);
		return {first: session.firstPaint() ?? Number.NaN, whole};
	} finally {
		await session.stop();
	}
}

/** What was written just now is not kept. */
async function makeOld(study: string): Promise<void> {
	const then = new Date('2025-11-17T13:27:39Z');
	for (const entry of await readdir(study, {recursive: true, withFileTypes: true}))
		if (entry.isFile()) utimesSync(join(entry.parentPath, entry.name), then, then);
}
