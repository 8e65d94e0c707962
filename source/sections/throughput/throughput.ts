import type {Experiment} from '../../domain/dataset.ts';
import {defineSection} from '../section.ts';
import {compute, json, type Throughput} from './compute-throughput.ts';
import {needs, present} from './present-throughput.ts';

export const throughput = defineSection<Throughput>({
	id: 'throughput',
	title: 'Throughput',
	key: '2',
	question: 'How many output tokens a second does the TEE cost?',
	needs,
	reads: hasCompletedRun,
	compute,
	json,
	present,
});

function hasCompletedRun({conditions}: Experiment): boolean {
	return conditions.some(({modes}) => modes.some(({runs}) => runs.some(({result}) => (result?.completed ?? 0) > 0)));
}
