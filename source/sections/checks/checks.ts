import {defineSection} from '../section.ts';
import {type Checks, compute, json} from './compute-checks.ts';
import {present} from './present-checks.ts';

export const checks = defineSection<Checks>({
	id: 'checks',
	title: 'Checks',
	key: '0',
	question: 'Which numbers should not be trusted, why, and what can be done?',
	needs: 'Checks need nothing: whatever was read is judged',
	reads: () => true,
	compute,
	json,
	present,
});
