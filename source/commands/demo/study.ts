import {toMilliseconds} from '../../units/convert.ts';
import {dateOfResult, secondTime, stamp} from './clock.ts';
import {inSeconds} from './microseconds.ts';
import {conditionsOfStudy, type DemoCondition, type DemoRun, runsOf} from './plan.ts';
import {type Random, randomFrom} from './random.ts';
import {resultText} from './result.ts';
import {serve} from './serve.ts';
import {systemInformationText} from './system-information.ts';
import {cpuTraceText, gpuTraceText, type Logged} from './trace.ts';

export type StudyFile = {
	/** Below the study's folder, with slashes. */
	readonly path: string;
	readonly text: string;
};

/** A Monday morning, on the clock of the machines. */
const begin = Date.UTC(2025, 10, 17, 8, 0, 0);

/** Loading a model and starting its server; collecting results and asking for the next job. Milliseconds. */
const startUp = 95_000;
const betweenRuns = 41_000;

/** The job on the other partition starts this much later. */
const headStart = 6_000;

/** Of several hundred the one whose losses, of three runs each, come out closest to what the models are meant to lose. */
const studySeed = 146;

/** Every file of the study, in the order in which it would have come to be. */
export function* studyFiles(): Generator<StudyFile> {
	let clock = begin;
	for (const condition of conditionsOfStudy()) {
		clock += startUp;
		const runs = runsOf(condition);
		yield* systemInformation(condition, runs, clock);
		for (const repetition of new Set(runs.map(run => run.repetition))) {
			let latest = clock;
			for (const run of runs.filter(candidate => candidate.repetition === repetition)) {
				const recorded = record(run, run.mode === 'tee_on' ? clock + headStart : clock);
				yield* recorded.files;
				latest = Math.max(latest, recorded.end);
			}
			clock = latest + betweenRuns;
		}
	}
}

function* systemInformation(condition: DemoCondition, runs: readonly DemoRun[], clock: number): Generator<StudyFile> {
	const noted = clock - startUp / 2;
	for (const mode of new Set(runs.map(run => run.mode))) {
		const name = `${stamp(noted)}_${condition.experiment}_system_info.txt`;
		yield {path: `${folderOf(condition, mode)}/${name}`, text: systemInformationText(mode, secondTime(noted))};
	}
}

/** One run as its script leaves it: the loggers start first and stop last. */
function record(run: DemoRun, clock: number): {readonly files: readonly StudyFile[]; readonly end: number} {
	const {condition, mode, repetition} = run;
	const seed = `${studySeed}/${condition.experiment}/${condition.name}/${mode}/${repetition}`;
	const random = randomFrom(seed);
	const served = serve(run, random);
	const logged = times(clock, inSeconds(served.duration), random);
	const stem = `${folderOf(condition, mode)}/${stamp(clock)}_repetition_${repetition}`;
	// The benchmark works out its metrics before it looks at the clock.
	const dated = logged.end + random.between(400, 950);
	const files = [
		{path: `${stem}.json`, text: resultText(condition, served, dateOfResult(dated))},
		{path: `${stem}_power_metrics.csv`, text: gpuTraceText(run, served, logged, randomFrom(`${seed} gpu`))},
	];
	if (condition.cpuTrace) {
		files.push({path: `${stem}_power_metrics_CPU.csv`, text: cpuTraceText(run, logged, randomFrom(`${seed} cpu`))});
	}
	return {files, end: logged.to};
}

function times(clock: number, duration: number, random: Random): Logged {
	const from = Math.round(clock + random.between(0, 900));
	const start = from + Math.round(random.between(5500, 9000));
	const end = start + toMilliseconds(duration);
	return {from, start, end, to: end + random.between(3200, 5200)};
}

function folderOf(condition: DemoCondition, mode: DemoRun['mode']): string {
	return `calibration/${condition.experiment}/${condition.name}/${mode}`;
}
