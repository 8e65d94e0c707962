import {conditionsIn, experimentsIn, runsIn} from '../../domain/scope.ts';
import {defineSection} from '../section.ts';

type Overview = {readonly experiments: number; readonly conditions: number; readonly runs: number};

export const overview = defineSection<Overview>({
	id: 'overview',
	title: 'Overview',
	key: '1',
	question: 'What is in this study, what did the TEE cost, and can it be trusted?',
	needs: 'Overview needs at least one serving result.',
	reads: () => true,
	compute: scope => ({
		experiments: experimentsIn(scope).length,
		conditions: conditionsIn(scope).length,
		runs: runsIn(scope).length,
	}),
	json: result => result,
	present: result => [
		{
			kind: 'facts',
			id: 'summary',
			facts: [
				{label: 'experiments', value: count(result.experiments)},
				{label: 'conditions', value: count(result.conditions)},
				{label: 'measurements', value: count(result.runs)},
			],
		},
	],
});

function count(value: number) {
	return {kind: 'quantity', quantity: {value, unit: 'count'}} as const;
}
