import type {Condition, Experiment} from '../../domain/dataset.ts';
import type {Run} from '../../domain/run.ts';
import {defineSection} from '../section.ts';
import {type Attribution, compute, json} from './compute-attribution.ts';
import {needs, present} from './present-attribution.ts';

export const attribution = defineSection<Attribution>({
	id: 'attribution',
	title: 'Attribution',
	key: 'A',
	question: 'Where in a request does the TEE cost time: before the first token, or after it?',
	needs,
	headline: 'e2el',
	reads: ({conditions}: Experiment) => conditions.some(hasPhases),
	compute,
	json,
	present,
});

/** Asked for every frame, so it looks at what there is and computes nothing. */
function hasPhases({modes}: Condition): boolean {
	const known = modes.filter(({runs}) => runs.some(hasLatencies)).map(({teeMode}) => teeMode);
	return known.includes('tee_off') && known.includes('tee_on');
}

function hasLatencies({result}: Run): boolean {
	if (result === null || result.completed === 0) return false;
	return result.requests !== null || (result.stored.ttft !== undefined && result.stored.e2el !== undefined);
}
