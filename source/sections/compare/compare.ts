import type {Experiment} from '../../domain/dataset.ts';
import {defineSection} from '../section.ts';
import {type Compare, compute, json} from './compute-compare.ts';
import {needs, present} from './present-compare.ts';

export const compare = defineSection<Compare>({
	id: 'compare',
	title: 'Compare',
	key: 'C',
	question: 'What differs between these two, in parameters and in every metric?',
	needs,
	reads: ({conditions}: Experiment) => conditions.length > 0,
	compute,
	json,
	present,
});
