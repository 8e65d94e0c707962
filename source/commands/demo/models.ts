/** How a model is made to behave on the demo's GPU. Plausible for one H100 NVL in bf16; measured nowhere. */
export type DemoModel = {
	readonly name: string;
	readonly modelId: string;
	/** One decode step of a batch of b takes step + perSequence · b + congestion · b² ms. */
	readonly step: number;
	readonly perSequence: number;
	readonly congestion: number;
	/** Prefill of n tokens takes prefill + perInputToken · n ms. */
	readonly prefill: number;
	readonly perInputToken: number;
	/** Board power while one request is decoded, and while the batch is full; watts. */
	readonly watts: {readonly one: number; readonly full: number};
	/** Utilization while one request is decoded, %. */
	readonly utilization: number;
	readonly memoryUtilization: number;
	readonly tee: TeeCost;
};

/** What the TEE costs, as fractions of TEE off. It shrinks as the work for each token grows. */
export type TeeCost = {
	/** Of output throughput, at concurrency 1. */
	readonly throughputLoss: number;
	readonly ttftIncrease: number;
	readonly energyIncrease: number;
};

export const gemma1b: DemoModel = {
	name: 'Gemma3 1B',
	modelId: 'google/gemma-3-1b-it',
	step: 3.35,
	perSequence: 0.066,
	congestion: 0.000012,
	prefill: 9.5,
	perInputToken: 0.008,
	watts: {one: 168, full: 268},
	utilization: 84,
	memoryUtilization: 34,
	tee: {throughputLoss: 0.085, ttftIncrease: 0.26, energyIncrease: 0.043},
};

export const llama8b: DemoModel = {
	name: 'Llama3.1 8B',
	modelId: 'meta-llama/Llama-3.1-8B-Instruct',
	step: 6.7,
	perSequence: 0.038,
	congestion: 0.000042,
	prefill: 14,
	perInputToken: 0.02,
	watts: {one: 262, full: 368},
	utilization: 94,
	memoryUtilization: 71,
	tee: {throughputLoss: 0.048, ttftIncrease: 0.16, energyIncrease: 0.041},
};

export const mistral24b: DemoModel = {
	name: 'Mistral Small 24B',
	modelId: 'mistralai/Mistral-Small-24B-Instruct-2501',
	step: 15.6,
	perSequence: 0.074,
	congestion: 0.00012,
	prefill: 21,
	perInputToken: 0.058,
	watts: {one: 318, full: 372},
	utilization: 97,
	memoryUtilization: 84,
	tee: {throughputLoss: 0.045, ttftIncrease: 0.11, energyIncrease: 0.04},
};

export const qwen32b: DemoModel = {
	name: 'Qwen3 32B',
	modelId: 'Qwen/Qwen3-32B',
	step: 20.4,
	perSequence: 0.098,
	congestion: 0.00016,
	prefill: 26,
	perInputToken: 0.077,
	watts: {one: 331, full: 375},
	utilization: 98,
	memoryUtilization: 88,
	tee: {throughputLoss: 0.039, ttftIncrease: 0.085, energyIncrease: 0.039},
};

/** The models of the study, in the order in which it runs them. */
export const models: readonly DemoModel[] = [
	gemma1b,
	llama8b,
	mistral24b,
	qwen32b,
	deepseek('1.5B', gemma1b, {
		step: 3.75,
		watts: {one: 181, full: 281},
		tee: {throughputLoss: 0.08, ttftIncrease: 0.24, energyIncrease: 0.043},
	}),
	deepseek('7B', llama8b, {
		step: 6.2,
		watts: {one: 254, full: 364},
		tee: {throughputLoss: 0.051, ttftIncrease: 0.17, energyIncrease: 0.041},
	}),
	deepseek('14B', mistral24b, {
		step: 10.4,
		perSequence: 0.052,
		prefill: 17,
		perInputToken: 0.036,
		watts: {one: 296, full: 370},
		tee: {throughputLoss: 0.0465, ttftIncrease: 0.13, energyIncrease: 0.04},
	}),
	deepseek('32B', qwen32b, {step: 20.1, tee: {throughputLoss: 0.04, ttftIncrease: 0.088, energyIncrease: 0.039}}),
];

/** The distilled models behave as the model of their size, but for what is said. */
function deepseek(size: string, like: DemoModel, own: Partial<DemoModel>): DemoModel {
	return {
		...like,
		...own,
		name: `DeepSeek-R1-Distill-Qwen ${size}`,
		modelId: `deepseek-ai/DeepSeek-R1-Distill-Qwen-${size}`,
	};
}

/** Milliseconds of one decode step. */
export function stepTime(model: DemoModel, batch: number): number {
	return model.step + model.perSequence * batch + model.congestion * batch ** 2;
}

/** Milliseconds from being served to the first token of a prompt, with nothing else in the way. */
export function prefillTime(model: DemoModel, inputTokens: number): number {
	return model.prefill + model.perInputToken * inputTokens;
}
