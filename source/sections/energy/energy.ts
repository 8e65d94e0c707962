import type {Experiment} from '../../domain/dataset.ts';
import {defineSection} from '../section.ts';
import {isTraced} from '../traces/traced-run.ts';
import {compute, type Energy, json} from './compute-energy.ts';
import {needs, present} from './present-energy.ts';

export const energy = defineSection<Energy>({
	id: 'energy',
	title: 'Energy',
	key: '7',
	question: 'How many joules does an output token cost, and how many more with the TEE on?',
	needs,
	headline: 'energy_per_output_token',
	reads: ({conditions}: Experiment) => conditions.some(({modes}) => modes.some(({runs}) => runs.some(isTraced))),
	compute,
	json,
	present,
});
