import type {Check} from '../check.ts';

export const jsonOddMember: Check = {
	code: 'json-odd-member',
	severity: 'warning',
	scope: 'file',
	title: 'A member that cannot be what it says',
	looksAt: 'Types, signs and sizes of the members of a result.',
	why: 'What the member would have said is not known, and what rests on it is left out. A run that took no time, or negative amounts, are no measurement at all: that is an error.',
	advice: 'Look at what wrote or edited the file.',
	thresholds: {},
	judge: null,
};
