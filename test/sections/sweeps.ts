import type {Dataset} from '../../source/domain/dataset.ts';
import type {Run} from '../../source/domain/run.ts';
import type {TeeMode} from '../../source/domain/tee-mode.ts';
import {endOfRun, type RunParts, runOf, studyOf} from '../builders/run.ts';

// A study of sweeps whose numbers can be followed by hand: concurrency, lengths, max-num-seqs.

export const sweepIds = {
	saturation: 'calibration/saturation_point',
	second: 'calibration/saturation_point_sweep_2',
	level: 'calibration/saturation_point/Llama3.1 8B_64',
	sequence: 'calibration/sequence_overhead',
	lengths: 'calibration/sequence_overhead/input_64_output_256',
	calibration: 'calibration/throughput_latency_mns-calibration',
} as const;

/** Each repetition is 1 % below, at, and 1 % above the number given. */
const spread = [0.99, 1, 1.01] as const;

/** Requests a second with the TEE off; on, 5 % fewer. The fourth level is the first within 5 % of the most, 20. */
const levels = [
	{level: 1, rate: 1, p95: 1200},
	{level: 4, rate: 3.6, p95: 1300},
	{level: 16, rate: 10, p95: 2000},
	{level: 64, rate: 19.5, p95: 4000},
	{level: 256, rate: 20, p95: 15_000},
] as const;

/** Loss of the output throughput by input and output length; 256 × 1024 was not measured. */
const losses: readonly (readonly [number, number, number])[] = [
	[64, 64, 0.1],
	[64, 256, 0.08],
	[256, 64, 0.07],
	[256, 256, 0.06],
	[1024, 64, 0.05],
	[1024, 256, 0.02],
	[64, 1024, 0.06],
	[1024, 1024, 0.01],
];

/** Seconds a prompt by max-num-seqs: 256 is the best of Gemma; of Llama, 512 is hardly better than 256. */
const calibrations: readonly (readonly [string, number, number, number])[] = [
	['Gemma3 1B', 128, 0.12, 70],
	['Gemma3 1B', 256, 0.1, 85],
	['Gemma3 1B', 512, 0.11, 90],
	['Llama3.1 8B', 128, 0.5, 60],
	['Llama3.1 8B', 256, 0.402, 80],
	['Llama3.1 8B', 512, 0.4, 95],
];

let measured = 0;

export function sweepStudy(): Dataset {
	measured = 0;
	return studyOf([
		...levels.flatMap(({level, rate, p95}) => levelRuns(sweepIds.saturation, level, rate, p95)),
		...levelRuns(sweepIds.second, 64, 19, 4100),
		...levelRuns(sweepIds.second, 128, 19.8, 7000),
		...losses.flatMap(([input, output, loss]) => lengthRuns(input, output, loss)),
		...calibrations.flatMap(([model, seqs, seconds, use]) => calibrationRuns(model, seqs, seconds, use)),
	]);
}

function repetitions(
	parts: RunParts,
	teeModes: readonly TeeMode[],
	resultOf: (teeMode: TeeMode, factor: number) => RunParts,
): readonly Run[] {
	return teeModes.flatMap(teeMode =>
		spread.map((factor, index) => {
			const finishedAt = endOfRun + 600 * ++measured;
			const made = resultOf(teeMode, factor);
			return runOf({
				...parts,
				...made,
				teeMode,
				repetition: index + 1,
				modified: finishedAt,
				result: {modelId: null, finishedAt, ...made.result},
				...(made.trace === undefined ? {} : {trace: {...made.trace, start: finishedAt - 60}}),
			});
		}),
	);
}

/** 1000 prompts of 200 tokens, answers of 300; mean end-to-end latency as Little's law has it at 90 % of the cap. */
function levelRuns(experiment: string, level: number, rate: number, p95: number): readonly Run[] {
	return repetitions({experiment, condition: `Llama3.1 8B_${level}`}, ['tee_off', 'tee_on'], (teeMode, factor) => {
		const requestThroughput = rate * factor * (teeMode === 'tee_on' ? 0.95 : 1);
		const slow = teeMode === 'tee_on' ? 1.06 : 1;
		return {
			result: {
				numPrompts: 1000,
				completed: 1000,
				duration: 1000 / requestThroughput,
				requestThroughput,
				outputThroughput: 300 * requestThroughput,
				totalTokenThroughput: 500 * requestThroughput,
				totalInputTokens: 200_000,
				totalOutputTokens: 300_000,
				maxConcurrency: level,
				maxConcurrentRequests: 2 * level,
				stored: {
					e2el: {mean: (0.9 * level * 1000) / requestThroughput, median: (p95 / 2) * slow, p95: p95 * slow * factor},
					ttft: {mean: 40, median: 40 * slow, p95: 80 * slow},
				},
			},
		};
	});
}

function lengthRuns(input: number, output: number, loss: number): readonly Run[] {
	const condition = `input_${input}_output_${output}`;
	return repetitions({experiment: sweepIds.sequence, condition}, ['tee_off', 'tee_on'], (teeMode, factor) => {
		const slow = teeMode === 'tee_on' ? 1 / (1 - loss) : 1;
		const duration = (output * slow) / (10 * factor);
		return {
			result: {
				maxConcurrency: 8,
				duration,
				totalInputTokens: 100 * input,
				totalOutputTokens: 100 * output,
				requestThroughput: 100 / duration,
				outputThroughput: (100 * output) / duration,
				totalTokenThroughput: (100 * (input + output)) / duration,
				requests: Array.from({length: 4}, () => ({
					ttft: (input / 1000) * (slow ** 2 / factor),
					itls: [(output / 1000) * slow],
					input,
					output,
				})),
			},
		};
	});
}

function calibrationRuns(model: string, seqs: number, seconds: number, use: number): readonly Run[] {
	const experiment = sweepIds.calibration;
	return repetitions({experiment, condition: `${model}-mns-${seqs}`}, ['tee_off'], (_, factor) => {
		const duration = 100 * seconds * factor;
		const readings = Array.from({length: 61}, (__, second) => second);
		return {
			result: {maxConcurrency: 512, duration, requestThroughput: 100 / duration, outputThroughput: 30_000 / duration},
			trace: {
				name: 'NVIDIA H100 NVL',
				power: readings.map(() => 300),
				utilization: readings.map(() => use),
				memoryUtilization: readings.map(() => 50),
			},
		};
	});
}
