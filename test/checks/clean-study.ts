import type {Dataset} from '../../source/domain/dataset.ts';
import type {Run} from '../../source/domain/run.ts';
import type {SystemInformation} from '../../source/domain/system-information.ts';
import {
	endOfRun,
	type RequestRow,
	type ResultParts,
	type RunParts,
	runOf,
	studyOf,
	type TraceParts,
} from '../builders/run.ts';

/** One run of the clean study as the builders take it, so that a fault is a change of its parts. */
export type CleanRun = RunParts & {
	readonly condition: string;
	readonly teeMode: 'tee_off' | 'tee_on';
	readonly repetition: number;
	readonly result: ResultParts & {readonly requests: readonly RequestRow[]};
	readonly trace: Required<Pick<TraceParts, 'power' | 'utilization' | 'temperature' | 'powerLimit' | 'throttle'>> &
		TraceParts;
	readonly systemInformation: SystemInformation;
};

export const requestCount = 600;
const conditions = [
	{name: 'Gemma3 1B', modelId: 'google/gemma-3-1b-it', seconds: 75, loss: 0.06},
	{name: 'Qwen3 32B', modelId: 'Qwen/Qwen3-32B', seconds: 100, loss: 0.04},
];
/** Relative durations of three repetitions: within one percent, the first not the slowest. */
const jitter = [1, 1.004, 0.997];
const leadIn = 15;
const tail = 6;

/** Two conditions, three repetitions in both modes, in turn, detailed, traced, on proven hardware: nothing to find. */
export const cleanParts: readonly CleanRun[] = conditions.flatMap(({name, modelId, seconds, loss}, condition) =>
	jitter.flatMap((factor, index) =>
		(['tee_off', 'tee_on'] as const).map((teeMode, mode) => {
			const duration = (seconds * factor) / (mode === 0 ? 1 : 1 - loss);
			const finishedAt = endOfRun + condition * 7200 + index * 600 + mode * 300;
			return {
				condition: name,
				teeMode,
				repetition: index + 1,
				modified: finishedAt + 2,
				result: {
					modelId,
					tokenizerId: modelId,
					duration,
					finishedAt,
					maxConcurrency: 8,
					maxConcurrentRequests: 8,
					requests: requestRows(index, mode === 0 ? 1 : 1 / (1 - loss)),
					errors: {count: 0, messages: []},
				},
				trace: {path: `${name}/${teeMode}/${index + 1}_power_metrics.csv`, ...cleanTrace(duration, finishedAt)},
				systemInformation: machine(teeMode),
			};
		}),
	),
);

/** Chat-like: lengths differ from request to request, and by repetition as a seed would have it. */
function requestRows(seed: number, slower: number): readonly RequestRow[] {
	return Array.from({length: requestCount}, (_, index) => {
		const output = 6 + ((index * 7 + seed) % 5);
		return {
			ttft: (0.04 + ((index * 13) % 50) / 2000) * slower,
			itls: Array.from({length: output - 1}, (_, gap) => (0.018 + ((gap * 5 + index) % 9) / 5000) * slower),
			input: 150 + ((index * 11 + seed * 3) % 100),
		};
	});
}

/** A reading a second from before the run until after it. */
function cleanTrace(duration: number, finishedAt: number): CleanRun['trace'] {
	const rows = leadIn + Math.floor(duration) + tail;
	const isBusy = (row: number) => row > leadIn && row <= leadIn + duration;
	const readings = (busy: number, idle: number) => Array.from({length: rows}, (_, row) => (isBusy(row) ? busy : idle));
	return {
		start: finishedAt - duration - leadIn,
		power: readings(310, 66),
		utilization: readings(96, 0),
		temperature: readings(61, 40),
		powerLimit: readings(400, 400),
		throttle: readings(0, 1),
	};
}

function machine(teeMode: 'tee_off' | 'tee_on'): SystemInformation {
	return {
		paths: [`${teeMode}_system_info.txt`],
		hostname: `${teeMode}-1`,
		gpuName: 'NVIDIA H100 NVL',
		driverVersion: '570.158.01',
		powerLimitWatts: 400,
		vllmVersion: '0.11.0',
		ccState: teeMode === 'tee_on' ? 'on' : 'off',
		devTools: 'off',
		protectedPcie: false,
	};
}

export type Change = (run: CleanRun) => RunParts | null;

/** The runs of the clean study, changed. null: the run is gone. */
export function partsWith(change: Change): readonly RunParts[] {
	return cleanParts.flatMap(parts => change(parts) ?? []);
}

const builtRuns = new WeakMap<RunParts, Run>();

/** What has been built once, as most runs of most studies here have, is the same object again. */
export function studyFrom(runs: readonly RunParts[]): Dataset {
	return studyOf(
		runs.map(parts => {
			const run = builtRuns.get(parts) ?? runOf(parts);
			builtRuns.set(parts, run);
			return run;
		}),
	);
}

export function studyWith(change: Change = run => run): Dataset {
	return studyFrom(partsWith(change));
}

/** Changes one run: that of the first condition, in this mode, of this number. */
export function oneRun(change: Change, teeMode: CleanRun['teeMode'] = 'tee_on', repetition = 2): Change {
	return run =>
		run.condition === 'Gemma3 1B' && run.teeMode === teeMode && run.repetition === repetition ? change(run) : run;
}

/** Changes every run of the first condition, of one mode or of both. */
export function oneCondition(change: Change, teeMode?: CleanRun['teeMode']): Change {
	return run =>
		run.condition === 'Gemma3 1B' && (teeMode === undefined || run.teeMode === teeMode) ? change(run) : run;
}

export function withResult(run: CleanRun, result: ResultParts): CleanRun {
	return {...run, result: {...run.result, ...result} as CleanRun['result']};
}

export function withTrace(run: CleanRun, trace: TraceParts): CleanRun {
	return {...run, trace: {...run.trace, ...trace} as CleanRun['trace']};
}

/** The same requests in another time, and a trace to match. */
export function withDuration(run: CleanRun, duration: number): CleanRun {
	return withTrace(withResult(run, {duration}), cleanTrace(duration, run.result.finishedAt ?? endOfRun));
}

export function withSystem(run: CleanRun, system: Partial<SystemInformation>): CleanRun {
	return {...run, systemInformation: {...run.systemInformation, ...system}};
}

/** Changes some of the requests of a run. */
export function withRequests(run: CleanRun, change: (row: RequestRow, index: number) => RequestRow): CleanRun {
	return withResult(run, {requests: run.result.requests.map(change)});
}
