import {rmSync} from 'node:fs';
import {resolve} from 'node:path';
import {runInForeground} from '../live/foreground.ts';
import {toSeconds} from '../units/convert.ts';
import {printable} from '../units/printable.ts';
import {checkRuns} from './check.ts';
import {type ExitCode, type Invocation, passedOn, refuse, warn} from './command.ts';
import {isMistake} from './reading.ts';
import {finish} from './record/finish.ts';
import {logGpu} from './record/gpu-log.ts';
import {resultsIn} from './record/landed.ts';
import {openLog, stampAt} from './record/open-log.ts';
import {codeOf, dieLike, takeSignals} from './record/signals.ts';
import {machine} from './record/system-information.ts';

const usualInterval = 1;

/** Seconds after the program within which one more reading is awaited. */
const longestTail = 5;

/** Runs a benchmark with the log of the GPUs around it, and judges what came of it. */
export async function record(invocation: Invocation): Promise<ExitCode> {
	const {paths, program = [], options, console} = invocation;
	const {interval = usualInterval} = options;
	const [named] = paths;
	const [command, ...args] = program;
	if (named === undefined || command === undefined) {
		return refuse(console, 'record needs the folder of the results: cai-tui record DIR -- COMMAND….');
	}
	const opened = openLog(named, stampAt(new Date()), program);
	if (isMistake(opened)) return refuse(console, opened.mistake);
	const {recorder} = opened.value;
	const log = resolve(opened.value.path);
	const folder = resolve(named);
	// A benchmark does not end because nobody reads what we say.
	console.stderr.removeAllListeners('error').on('error', () => undefined);
	const gpu = logGpu({interval, recorder, onTrouble: sentence => warn(console, sentence)});
	process.once('exit', gpu.kill);
	const stop = new AbortController();
	const signals = takeSignals(() => stop.abort());
	const giveUp = async (): Promise<void> => {
		stop.abort();
		await gpu.stop();
		rmSync(log, {force: true});
		signals.release();
	};

	const interrupted = new Promise<string>(done => stop.signal.addEventListener('abort', () => done('')));
	const lack = await Promise.race([gpu.begun, interrupted]);
	const [before, noted] = lack === null ? await Promise.all([resultsIn(folder), machine(stop.signal)]) : [null, null];
	if (before === null || stop.signal.aborted) {
		await giveUp();
		const signal = signals.ended();
		if (signal !== null) return ended(signal);
		return refuse(console, `${lack} ${command} was not started.`);
	}
	const started = toSeconds(Date.now());
	const running = runInForeground(command, args);
	signals.passTo(running.send);
	const ending = await running.ending;
	const over = toSeconds(Date.now());
	if (ending.kind === 'not started') {
		await giveUp();
		return notStarted(command, ending.code, invocation);
	}
	// The window ends before it: the log has to go on until after it.
	if (ending.kind === 'exited') await gpu.next(Math.min(longestTail, 2 * interval));
	await gpu.stop();
	const {files, isWhole} = await finish({
		folder,
		name: named,
		before,
		machine: noted,
		recorded: {
			log,
			ran: {from: started, to: over},
			interval,
			utcOffset: gpu.utcOffset(),
			confCompute: noted.confCompute,
		},
		state: recorder.state(),
		troubles: gpu.troubles(),
		say: sentence => warn(console, sentence),
	});
	signals.release();
	if (ending.kind === 'killed') return ended(ending.signal);
	const verdict = files.length === 0 ? 0 : await checkRuns(folder, files, invocation);
	if (ending.code !== 0) return passedOn(ending.code);
	return verdict === 0 && isWhole ? 0 : verdict === 70 ? 70 : 1;
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
