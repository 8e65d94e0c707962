import {teeModeLabel} from '../../domain/tee-mode.ts';
import {mean} from '../../statistics/mean.ts';
import {formatNumber} from '../../units/format.ts';
import {type Check, found, type Judgement, notJudged, ok} from '../check.ts';
import {type MeasuredRun, needsPair} from '../needs.ts';

export const inputsDiffer: Check = {
	code: 'inputs-differ',
	severity: 'error',
	scope: 'condition',
	title: 'The modes served different prompts',
	looksAt: '`input_lens` of both modes, repetitions in any order; without them the mean input length.',
	why: 'Another seed or data set is another workload: the difference of the modes is then the difference of the prompts too.',
	advice: 'Repeat one mode with the seed and data set of the other.',
	thresholds: {
		total: {value: 0.02, meaning: 'relative difference of mean input tokens a request, where only totals were saved'},
	},
	judge: needsPair(({off, on}, _condition, {threshold}) => {
		const [offInputs, onInputs] = [inputsOf(off), inputsOf(on)];
		if (offInputs.size === 0 || onInputs.size === 0) return byTotals(off, on, threshold('total'));
		// Repetitions may each have a seed of their own, and one mode may have more of them: the same prompts in any order of runs.
		const [fewer, more] = offInputs.size <= onInputs.size ? [offInputs, onInputs] : [onInputs, offInputs];
		const strange = [...fewer].filter(([signature]) => !more.has(signature)).map(([, run]) => run);
		const [first] = strange;
		if (first === undefined) return ok;
		const counterpart = [...more.values()].find(run => run.repetition === first.repetition) ?? [...more.values()][0];
		return found({
			message: sentence(first, counterpart ?? first),
			evidence: {runs: strange.map(run => run.id), total_input_tokens: inputTotal(first)},
		});
	}),
};

/** Saved without arrays: the same prompts have the same mean length, but for those that failed. */
function byTotals(off: readonly MeasuredRun[], on: readonly MeasuredRun[], tolerance: number): Judgement {
	const [offMean, onMean] = [meanInput(off), meanInput(on)];
	if (offMean === undefined || onMean === undefined) return notJudged('the results do not tell their input tokens');
	if (Math.abs(onMean / offMean - 1) <= tolerance)
		return notJudged('no input lengths by request (saved without --save-detailed); their totals agree');
	return found({
		message: `Requests had ${formatNumber(offMean, 1)} input tokens on average with TEE off and ${formatNumber(onMean, 1)} with TEE on.`,
		evidence: {off_tokens_per_request: offMean, on_tokens_per_request: onMean},
	});
}

function meanInput(runs: readonly MeasuredRun[]): number | undefined {
	return mean(
		runs.flatMap(({result}) => (result.totalInputTokens === null ? [] : [result.totalInputTokens / result.completed])),
	);
}

/** One run for each distinct list of input lengths. */
function inputsOf(runs: readonly MeasuredRun[]): ReadonlyMap<string, MeasuredRun> {
	return new Map(
		runs.flatMap(run => (run.result.requests === null ? [] : [[run.result.requests.inputTokens.join(), run] as const])),
	);
}

function sentence(run: MeasuredRun, other: MeasuredRun): string {
	const lengths = `The input lengths of repetition ${run.repetition} with ${teeModeLabel[run.teeMode]}`;
	if (inputTotal(run) === inputTotal(other))
		return `${lengths} are those of no run with ${teeModeLabel[other.teeMode]}, although both add up to ${tokens(run)} tokens.`;
	return `${lengths} add up to ${tokens(run)} tokens, those of repetition ${other.repetition} with ${teeModeLabel[other.teeMode]} to ${tokens(other)}.`;
}

function inputTotal(run: MeasuredRun): number {
	return run.result.requests?.inputTokens.reduce((sum, length) => sum + length, 0) ?? 0;
}

function tokens(run: MeasuredRun): string {
	return formatNumber(inputTotal(run), 0);
}
