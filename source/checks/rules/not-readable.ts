import type {Check} from '../check.ts';

export const notReadable: Check = {
	code: 'not-readable',
	severity: 'error',
	scope: 'file',
	title: 'A file or folder that cannot be read',
	looksAt: 'What the system says when files are opened and folders are listed.',
	why: 'What lies there is missing from every number.',
	advice: 'Look at its permissions, and whether its disk is there.',
	thresholds: {},
	judge: null,
};
