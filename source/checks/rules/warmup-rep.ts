import {median} from '../../statistics/median.ts';
import {toMilliseconds} from '../../units/convert.ts';
import {formatNumber, formatPercent, formatQuantity} from '../../units/format.ts';
import {type Check, type CheckContext, type Evidence, found, notJudged} from '../check.ts';
import {otherWorkIn, type Repetition, type RepetitionGroup, repetitionGroups} from '../repetitions.ts';

export const warmupRep: Check = {
	code: 'warmup-rep',
	severity: 'warning',
	scope: 'condition',
	title: 'The first repetition was cold',
	looksAt:
		'Output throughput of the first repetition against all others, and TTFT of its first requests against the rest.',
	why: 'Compilation, caches and clocks settle during the first run: it measures the start of the server, not the TEE.',
	advice: 'Send warm-up requests before the first repetition, and repeat it.',
	thresholds: {
		slower: {value: 0.03, meaning: 'share by which the first repetition is slower than all others, output throughput'},
		ttft_ratio: {value: 2, meaning: 'median TTFT of its first requests over that of the rest'},
		first_requests: {value: 10, meaning: 'requests that count as its first'},
	},
	judge(condition, context) {
		const groups = repetitionGroups(condition).filter(group => group.repetitions.length >= 2);
		if (groups.length === 0) return notJudged('no mode has two measured repetitions');
		return found(...groups.flatMap(group => [...slower(group, context), ...coldRequests(group, context)]));
	},
};

/** The first repetition where it is slower than every other by more than `share`. */
export function slowFirst({repetitions}: RepetitionGroup, share: number): Repetition | null {
	const [first, ...others] = repetitions;
	if (first === undefined || others.length === 0) return null;
	const slowest = Math.min(...others.map(({throughput}) => throughput));
	return first.throughput < slowest * (1 - share) ? first : null;
}

function slower(group: RepetitionGroup, {threshold}: CheckContext): readonly Evidence[] {
	const first = slowFirst(group, threshold('slower'));
	if (first === null) return [];
	const others = group.repetitions.slice(1).map(({throughput}) => throughput);
	const slowest = Math.min(...others);
	return [
		{
			...(group.servedOtherWork ? {severity: 'note' as const} : {}),
			about: {scope: 'run', path: first.run.id},
			message: `Repetition ${first.run.repetition}, the first, gives ${formatQuantity({value: first.throughput, unit: 'tok/s'})}, ${formatPercent(1 - first.throughput / slowest)} less than the slowest other (${formatQuantity({value: slowest, unit: 'tok/s'})})${otherWorkIn(group)}.`,
			evidence: {tee_mode: group.mode, first: first.throughput, others, slower_by: 1 - first.throughput / slowest},
		},
	];
}

function coldRequests({mode, repetitions}: RepetitionGroup, {threshold}: CheckContext): readonly Evidence[] {
	const [first] = repetitions;
	const requests = first?.run.result.requests;
	if (first === undefined || requests === undefined || requests === null) return [];
	const count = threshold('first_requests');
	const answered = requests.ttft.filter((_, index) => requests.answered[index] === 1);
	const early = median(answered.subarray(0, count));
	const later = median(answered.subarray(count));
	if (early === undefined || later === undefined || answered.length < 2 * count) return [];
	if (early <= threshold('ttft_ratio') * later) return [];
	return [
		{
			about: {scope: 'run', path: first.run.id},
			message: `The first ${count} requests of repetition ${first.run.repetition} waited ${formatQuantity({value: toMilliseconds(early), unit: 'ms'})} for a token, ${formatNumber(early / later, 1)} times the ${formatQuantity({value: toMilliseconds(later), unit: 'ms'})} of the rest.`,
			evidence: {tee_mode: mode, first_ms: toMilliseconds(early), rest_ms: toMilliseconds(later), ratio: early / later},
		},
	];
}
