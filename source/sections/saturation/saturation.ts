import type {Experiment} from '../../domain/dataset.ts';
import {perObject} from '../../domain/memo.ts';
import {sweepsIn} from '../../domain/sweep.ts';
import {defineSection} from '../section.ts';
import {compute, json, type Saturation} from './compute-saturation.ts';
import {needs, present, variants} from './present-saturation.ts';

export const saturation = defineSection<Saturation>({
	id: 'saturation',
	title: 'Saturation',
	key: '5',
	question: 'How many requests at once does the server bear, and does the TEE lower that?',
	needs,
	headline: 'request_throughput',
	reads: perObject(({conditions}: Experiment) => sweepsIn(conditions).length > 0),
	compute,
	json,
	variants,
	present,
});
