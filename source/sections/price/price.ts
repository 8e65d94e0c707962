import type {Experiment} from '../../domain/dataset.ts';
import {defineSection} from '../section.ts';
import {compute, json, type Price} from './compute-price.ts';
import {needs, present} from './present-price.ts';

export const price = defineSection<Price>({
	id: 'price',
	title: 'Price',
	key: '8',
	question: 'What do tokens cost with the TEE off and on, and what would a surer answer cost?',
	needs,
	headline: 'cost_per_million_output_tokens',
	reads: ({conditions}: Experiment) =>
		conditions.some(({modes}) => modes.some(({runs}) => runs.some(({result}) => result !== null))),
	compute,
	json,
	present,
});
