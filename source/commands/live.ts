import {rmSync} from 'node:fs';
import {defaultAssumptions} from '../domain/assumptions.ts';
import type {Sample} from '../domain/trace.ts';
import {toMilliseconds} from '../units/convert.ts';
import {dash, formatQuantity} from '../units/format.ts';
import type {Unit} from '../units/quantity.ts';
import {type ExitCode, type Invocation, refuse} from './command.ts';
import {reasonOf} from './file-errors.ts';
import {liveFeed} from './live-feed.ts';
import {openRecorder, type Recorder} from './recorder.ts';
import type {Study} from './study.ts';

const usualInterval = 1;

/** The GPUs of this machine, on the screen or as lines. */
export async function live(invocation: Invocation): Promise<ExitCode> {
	const {console, options} = invocation;
	const {interval = usualInterval, record} = options;
	let recorder: Recorder | null = null;
	try {
		recorder = record === undefined ? null : openRecorder(record);
	} catch (error) {
		return refuse(console, `${record} cannot be recorded into: ${refusalOf(error)}.`);
	}
	if (record !== undefined && recorder !== null) forgetIfEmpty(record, recorder);
	try {
		if (!console.stdout.isTTY) return await printReadings(invocation, interval, recorder);
		const words = ['live', ...(interval === usualInterval ? [] : ['--interval', String(interval)])];
		const {explore} = await import('./explore.tsx');
		return await explore(nothing(words), invocation, {recorder, interval, alone: true});
	} finally {
		recorder?.close();
	}
}

/**
 * A recording without a reading would be in the way of the next attempt, since nothing is ever overwritten. However the program
 * ends, it is looked at then.
 */
function forgetIfEmpty(file: string, recorder: Recorder): void {
	process.once('exit', () => {
		// The header alone.
		if (recorder.state().lines <= 1) rmSync(file, {force: true});
	});
}

function refusalOf(error: unknown): string {
	const isThere = error instanceof Error && 'code' in error && error.code === 'EEXIST';
	return isThere ? 'it is there already, and nothing is ever overwritten' : reasonOf(error);
}

function nothing(words: readonly string[]): Study {
	return {
		roots: [],
		words,
		readOptions: {},
		cache: null,
		assumptions: defaultAssumptions,
		section: [],
	};
}

const endings = {SIGINT: 130, SIGTERM: 143, SIGHUP: 129} as const;

/**
 * A line a reading, until a signal ends it, with the code that a shell expects then. Where there is no GPU to begin with
 * nobody sits there to mend that: it ends. One that is lost later is waited for.
 */
async function printReadings({console}: Invocation, interval: number, recorder: Recorder | null): Promise<ExitCode> {
	const stop = new AbortController();
	process.once('exit', () => stop.abort());
	for (const [signal, code] of Object.entries(endings)) process.once(signal, () => process.exit(code));
	let told = '';
	let hasBegun = false;
	for await (const {feed, samples} of liveFeed({interval, signal: stop.signal, recorder})) {
		for (const sample of samples) console.stdout.write(`${lineOf(sample)}\n`);
		const problem = feed.problem === null ? '' : `${feed.problem.what} ${feed.problem.advice}`;
		const failure = feed.recording?.failure ?? null;
		const now = failure === null ? problem : `The recording was given up: ${failure}. ${problem}`;
		// A silence that lasts is told once, and not again for each second.
		const gist = now.replace(/\d+/g, '');
		if (gist !== told && now !== '') console.stderr.write(`cai-tui: ${now}\n`);
		told = gist;
		hasBegun ||= samples.length > 0;
		if (!hasBegun && feed.problem !== null && feed.problem.retryIn !== null) return 2;
	}
	return 0;
}

function lineOf({time, gpu, ...reading}: Sample): string {
	const shown = (value: number | null, unit: Unit, decimals = 0): string => formatQuantity({value, unit}, {decimals});
	// A wall clock without a zone: its seconds count as if it were UTC.
	const clock = time === null ? dash : new Date(toMilliseconds(time)).toISOString().slice(11, 19);
	return [
		clock,
		`GPU ${gpu}`,
		shown(reading.power, 'W', 1),
		...(reading.powerLimit === null ? [] : [`of ${shown(reading.powerLimit, 'W')}`]),
		`GPU ${shown(reading.utilization, '%')}`,
		`memory ${shown(reading.memoryUtilization, '%')}`,
		shown(reading.temperature, '°C'),
		...(reading.smClock === null ? [] : [shown(reading.smClock, 'MHz')]),
	].join('  ');
}
