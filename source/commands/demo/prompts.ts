import {randomFrom} from './random.ts';

/** What is asked and how long the answers are: the same for every repetition and mode, as with a fixed seed. */
export type Prompts = {
	readonly inputTokens: readonly number[];
	readonly outputTokens: readonly number[];
};

/** Lengths like those of people's conversations: most short, some long. */
export function chat(count: number, medianAnswer = 138): Prompts {
	const random = randomFrom('conversations');
	const lengths = Array.from({length: count}, () => ({
		input: logNormal(random.normal, 170, 0.85, 4, 1024),
		output: logNormal(random.normal, medianAnswer, 0.62, 8, 5 * medianAnswer),
	}));
	return {inputTokens: lengths.map(({input}) => input), outputTokens: lengths.map(({output}) => output)};
}

export function fixedLengths(count: number, input: number, output: number): Prompts {
	return {
		inputTokens: Array.from({length: count}, () => input),
		outputTokens: Array.from({length: count}, () => output),
	};
}

/** Drawn again until it is within the limits: cutting would pile up answers of one length at the edge. */
function logNormal(normal: () => number, median: number, spread: number, least: number, most: number): number {
	for (;;) {
		const value = Math.round(median * Math.exp(spread * normal()));
		if (value >= least && value <= most) return value;
	}
}
