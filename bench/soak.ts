// What watching costs when it goes on for long: memory of a live session of four hours, hurried through by a stand-in for
// nvidia-smi; computing of 2000 runs in which nothing happens; and reading of a log of 200 MB that grows. Linux only.
// --minutes=N: how long each of the first two is looked at. --part=live, idle or log: one of them alone.
import {appendFileSync, closeSync, mkdirSync, openSync, symlinkSync, writeSync} from 'node:fs';
import {dirname, join, resolve} from 'node:path';
import {setTimeout as pause} from 'node:timers/promises';
import {type Session, start} from '../test/sessions/support/session.ts';
import {explorer} from './support/explorer.ts';
import {percentile, report} from './support/measurement.ts';
import {isQuick} from './support/options.ts';
import {processNow} from './support/process.ts';
import {writeSmallStudy} from './support/small-study.ts';
import {temporaryFolder} from './support/temporary-folder.ts';

const asked = process.argv.find(word => word.startsWith('--minutes='))?.slice('--minutes='.length);
const minutes = asked === undefined ? (isQuick ? 0.5 : 4) : Number(asked);
const hours = 4;
const megabyte = 1e6;

const folder = temporaryFolder();
if (isWanted('live')) for (const gpus of [1, 8]) await liveSession(gpus);
if (isWanted('idle')) for (const options of [[], ['--poll']]) await idleStudy(options);
if (isWanted('log')) await growingLog();

function isWanted(part: string): boolean {
	const [only] = process.argv.filter(word => word.startsWith('--part='));
	return only === undefined || only === `--part=${part}`;
}

/** As many readings as in so many hours, one a second, and every one of them on the screen that the program can show. */
async function liveSession(gpus: number): Promise<void> {
	const stand = join(folder, `gpus-${gpus}`);
	mkdirSync(stand);
	symlinkSync(resolve('test/live/support/nvidia-smi.mjs'), join(stand, 'nvidia-smi'));
	const speed = (hours * 60) / minutes;
	const session = await start([process.execPath, explorer, 'live'], {
		columns: 120,
		rows: 36,
		env: {
			PATH: [stand, dirname(process.execPath), '/usr/bin', '/bin'].join(':'),
			STAND_IN: `gpus=${gpus},speed=${speed}`,
		},
	});
	try {
		await session.waitFor('GPU power');
		// All of it: what is shown has to be reduced at each reading.
		await session.press('v');
		const resident = await sampled(session, minutes, ({pid}) => processNow(pid).resident);
		const quarter = Math.floor(resident.length / 4);
		// The first half is warm-up: what is older is put together for the first time after a third of it.
		const before = percentile(resident.slice(2 * quarter, 3 * quarter), 0.5);
		const after = percentile(resident.slice(-quarter), 0.5);
		const growth = (after - before) / megabyte;
		report({
			what: `live session of ${hours} h, ${gpus} GPU${gpus === 1 ? '' : 's'} (${shownTime(session)} shown): memory, last quarter against the one before`,
			measured: `${Math.round(after / megabyte)} MB`,
			against: `${Math.round(before / megabyte)} MB`,
			ratio: after / before,
			bar: '≤ 1.1',
			isMet: after / before <= 1.1,
		});
		console.log(
			`  live, ${gpus} GPU: ${resident.map(bytes => Math.round(bytes / megabyte)).join(' ')} MB (${growth.toFixed(1)})`,
		);
	} finally {
		await session.stop();
	}
}

function shownTime(session: Session): string {
	return /session +(\d+:\d\d:\d\d)/.exec(session.text())?.[1] ?? 'not';
}

async function sampled(session: Session, of: number, value: (session: Session) => number): Promise<readonly number[]> {
	const values: number[] = [];
	const times = 40;
	for (let index = 0; index < times; index++) {
		await pause((of * 60_000) / times);
		values.push(value(session));
	}
	return values;
}

async function idleStudy(options: readonly string[]): Promise<void> {
	const runs = isQuick ? 200 : 2000;
	const study = join(folder, `idle-${options.length}`);
	writeSmallStudy(study, runs);
	const session = await start([process.execPath, explorer, study, ...options], {columns: 120, rows: 36});
	try {
		await session.waitFor(/watching/, 120_000);
		// The walk after watching has begun, and what is computed ahead.
		await pause(40_000);
		await session.settle(2000);
		const begun = performance.now();
		const before = processNow(session.pid);
		const bytes = session.output().length;
		await pause(minutes * 60_000);
		const after = processNow(session.pid);
		const share = (after.computed - before.computed) / (performance.now() - begun);
		report({
			what: `watching ${runs} idle runs${options.length === 0 ? '' : ', by polling'} for ${minutes} min: share of a core`,
			measured: `${(100 * share).toFixed(2)} %`,
			against: `${session.output().length - bytes} B written`,
			ratio: null,
			bar: '< 1 %',
			isMet: share < 0.01,
		});
		await firstLine(session, study, options.length === 0 ? 1.5 : 3);
	} finally {
		await session.stop();
	}
}

/** How long the first reading of a run is on its way to the screen, in a folder in which nothing has happened for so long. */
async function firstLine(session: Session, study: string, most: number): Promise<void> {
	const begun = performance.now();
	const next = writeLog(logIn(study), 0);
	appendFileSync(logIn(study), next());
	await session.waitFor('running 3 of 3', 120_000);
	const seconds = (performance.now() - begun) / 1000;
	report({
		what: 'the same: from the first line of a run on disk to the screen',
		measured: `${seconds.toFixed(2)} s`,
		against: '',
		ratio: null,
		bar: `≤ ${most} s`,
		isMet: seconds <= most,
	});
}

function logIn(study: string): string {
	return join(study, 'experiment-0/Llama3.1 1B/tee_on/20251117_1330-00_repetition_3_power_metrics.csv');
}

async function growingLog(): Promise<void> {
	const bytes = (isQuick ? 10 : 200) * megabyte;
	const study = join(folder, 'growing');
	writeSmallStudy(study, 4);
	const log = logIn(study);
	const next = writeLog(log, bytes);
	const session = await start([process.execPath, explorer, study], {columns: 120, rows: 36});
	try {
		await session.waitFor(/running 3 of 3/, 120_000);
		await session.settle(2000);
		const seconds = isQuick ? 10 : 30;
		const begun = performance.now();
		const before = processNow(session.pid);
		let written = 0;
		for (let second = 0; second < seconds; second++) {
			const line = next();
			appendFileSync(log, line);
			written += line.length;
			await pause(1000);
		}
		const after = processNow(session.pid);
		const read = (after.read - before.read) / seconds;
		report({
			what: `a log of ${bytes / megabyte} MB that grows by a line a second: bytes read a line, against those written`,
			measured: `${Math.round(read)} B`,
			against: `${Math.round(written / seconds)} B`,
			ratio: read / (written / seconds),
			bar: '≤ 10 kB',
			isMet: read <= 10_000,
		});
		report({
			what: 'the same: share of a core',
			measured: `${((100 * (after.computed - before.computed)) / (performance.now() - begun)).toFixed(1)} %`,
			against: `${Math.round(after.resident / megabyte)} MB resident`,
			ratio: null,
			bar: '',
			isMet: null,
		});
	} finally {
		await session.stop();
	}
}

/** Writes a log of so many bytes, ten readings a second; what it returns gives the line that comes next. */
function writeLog(file: string, bytes: number): () => string {
	let reading = 0;
	const start = Date.UTC(2025, 10, 17, 13, 30);
	const next = (): string => {
		const at = new Date(start + reading * 100).toISOString().replaceAll('-', '/').replace('T', ' ').replace('Z', '');
		return `${at}, ${(350 + (reading++ % 7)).toFixed(2)} W, 97 %, 41 %, 61\n`;
	};
	const target = openSync(file, 'w');
	writeSync(target, 'timestamp, power.draw [W], utilization.gpu [%], utilization.memory [%], temperature.gpu\n');
	for (let written = 0; written < bytes; ) {
		const lines = Array.from({length: 10_000}, next).join('');
		written += writeSync(target, lines);
	}
	closeSync(target);
	return next;
}
