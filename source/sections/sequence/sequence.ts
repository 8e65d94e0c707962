import type {Experiment} from '../../domain/dataset.ts';
import {defineSection} from '../section.ts';
import {compute, hasLengths, json, type Sequence} from './compute-sequence.ts';
import {needs, present, variants} from './present-sequence.ts';

export const sequence = defineSection<Sequence>({
	id: 'sequence',
	title: 'Sequence',
	key: '6',
	question: 'How does what the TEE costs depend on the lengths of prompt and answer?',
	needs,
	reads: ({conditions}: Experiment) => conditions.some(hasLengths),
	compute,
	json,
	variants,
	present,
});
