import type {Check} from '../check.ts';

export const csvOrphan: Check = {
	code: 'csv-orphan',
	severity: 'warning',
	scope: 'file',
	title: 'A trace without a result',
	looksAt: 'Logs whose stem is that of no result in their folder, and what a recording noted of how it ended.',
	why: 'Traces belong to results by the stem of their name: this one enters no energy, and a run may be missing its own.',
	advice: 'Rename it to <result without .json>_power_metrics.csv, or move it out of the study.',
	thresholds: {},
	judge: null,
};
