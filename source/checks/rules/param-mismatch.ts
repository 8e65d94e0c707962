import {differences} from '../../domain/comparability.ts';
import {teeModeLabel} from '../../domain/tee-mode.ts';
import {type Check, type Evidence, found, notJudged} from '../check.ts';
import {differing} from '../differing.ts';
import {isMeasured, type MeasuredRun} from '../needs.ts';
import {capitalised} from '../wording.ts';

/** Of these the repetitions differ by right; between the modes `inputs-differ` says it to the token. */
const ofPrompts = 'mean input length';

export const paramMismatch: Check = {
	code: 'param-mismatch',
	severity: 'error',
	scope: 'condition',
	title: 'Runs that are compared had different parameters',
	looksAt:
		'Prompts, rate, burstiness, concurrency, model, tokenizer, backend and metadata, between the modes and within each.',
	why: 'With another number of prompts, rate, concurrency, model or server setting, the difference is not that of the TEE.',
	advice: 'Repeat one side with the parameters of the other, or make two conditions of them.',
	thresholds: {},
	judge(condition) {
		const modes = condition.modes.map(({teeMode, runs}) => ({teeMode, runs: runs.filter(isMeasured)}));
		if (modes.reduce((sum, {runs}) => sum + runs.length, 0) < 2) return notJudged('fewer than two measured runs');
		const runsIn = (mode: string) => modes.find(({teeMode}) => teeMode === mode)?.runs ?? [];
		return found(
			...betweenModes(runsIn('tee_off'), runsIn('tee_on')),
			...modes.flatMap(({teeMode, runs}) => withinMode(teeModeLabel[teeMode], runs)),
		);
	},
};

function betweenModes(off: readonly MeasuredRun[], on: readonly MeasuredRun[]): readonly Evidence[] {
	const seeds = otherSeeds(off, on);
	const inWords = [
		...differences(off, on).filter(({parameter}) => parameter !== ofPrompts),
		...(seeds === null ? [] : [{parameter: 'seed', off: seeds.off.join(', '), on: seeds.on.join(', ')}]),
	];
	return inWords.map(difference => ({
		message: `${capitalised(difference.parameter)} is ${difference.off} with TEE off and ${difference.on} with TEE on.`,
		evidence: {...difference},
	}));
}

/** One mode may have more repetitions, each with a seed of its own: that is no difference. */
function otherSeeds(off: readonly MeasuredRun[], on: readonly MeasuredRun[]): ReturnType<typeof differing> {
	const seeds = differing(off.map(seedOf), on.map(seedOf));
	if (seeds === null) return null;
	const [fewer, more] = seeds.off.length <= seeds.on.length ? [seeds.off, seeds.on] : [seeds.on, seeds.off];
	return fewer.every(seed => more.includes(seed)) ? null : seeds;
}

function seedOf({result}: MeasuredRun): string | null {
	const seed = result.metadata['seed'];
	return seed === undefined || seed === null ? null : String(seed);
}

function withinMode(mode: string, runs: readonly MeasuredRun[]): readonly Evidence[] {
	const [first, ...others] = runs;
	if (first === undefined) return [];
	return others.flatMap(run =>
		differences([first], [run])
			.filter(({parameter}) => parameter !== ofPrompts)
			.map(({parameter, off, on}) => ({
				about: {scope: 'run', path: run.id},
				message: `${capitalised(parameter)} is ${on} in repetition ${run.repetition} and ${off} in repetition ${first.repetition}, both with ${mode}.`,
				evidence: {parameter, value: on, other: first.id, other_value: off},
			})),
	);
}
