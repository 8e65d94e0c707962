import type {Assumptions} from '../domain/assumptions.ts';
import type {Dataset} from '../domain/dataset.ts';
import type {Run} from '../domain/run.ts';
import type {Verdicts} from './verdicts.ts';

/** What was judged of a whole study, to be said again as long as it is the same. */
export type FormerVerdicts = {
	/** They hold for these only. */
	readonly assumptions: Assumptions;
	/** Epoch seconds: when it was judged. */
	readonly now: number;
	readonly whole: Verdicts;
	/** By name of the subject. Not looked at before a part of the study has changed. */
	readonly bySubject: ReadonlyMap<string, Verdicts>;
};

type Former = {readonly verdicts: FormerVerdicts; readonly count: number};

const formerOf = new WeakMap<Run, Former>();

/** From now on a dataset of these runs, and of no others, is judged as it was before. */
export function recallVerdicts(runs: readonly Run[], verdicts: FormerVerdicts): void {
	const former = {verdicts, count: runs.length};
	for (const run of runs) formerOf.set(run, former);
}

/** What was judged of this very study; null: it is another one, or was judged on other grounds. */
export function formerVerdicts({runs}: Dataset, assumptions: Assumptions, now: number): FormerVerdicts | null {
	const [first] = runs;
	const former = first === undefined ? undefined : formerOf.get(first);
	if (former === undefined || former.count !== runs.length || runs.some(run => formerOf.get(run) !== former))
		return null;
	const {verdicts} = former;
	const isSame = JSON.stringify(verdicts.assumptions) === JSON.stringify(assumptions);
	return isSame && verdicts.now <= now ? verdicts : null;
}
