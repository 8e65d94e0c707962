import type {Experiment} from '../../domain/dataset.ts';
import type {Run} from '../../domain/run.ts';
import {defineSection} from '../section.ts';
import {compute, type Decode, json} from './compute-decode.ts';
import {needs, present} from './present-decode.ts';

export const decode = defineSection<Decode>({
	id: 'decode',
	title: 'Decode',
	key: '4',
	question: 'How much longer does the TEE make the rest of an answer take?',
	needs,
	headline: 'decode_latency',
	reads: ({conditions}: Experiment) => conditions.some(({modes}) => modes.some(({runs}) => runs.some(hasDecode))),
	compute,
	json,
	present,
});

function hasDecode({result}: Run): boolean {
	if (result === null || result.completed === 0) return false;
	const {requests, stored} = result;
	return requests?.decode != null || stored.tpot !== undefined || stored.itl !== undefined;
}
