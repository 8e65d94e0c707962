import {teeModeLabel} from '../../domain/tee-mode.ts';
import {counted} from '../../units/format.ts';
import {type Check, type Evidence, found, notJudged} from '../check.ts';

export const countMismatch: Check = {
	code: 'count-mismatch',
	severity: 'warning',
	scope: 'condition',
	title: 'Not as many traces as results',
	looksAt: 'Results and logs in each mode folder, as the notebook counts them.',
	why: 'The notebook asserts that each mode folder holds as many CSV as JSON files, and stops with an error where it does not.',
	advice: 'Nothing to mend for this program, which pairs by name; for the notebook, move the surplus files away.',
	thresholds: {},
	judge(condition) {
		const groups = condition.modes.map(({teeMode, runs}) => ({
			teeMode,
			results: new Set(runs.map(run => run.file)).size,
			gpu: pathsOf(runs, 'gpu'),
			cpu: pathsOf(runs, 'cpu'),
		}));
		if (groups.every(({gpu, cpu}) => gpu + cpu === 0)) return notJudged('no traces beside the results');
		return found(
			...groups
				.filter(({results, gpu, cpu}) => gpu + cpu !== results)
				.map(
					({teeMode, results, gpu, cpu}): Evidence => ({
						// The newest script writes a CPU log beside each GPU log: that is no mistake.
						...(gpu === results ? {severity: 'note' as const} : {}),
						message: `${counted(results, 'result')} and ${counted(gpu + cpu, 'trace')} (${gpu} GPU, ${cpu} CPU) with ${teeModeLabel[teeMode]}.`,
						evidence: {tee_mode: teeMode, results, gpu_traces: gpu, cpu_traces: cpu},
					}),
				),
		);
	},
};

function pathsOf(runs: Parameters<typeof tracePaths>[0], device: 'gpu' | 'cpu'): number {
	return new Set(
		tracePaths(runs)
			.filter(trace => trace.device === device)
			.map(trace => trace.path),
	).size;
}

function tracePaths(
	runs: readonly {readonly traces: readonly {readonly device: 'gpu' | 'cpu'; readonly path: string}[]}[],
) {
	return runs.flatMap(run => run.traces);
}
