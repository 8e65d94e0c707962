import {defineSection} from '../section.ts';
import {compute, json, type Overview} from './compute-overview.ts';
import {needs, present} from './present-overview.ts';

export const overview = defineSection<Overview>({
	id: 'overview',
	title: 'Overview',
	key: '1',
	question: 'What is in this study, what does the TEE cost, and can the numbers be trusted?',
	needs,
	reads: () => true,
	compute,
	json,
	present,
});
