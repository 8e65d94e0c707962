import type {Check} from '../check.ts';

export const ndjsonMulti: Check = {
	code: 'ndjson-multi',
	severity: 'note',
	scope: 'file',
	title: 'Several runs in one file',
	looksAt: 'Result files that hold one result a line.',
	why: '--append-result writes one result a line: each is read as a repetition of its own, and a trace beside the file belongs to none of them alone.',
	advice: 'Nothing to mend; without --append-result each run gets its own file and its own trace.',
	thresholds: {},
	judge: null,
};
