import type {Experiment} from '../../domain/dataset.ts';
import type {Run} from '../../domain/run.ts';
import {defineSection} from '../section.ts';
import {compute, json, type Ttft} from './compute-ttft.ts';
import {needs, present} from './present-ttft.ts';

export const ttft = defineSection<Ttft>({
	id: 'ttft',
	title: 'TTFT',
	key: '3',
	question: 'How much longer does the TEE make the first token take?',
	needs,
	headline: 'ttft',
	reads: ({conditions}: Experiment) => conditions.some(({modes}) => modes.some(({runs}) => runs.some(hasTtft))),
	compute,
	json,
	present,
});

function hasTtft({result}: Run): boolean {
	return result !== null && result.completed > 0 && (result.requests !== null || result.stored.ttft !== undefined);
}
