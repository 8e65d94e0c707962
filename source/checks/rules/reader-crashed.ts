import type {Check} from '../check.ts';

export const readerCrashed: Check = {
	code: 'reader-crashed',
	severity: 'error',
	scope: 'file',
	title: 'A file that the reader could not survive',
	looksAt: 'Threads that end while they read a file.',
	why: 'The run is missing from every number although its file may be sound.',
	advice: 'Please report it, with the file if you may.',
	thresholds: {},
	judge: null,
};
