import {toBillions} from '../units/convert.ts';

/**
 * A count of parameters: `70B`, `0.5B`, `270m`, `8x7B`. Not `4bit` (a letter follows), not `80MB`, and not the active
 * share of a mixture of experts, `A3B` in `Qwen3-30B-A3B`, or the number of a test, `A1b`.
 */
const size = /(?<![-_ ]A|^[A-Za-z])(?<![\d.])(?:(\d+)x)?(\d+(?:\.\d+)?)\s*([bBmM])(?![a-zB])/g;

/** Billions of parameters that a name of a model says: 0.27 for `270m`, 56 for `8x7B`. null: it says none. */
export function modelSize(text: string): number | null {
	const last = [...text.matchAll(size)].at(-1);
	if (last === undefined) return null;
	const [, experts = '1', parameters = '', scale = ''] = last;
	const billions = scale.toLowerCase() === 'm' ? toBillions(Number(parameters)) : Number(parameters);
	return Number(experts) * billions;
}
