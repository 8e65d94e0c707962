import type {Run} from '../../../source/domain/run.ts';
import {endOfRun, type RequestRow, type RunParts, runOf, runsWithThroughput} from '../../builders/run.ts';
import {cleanParts} from '../../checks/clean-study.ts';

/** A log of a run of 60 s: idle, busy at `watts`, idle again. */
export function powerLog(watts: number) {
	const busy = Array.from({length: 60}, (_, second) => watts + 10 * Math.sin(second / 3));
	const power = [...Array(10).fill(60), ...busy, ...Array(10).fill(65)];
	const share = power.map(value => (value > 100 ? 97 : 0));
	return {
		power,
		utilization: share,
		memoryUtilization: share.map(value => value / 2),
		temperature: power.map((_, second) => 40 + second / 4),
		powerLimit: power.map(() => 400),
		start: endOfRun - 70,
	};
}

function pair(condition: string, off: readonly number[], on: readonly number[], parts: RunParts = {}): readonly Run[] {
	return [
		...runsWithThroughput('tee_off', off, {...parts, condition}),
		...runsWithThroughput('tee_on', on, {...parts, condition}),
	];
}

const throughput = 'calibration/throughput_latency';

/** Three experiments with what a reader meets: clear losses, noise, a single run, a missing pair, a run that failed. */
export const studyRuns: readonly Run[] = [
	...pair('Gemma3 1B', [2280.1, 2289.4, 2301.7], [2093.5, 2101, 2079.4], {experiment: throughput}),
	...pair('Llama3.1 8B', [926, 935.2, 917.9], [881, 884.3, 877.2], {experiment: throughput}),
	...pair('Mistral Small 24B', [389, 389.4, 388.2], [388.6, 389.1, 389.5], {experiment: throughput}),
	...pair('Qwen3 32B', [300.2], [288.1], {experiment: throughput}),
	...pair('Qwen3 32B', [301, 302.2], [290.3, 289], {experiment: 'energy', trace: powerLog(380)}),
	...runsWithThroughput('tee_off', [93.1], {experiment: 'sequence_overhead', condition: 'in_64_out_128'}),
	runOf({
		experiment: 'sequence_overhead',
		condition: 'in_64_out_256',
		teeMode: 'tee_on',
		result: {completed: 0, failed: 100, outputThroughput: 0, requestThroughput: 0, totalOutputTokens: 0},
	}),
];

/** Two conditions, three runs a mode, of which no check has anything bad to say. Their requests are fixed here: screens show them. */
export const cleanRuns: readonly Run[] = cleanParts.map(parts => {
	const cost = parts.condition.startsWith('Gemma') ? 0.06 : 0.04;
	const requests = requestRows(parts.repetition, parts.teeMode === 'tee_on' ? 1 + cost : 1);
	return runOf({...parts, result: {...parts.result, requests}});
});

function requestRows(seed: number, slower: number): readonly RequestRow[] {
	return Array.from({length: 600}, (_, index) => ({
		ttft: (0.04 + ((index * 13) % 50) / 2000) * slower,
		itls: Array.from(
			{length: 12 + ((index * 7 + seed) % 23)},
			(_, gap) => (0.018 + ((gap * 5 + index) % 9) / 5000) * slower,
		),
		input: 150 + ((index * 11 + seed * 3) % 100),
	}));
}
