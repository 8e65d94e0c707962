import type {Check} from '../check.ts';

export const pathMissing: Check = {
	code: 'path-missing',
	severity: 'error',
	scope: 'file',
	title: 'A path that is not there',
	looksAt: 'The paths of the command line.',
	why: 'Nothing was read of it: what is said is about the other paths alone.',
	advice: 'Name a folder of results, or a result file.',
	thresholds: {},
	judge: null,
};
