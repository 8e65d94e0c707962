import type {TeeMode} from '../../domain/tee-mode.ts';
import {type DemoFlaw, flawOf} from './flaws.ts';
import {type DemoModel, gemma1b, llama8b, mistral24b, models, qwen32b} from './models.ts';
import {chat, fixedLengths, type Prompts} from './prompts.ts';

export type DemoMode = Exclude<TeeMode, 'unknown'>;

/** One condition of the study: what is served, and how it is measured. */
export type DemoCondition = {
	readonly experiment: string;
	readonly name: string;
	readonly model: DemoModel;
	readonly prompts: Prompts;
	/** Requests that the client keeps under way. */
	readonly concurrency: number;
	/** Sequences that the server decodes at once. */
	readonly maxNumSeqs: number;
	readonly repetitions: number;
	/** Saved with --save-detailed. */
	readonly detailed: boolean;
	/** Whether the CPU package's power was logged too. */
	readonly cpuTrace: boolean;
	/** How the costs of the TEE compare with the model's own: they shrink where a step does more work. */
	readonly teeScale: number;
};

export type DemoRun = {
	readonly condition: DemoCondition;
	readonly mode: DemoMode;
	readonly repetition: number;
	readonly flaw: DemoFlaw['kind'] | null;
};

const modes: readonly DemoMode[] = ['tee_off', 'tee_on'];

const usual = {concurrency: 1, maxNumSeqs: 256, repetitions: 3, detailed: false, cpuTrace: false, teeScale: 1};

/** Median tokens of an answer where many are under way at once, so that not too many are needed for a minute. */
const longAnswers = 330;

/** Every condition of the study, in the order in which it was run. */
export function conditionsOfStudy(): readonly DemoCondition[] {
	return [...throughputLatency(), ...calibration(), ...saturation(), ...finerSaturation(), ...sequence(), ...energy()];
}

/** The runs of a condition as they followed each other: the modes in turn, one repetition after another. */
export function runsOf(condition: DemoCondition): readonly DemoRun[] {
	const repetitions = Array.from({length: condition.repetitions}, (_, index) => index + 1);
	return repetitions
		.flatMap(repetition => modes.map(mode => ({condition, mode, repetition})))
		.map(run => ({...run, flaw: flawOf({...run, experiment: condition.experiment, condition: condition.name})}))
		.filter(run => run.flaw !== 'missing pair');
}

/** Models one after another, one request at a time. */
function throughputLatency(): readonly DemoCondition[] {
	return models.map(model => ({
		...usual,
		experiment: 'throughput_latency',
		name: model.name,
		model,
		prompts: chat(120),
		detailed: true,
		repetitions: model === llama8b ? 5 : 3,
	}));
}

/** Which --max-num-seqs serves a model best. */
function calibration(): readonly DemoCondition[] {
	const limits = [
		{model: gemma1b, maxNumSeqs: [128, 256, 512]},
		{model: llama8b, maxNumSeqs: [128, 256, 512]},
	];
	return limits.flatMap(({model, maxNumSeqs}) =>
		maxNumSeqs.map(limit => ({
			...usual,
			experiment: 'throughput_latency_mns-calibration',
			name: `${model.name}-mns-${limit}`,
			model,
			prompts: chat(2600, longAnswers),
			concurrency: 512,
			maxNumSeqs: limit,
			teeScale: 0.7,
		})),
	);
}

/** Powers of the concurrency up to far beyond what the server decodes at once. */
function saturation(): readonly DemoCondition[] {
	const levels = [
		{level: 1, prompts: 60},
		{level: 4, prompts: 120},
		{level: 16, prompts: 400},
		{level: 64, prompts: 1200},
		{level: 128, prompts: 1600},
		{level: 256, prompts: 4000},
		{level: 512, prompts: 4000},
		{level: 1024, prompts: 5200},
	];
	return levels.map(point => saturationPoint('saturation_point', point.level, point.prompts));
}

/** A second sweep, closer around the knee. */
function finerSaturation(): readonly DemoCondition[] {
	const levels = [
		{level: 128, prompts: 1600},
		{level: 192, prompts: 2400},
		{level: 256, prompts: 4000},
		{level: 320, prompts: 3000},
	];
	return levels.map(point => saturationPoint('saturation_point_sweep_2', point.level, point.prompts));
}

function saturationPoint(experiment: string, level: number, prompts: number): DemoCondition {
	return {
		...usual,
		experiment,
		name: `${llama8b.name}_${level}`,
		model: llama8b,
		prompts: chat(prompts, longAnswers),
		concurrency: level,
		teeScale: 1 - 0.05 * Math.log2(Math.min(level, usual.maxNumSeqs)),
	};
}

/** Random prompts of fixed lengths, input × output. Fewer of them where each takes longer. */
function sequence(): readonly DemoCondition[] {
	const promptsByOutput = new Map([
		[64, 64],
		[128, 40],
		[256, 24],
		[512, 16],
		[1024, 12],
	]);
	const inputs = [64, 128, 256, 512, 1024];
	return [...promptsByOutput].flatMap(([output, prompts]) =>
		inputs.map(input => ({
			...usual,
			experiment: 'sequence_overhead',
			name: `input_${input}_output_${output}`,
			model: mistral24b,
			prompts: fixedLengths(prompts, input, output),
			detailed: true,
			teeScale: 1.25 - 0.045 * Math.log2(input / 64) - 0.03 * Math.log2(output / 64),
		})),
	);
}

/** A thousand prompts, eight at a time, long enough for the sensor. */
function energy(): readonly DemoCondition[] {
	return [gemma1b, llama8b, mistral24b, qwen32b].map(model => ({
		...usual,
		experiment: 'energy',
		name: model.name,
		model,
		prompts: chat(1000),
		concurrency: 8,
		cpuTrace: true,
		teeScale: 0.92,
		repetitions: model === qwen32b ? 5 : 3,
	}));
}
