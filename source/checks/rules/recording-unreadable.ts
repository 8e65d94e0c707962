import type {Check} from '../check.ts';

export const recordingUnreadable: Check = {
	code: 'recording-unreadable',
	severity: 'warning',
	scope: 'file',
	title: 'A recording that cannot be used',
	looksAt: 'The times that cai-tui record notes beside a result: <stem>_recording.txt.',
	why: 'It says when in the log the benchmark ran, whatever the zone of the clocks. Without it, that is told by the date of the result, or guessed by utilization.',
	advice: 'Move the file away if it was edited or cut short; the window of the run is found without it.',
	thresholds: {},
	judge: null,
};
