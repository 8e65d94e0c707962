import type {Check} from '../check.ts';

export const jsonUnreadable: Check = {
	code: 'json-unreadable',
	severity: 'error',
	scope: 'file',
	title: 'A result file cannot be read',
	looksAt: 'Parsing of each result file, after bare NaN and Infinity are mended and one result a line is tried.',
	why: 'A repetition is missing from every number of its condition: cut off while it was written or copied, empty, or not JSON.',
	advice: 'Copy the file again; if the original is cut too, repeat the run.',
	thresholds: {},
	judge: null,
};
