import {defaultAssumptions} from '../../source/domain/assumptions.ts';
import type {Dataset} from '../../source/domain/dataset.ts';
import type {Run} from '../../source/domain/run.ts';
import type {Scope, Selection} from '../../source/domain/scope.ts';
import type {TeeMode} from '../../source/domain/tee-mode.ts';
import {endOfRun, type RequestRow, type RunParts, runOf, studyOf, type TraceParts} from '../builders/run.ts';

const latencyExperiment = 'calibration/throughput_latency';
const energyExperiment = 'calibration/energy';

/**
 * A small study whose numbers can be followed by hand: the test vectors of the statistics as throughputs (three and
 * three, five and five runs), a single run a side, a pair run under different caps, a condition without TEE on, and one
 * with requests and power logs.
 */
export function smallStudy(): Dataset {
	return studyOf(
		[
			...pair('Gemma3 1B', [2012.4, 1998.7, 2025.1], [1893.2, 1905.8, 1880.4]),
			...pair('Llama3.1 8B', [2012.4, 1998.7, 2025.1, 2007.9, 1990.3], [1893.2, 1905.8, 1880.4, 1899.9, 1921.6]),
			...pair('Mistral 24B', [389.2], [372.1]),
			...side('tee_off', [300.4, 299.1, 301.2], {condition: 'Qwen3 32B'}),
			...side('tee_on', [288.3, 287.1, 290.8], {condition: 'Qwen3 32B', result: {maxConcurrency: 2}}),
			...side('tee_off', [150.2, 151.9], {condition: 'Llama3.1 70B'}),
			...loggedRuns(),
		],
		{
			ignored: [
				{path: 'calibration/plots', reason: 'no result files'},
				{path: 'calibration/notes.txt', reason: 'not a result file'},
				{path: 'calibration/old/notes.txt', reason: 'not a result file'},
			],
		},
	);
}

function pair(condition: string, off: readonly number[], on: readonly number[]): readonly Run[] {
	return [...side('tee_off', off, {condition}), ...side('tee_on', on, {condition})];
}

/** Runs end one after the other, as those of a machine do: no two are copies of each other. */
let measured = 0;

/** Runs of 100 prompts of 200 tokens with answers of 300, at so many output tokens a second. */
function side(teeMode: TeeMode, throughputs: readonly number[], parts: RunParts): readonly Run[] {
	return throughputs.map((outputThroughput, index) => {
		const finishedAt = endOfRun + 600 * ++measured;
		return runOf({
			...parts,
			teeMode,
			repetition: index + 1,
			modified: finishedAt,
			result: {
				...parts.result,
				outputThroughput,
				duration: 30_000 / outputThroughput,
				requestThroughput: outputThroughput / 300,
				totalTokenThroughput: (outputThroughput * 500) / 300,
				finishedAt,
				maxConcurrentRequests: 1,
				modelId: null,
			},
		});
	});
}

/** Three and three runs of 60 s, 10 requests each; one of the first run failed, one came back empty. */
function loggedRuns(): readonly Run[] {
	const run = (teeMode: TeeMode, repetition: number, slowdown: number, watts: number) => {
		const end = endOfRun + 600 * repetition + (teeMode === 'tee_on' ? 300 : 0);
		return runOf({
			experiment: energyExperiment,
			condition: 'Gemma3 4B',
			teeMode,
			repetition,
			modified: end,
			result: {
				requests: requestsWith(slowdown, teeMode === 'tee_off' && repetition === 1),
				duration: 60,
				finishedAt: end,
				maxConcurrentRequests: 1,
				modelId: 'google/gemma-3-4b-it',
			},
			trace: logWith(watts, end),
			systemInformation: systemInformation(teeMode),
		});
	};
	return [
		run('tee_off', 1, 1, 380),
		run('tee_off', 2, 1.01, 384),
		run('tee_off', 3, 0.99, 382),
		run('tee_on', 1, 1.1, 390),
		run('tee_on', 2, 1.12, 392),
		run('tee_on', 3, 1.08, 394),
	];
}

/** Ten requests: TTFT 40, 44, … 76 ms and 100 gaps of 10 ms, all times the slowdown. */
function requestsWith(slowdown: number, flawed: boolean): readonly RequestRow[] {
	return Array.from({length: 10}, (_, index) => {
		const input = 100 + 10 * index;
		if (flawed && index === 0) return {ttft: 0, input, error: 'Connection reset by peer'};
		if (flawed && index === 1) return {ttft: 0, input, output: 0};
		return {
			ttft: (0.04 + 0.004 * index) * slowdown,
			itls: Array.from({length: 100}, () => 0.01 * slowdown),
			input,
		};
	});
}

/** A reading a second from 10 s before the run to 10 s after it: 66 W idle around a plateau. */
function logWith(plateau: number, end: number): TraceParts {
	const seconds = Array.from({length: 81}, (_, second) => second);
	const serving = (second: number) => second >= 10 && second <= 70;
	return {
		name: 'NVIDIA H100 NVL',
		path: `run_${end}_power_metrics.csv`,
		start: end - 70,
		power: seconds.map(second => (serving(second) ? plateau : 66)),
		utilization: seconds.map(second => (serving(second) ? 97 : 0)),
		memoryUtilization: seconds.map(second => (serving(second) ? 54 : 0)),
		temperature: seconds.map(second => (serving(second) ? 60 + (second - 10) / 10 : 40)),
	};
}

function systemInformation(teeMode: TeeMode): NonNullable<RunParts['systemInformation']> {
	return {
		paths: [],
		hostname: null,
		gpuName: 'NVIDIA H100 NVL',
		driverVersion: '570.133.20',
		powerLimitWatts: 400,
		vllmVersion: '0.11.0',
		ccState: teeMode === 'tee_on' ? 'on' : 'off',
		devTools: 'off',
		protectedPcie: false,
	};
}

export const study = smallStudy();

export const studyScope: Scope = scopeOf(study, {level: 'study'});

export function scopeOf(dataset: Dataset, selection: Selection): Scope {
	return {dataset, assumptions: defaultAssumptions, ...selection};
}

/** The part of a study that an id names: experiment, condition, mode or run. */
export function scopeAt(dataset: Dataset, id: string): Scope {
	for (const experiment of dataset.experiments) {
		if (experiment.id === id) return scopeOf(dataset, {level: 'experiment', experiment});
		for (const condition of experiment.conditions) {
			if (condition.id === id) return scopeOf(dataset, {level: 'condition', experiment, condition});
			for (const mode of condition.modes) {
				if (mode.id === id) return scopeOf(dataset, {level: 'mode', experiment, condition, mode});
				const run = mode.runs.find(member => member.id === id);
				if (run !== undefined) return scopeOf(dataset, {level: 'run', experiment, condition, mode, run});
			}
		}
	}
	throw new Error(`the study has no ${id}`);
}

export const ids = {
	latency: latencyExperiment,
	energy: energyExperiment,
	condition: `${latencyExperiment}/Gemma3 1B`,
	logged: `${energyExperiment}/Gemma3 4B`,
	loggedOn: `${energyExperiment}/Gemma3 4B/tee_on`,
	flawedRun: `${energyExperiment}/Gemma3 4B/tee_off/20251024_1200-00_repetition_1.json`,
} as const;
