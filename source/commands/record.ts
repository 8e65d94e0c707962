import {resolve} from 'node:path';
import {runInForeground} from '../live/foreground.ts';
import {pause} from '../live/pause.ts';
import {usualPatience} from '../live/watch-gpu.ts';
import {toSeconds} from '../units/convert.ts';
import {formatDigits} from '../units/format.ts';
import {printable} from '../units/printable.ts';
import {checkRuns} from './check.ts';
import {type ExitCode, type Invocation, passedOn, refuse, warn} from './command.ts';
import {isMistake} from './reading.ts';
import {finish} from './record/finish.ts';
import {type GpuLog, logGpu, steadyNow} from './record/gpu-log.ts';
import {type Listing, landedSince, resultsIn} from './record/landed.ts';
import {usualLead} from './record/lead.ts';
import {openLog, stampAt} from './record/open-log.ts';
import {obstacleTo} from './record/program.ts';
import {codeOf, dieLike, takeSignals} from './record/signals.ts';
import {type Machine, machine} from './record/system-information.ts';

const usualInterval = 1;

/** Seconds after the program within which one more reading is awaited. */
const longestTail = 5;

/** Runs a benchmark with the log of the GPUs around it, and judges what came of it. */
export async function record(invocation: Invocation): Promise<ExitCode> {
	const {paths, program = [], options, console} = invocation;
	const {interval = usualInterval, lead = usualLead(interval)} = options;
	const [name] = paths;
	const [command, ...args] = program;
	if (name === undefined || command === undefined) {
		return refuse(console, 'record needs the folder of the results: cai-tui record DIR -- COMMAND….');
	}
	const obstacle = obstacleTo(command, console.env['PATH']);
	if (obstacle !== null) return notStarted(command, obstacle, invocation);
	// First of all: what is made from now on goes again where a signal comes before the program.
	const stop = new AbortController();
	const signals = takeSignals(() => stop.abort());
	const opened = openLog(name, stampAt(new Date()), program);
	if (isMistake(opened)) {
		signals.release();
		return refuse(console, opened.mistake);
	}
	const folder = resolve(name);
	const {recorder, path, timePaths, undo} = opened.value;
	// A benchmark does not end because nobody reads what we say.
	console.stderr.removeAllListeners('error').on('error', () => undefined);
	const say = (sentence: string): void => warn(console, sentence);
	const gpu = logGpu({interval, recorder, say});
	process.once('exit', gpu.kill);

	/** As though nothing had been asked for. */
	const undone = async (): Promise<void> => {
		await gpu.stop();
		undo();
		signals.release();
	};
	const sayLead = (when: string): void => {
		if (lead > 0) say(`${command} ${when} ${formatDigits(lead, 3)} s (--lead).`);
	};
	const onLead = (): void => sayLead('starts when the idle GPU has been read for');
	const ready = await readiness(gpu, {folder, interval, lead, signal: stop.signal, onLead});
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
	signals.passTo(null);
	const ran = {from, to: toSeconds(Date.now())};
	if (ending.kind === 'not started') {
		await undone();
		return notStarted(command, ending.code, invocation);
	}
	// What comes from now on is not the program's.
	const landed = await landedSince(ready.before, await resultsIn(folder), ran);
	if (ending.kind === 'exited') {
		// Nothing rests on what comes after a failure, and who has broken it off does not want to wait.
		const isWorthIt = ending.code === 0 && landed.results.length > 0 && !signals.haveCome();
		if (isWorthIt) sayLead('has ended, and the GPU is read for another');
		await readOn(gpu, {interval, seconds: isWorthIt ? lead : 0, signal: stop.signal});
	}
	await gpu.stop();
	const end = steadyNow();
	const {confCompute} = ready.machine;
	const recorded = {log: path, timePaths, ran, interval, utcOffset: gpu.utcOffset(), confCompute};
	const [state, gaps] = [recorder.state(), gpu.gaps()];
	const {files, isWhole} = await finish({
		folder,
		name,
		landed,
		machine: ready.machine,
		recorded,
		state,
		gaps,
		end,
		say,
	});
	const late = signals.ended();
	signals.release();
	if (ending.kind === 'killed') return ended(ending.signal);
	if (late !== null) return ended(late);
	const verdict = files.length === 0 ? 0 : await checkRuns(folder, files, invocation);
	if (ending.code !== 0) return passedOn(ending.code);
	return verdict === 0 && isWhole ? 0 : 1;
}

type Ready = {readonly before: Listing; readonly machine: Machine};

type Readying = {
	readonly folder: string;
	readonly interval: number;
	readonly lead: number;
	readonly signal: AbortSignal;
	/** The idle GPU begins to be read. */
	readonly onLead: () => void;
};

/** Waits until the log has begun, and asks what is to be known before the program runs; or says why it should not run. */
async function readiness(
	gpu: GpuLog,
	{folder, interval, lead, signal, onLead}: Readying,
): Promise<Ready | {readonly lack: string}> {
	const interrupted = aborted(signal).then(() => 'It was interrupted.');
	const lack = await Promise.race([gpu.begun, interrupted]);
	if (lack !== null) return {lack};
	onLead();
	const [asked] = await Promise.all([machine(signal), pause(lead, signal)]);
	// Readings that have stopped meanwhile may come again: nvidia-smi is started anew.
	if (gpu.lack() !== null) await Promise.race([gpu.next(usualPatience(interval)), interrupted]);
	const lost = gpu.lack();
	return lost === null ? {before: await resultsIn(folder), machine: asked} : {lack: lost};
}

/** The window of a run ends before its program: the log has to go on until after that. */
async function readOn(gpu: GpuLog, {interval, seconds, signal}: ReadingOn): Promise<void> {
	const next = gpu.next(Math.min(longestTail, 2 * interval));
	await Promise.race([Promise.all([next, pause(seconds, signal)]), aborted(signal)]);
}

type ReadingOn = {readonly interval: number; readonly seconds: number; readonly signal: AbortSignal};

function aborted(signal: AbortSignal): Promise<void> {
	return new Promise(resolve => {
		if (signal.aborted) resolve();
		signal.addEventListener('abort', () => resolve(), {once: true});
	});
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
