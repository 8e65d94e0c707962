import {formatNumber} from '../../units/format.ts';
import {type Check, found, notJudged, ok} from '../check.ts';
import {type MeasuredRun, needsPair} from '../needs.ts';

export const inputsDiffer: Check = {
	code: 'inputs-differ',
	severity: 'error',
	scope: 'condition',
	title: 'The modes served different prompts',
	why: 'Another seed or data set is another workload: the difference of the modes is then the difference of the prompts too.',
	advice: 'Repeat one mode with the seed and data set of the other.',
	thresholds: {},
	judge: needsPair(({off, on}) => {
		const [offInputs, onInputs] = [inputsOf(off), inputsOf(on)];
		if (offInputs.size === 0 || onInputs.size === 0)
			return notJudged('no input lengths by request (saved without --save-detailed)');
		// Repetitions may each have a seed of their own, and one mode may have more of them: the same prompts in any order of runs.
		const [fewer, more] = offInputs.size <= onInputs.size ? [offInputs, onInputs] : [onInputs, offInputs];
		const strange = [...fewer].filter(([signature]) => !more.has(signature)).map(([, run]) => run);
		const [first] = strange;
		if (first === undefined) return ok;
		const counterpart = [...more.values()].find(run => run.repetition === first.repetition) ?? [...more.values()][0];
		return found({
			message: `The input lengths of ${first.teeMode} repetition ${first.repetition} (${tokens(first)} tokens) are those of no ${counterpart?.teeMode} run${counterpart === undefined ? '' : ` (${tokens(counterpart)} in repetition ${counterpart.repetition})`}.`,
			evidence: {runs: strange.map(run => run.id), total_input_tokens: inputTotal(first)},
		});
	}),
};

/** One run for each distinct list of input lengths. */
function inputsOf(runs: readonly MeasuredRun[]): ReadonlyMap<string, MeasuredRun> {
	return new Map(
		runs.flatMap(run => (run.result.requests === null ? [] : [[run.result.requests.inputTokens.join(), run] as const])),
	);
}

function inputTotal(run: MeasuredRun): number {
	return run.result.requests?.inputTokens.reduce((sum, length) => sum + length, 0) ?? 0;
}

function tokens(run: MeasuredRun): string {
	return formatNumber(inputTotal(run), 0);
}
