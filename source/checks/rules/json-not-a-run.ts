import type {Check} from '../check.ts';

export const jsonNotARun: Check = {
	code: 'json-not-a-run',
	severity: 'warning',
	scope: 'file',
	title: 'A JSON file is not a serving result',
	looksAt: 'JSON files that are a list, or an object without `duration` or `completed`.',
	why: 'A list, or an object without duration and completed requests, stands where results are expected: it enters no number.',
	advice: 'Move it elsewhere, or look at what wrote it if it should have been a result.',
	thresholds: {},
	judge: null,
};
