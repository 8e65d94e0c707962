import type {Experiment} from '../../domain/dataset.ts';
import {defineSection} from '../section.ts';
import {compute, json, type Traces} from './compute-traces.ts';
import {needs, present} from './present-traces.ts';
import {isTraced} from './traced-run.ts';

export const traces = defineSection<Traces>({
	id: 'traces',
	title: 'Traces',
	key: '9',
	question: 'What did the GPU draw and do while it served, with the TEE off and on?',
	needs,
	headline: 'energy',
	reads: hasTrace,
	compute,
	json,
	present,
});

function hasTrace({conditions}: Experiment): boolean {
	return conditions.some(({modes}) => modes.some(({runs}) => runs.some(isTraced)));
}
