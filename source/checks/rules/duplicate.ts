import type {Run} from '../../domain/run.ts';
import {formatQuantity} from '../../units/format.ts';
import {type Check, found} from '../check.ts';
import {isMeasured} from '../needs.ts';

export const duplicate: Check = {
	code: 'duplicate',
	severity: 'error',
	scope: 'experiment',
	title: 'The same run twice',
	looksAt: 'Date, duration, completed requests and output tokens of every run of the experiment.',
	why: 'A copied file counts as a repetition that was never measured; copied from one mode into the other it says that the TEE costs nothing.',
	advice: 'Remove the copy and measure the missing run.',
	thresholds: {},
	judge(experiment) {
		const originals = new Map<string, Run>();
		const runs = experiment.conditions.flatMap(condition => condition.modes.flatMap(group => group.runs));
		const copies = runs.filter(isMeasured).flatMap(run => {
			const {finishedAt, duration, completed, totalOutputTokens} = run.result;
			// Durations are stored to the nanosecond: no two runs share one. Identical bytes share all of these.
			const key = [finishedAt, duration, completed, totalOutputTokens].join(' ');
			const original = originals.get(key);
			if (original === undefined) originals.set(key, run);
			return original === undefined ? [] : [{run, original}];
		});
		return found(
			...copies.map(({run, original}) => ({
				about: {scope: 'run' as const, path: run.id},
				message: `Same date, duration (${formatQuantity({value: run.result.duration, unit: 's'})}) and token counts as ${original.id}.`,
				evidence: {original: original.id, duration_s: run.result.duration, same_bytes: run.bytes === original.bytes},
			})),
		);
	},
};
