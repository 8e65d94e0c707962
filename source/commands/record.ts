import {rmSync} from 'node:fs';
import {resolve} from 'node:path';
import {runInForeground} from '../live/foreground.ts';
import {toSeconds} from '../units/convert.ts';
import {printable} from '../units/printable.ts';
import {checkRuns} from './check.ts';
import {type ExitCode, type Invocation, passedOn, refuse, warn} from './command.ts';
import {isMistake} from './reading.ts';
import {finish} from './record/finish.ts';
import {type GpuLog, logGpu} from './record/gpu-log.ts';
import {type Listing, resultsIn} from './record/landed.ts';
import {openLog, stampAt} from './record/open-log.ts';
import {codeOf, dieLike, takeSignals} from './record/signals.ts';
import {type Machine, machine} from './record/system-information.ts';

const usualInterval = 1;

/** Seconds after the program within which one more reading is awaited. */
const longestTail = 5;

/** Runs a benchmark with the log of the GPUs around it, and judges what came of it. */
export async function record(invocation: Invocation): Promise<ExitCode> {
	const {paths, program = [], options, console} = invocation;
	const {interval = usualInterval} = options;
	const [name] = paths;
	const [command, ...args] = program;
	if (name === undefined || command === undefined) {
		return refuse(console, 'record needs the folder of the results: cai-tui record DIR -- COMMAND….');
	}
	const opened = openLog(name, stampAt(new Date()), program);
	if (isMistake(opened)) return refuse(console, opened.mistake);
	const folder = resolve(name);
	const log = resolve(opened.value.path);
	const {recorder} = opened.value;
	// A benchmark does not end because nobody reads what we say.
	console.stderr.removeAllListeners('error').on('error', () => undefined);
	const say = (sentence: string): void => warn(console, sentence);
	const gpu = logGpu({interval, recorder, onTrouble: say});
	process.once('exit', gpu.kill);
	const stop = new AbortController();
	const signals = takeSignals(() => stop.abort());

	/** As though nothing had been asked for. */
	const undone = async (): Promise<void> => {
		await gpu.stop();
		rmSync(log, {force: true});
		signals.release();
	};
	const ready = await readiness(gpu, folder, stop.signal);
	const early = signals.ended();
	if (early !== null) {
		await undone();
		return ended(early);
	}
	if ('lack' in ready) {
		await undone();
		return refuse(console, `${ready.lack} ${command} was not started.`);
	}
	const from = toSeconds(Date.now());
	const running = runInForeground(command, args);
	signals.passTo(running.send);
	const ending = await running.ending;
	const ran = {from, to: toSeconds(Date.now())};
	if (ending.kind === 'not started') {
		await undone();
		return notStarted(command, ending.code, invocation);
	}
	// The window ends before it: the log has to go on until after it.
	if (ending.kind === 'exited') await gpu.next(Math.min(longestTail, 2 * interval));
	await gpu.stop();
	const {confCompute} = ready.machine;
	const recorded = {log, ran, interval, utcOffset: gpu.utcOffset(), confCompute};
	const [state, troubles] = [recorder.state(), gpu.troubles()];
	const {files, isWhole} = await finish({folder, name, ...ready, recorded, state, troubles, say});
	signals.release();
	if (ending.kind === 'killed') return ended(ending.signal);
	const verdict = files.length === 0 ? 0 : await checkRuns(folder, files, invocation);
	if (ending.code !== 0) return passedOn(ending.code);
	return verdict === 0 && isWhole ? 0 : 1;
}

type Ready = {readonly before: Listing; readonly machine: Machine};

/** Waits until the log has begun, and asks what is to be known before the program runs; or says why it should not run. */
async function readiness(gpu: GpuLog, folder: string, signal: AbortSignal): Promise<Ready | {readonly lack: string}> {
	const interrupted = new Promise<string>(done => signal.addEventListener('abort', () => done('It was interrupted.')));
	const lack = await Promise.race([gpu.begun, interrupted]);
	if (lack !== null) return {lack};
	const [before, asked] = await Promise.all([resultsIn(folder), machine(signal)]);
	return {before, machine: asked};
}

function ended(signal: NodeJS.Signals): ExitCode {
	dieLike(signal);
	return passedOn(codeOf(signal));
}

/** With the codes that shells have for it. */
function notStarted(command: string, code: string, {console}: Invocation): ExitCode {
	const isMissing = code === 'ENOENT';
	const reason = isMissing
		? 'there is no such program, or its interpreter is missing'
		: code === 'EACCES'
			? 'it may not be executed'
			: `the system says ${code}`;
	refuse(console, `${printable(command)} cannot be started: ${reason}.`);
	return passedOn(isMissing ? 127 : 126);
}
