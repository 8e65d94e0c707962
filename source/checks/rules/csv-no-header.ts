import type {Check} from '../check.ts';

export const csvNoHeader: Check = {
	code: 'csv-no-header',
	severity: 'note',
	scope: 'file',
	title: 'A log without a header',
	looksAt: 'The first line of each log.',
	why: 'Columns are guessed from their units; a single number is taken for watts.',
	advice: 'Log without noheader, so that the file says what it holds.',
	thresholds: {},
	judge: null,
};
