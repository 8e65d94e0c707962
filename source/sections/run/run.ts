import {defineSection} from '../section.ts';
import {compute, json, type Runs} from './compute-run.ts';
import {needs, present} from './present-run.ts';

export const run = defineSection<Runs>({
	id: 'run',
	title: 'Run',
	key: 'R',
	question: 'What exactly was measured in this run, and does it hold together?',
	needs,
	reads: () => true,
	compute,
	json,
	present,
});
