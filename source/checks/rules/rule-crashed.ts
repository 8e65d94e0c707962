import type {Check} from '../check.ts';

export const ruleCrashed: Check = {
	code: 'rule-crashed',
	severity: 'error',
	scope: 'file',
	title: 'A rule of the check that failed itself',
	looksAt: 'Rules that end with an exception.',
	why: 'What the rule would have said is not known; all others were judged.',
	advice: 'Please report it, with this line, what cai-tui --version prints, and the files if you may.',
	thresholds: {},
	judge: null,
};
