import {describe, expect, it} from 'vitest';
import {begunGap, endedGap, gapsInAll, lackSentences, toldTogether} from '../../../source/commands/record/gap-words.ts';
import type {PowerGap} from '../../../source/commands/record/power-gaps.ts';

/** 14:03:12 UTC. */
const noon = Date.UTC(2026, 4, 9, 14, 3, 12) / 1000;

function gap(gpu: string | null, from: number, to: number | null, what = 'nvidia-smi says [N/A] instead.'): PowerGap {
	return {gpu, from: noon + from, to: to === null ? null : noon + to, what, advice: 'Look at it.'};
}

const options = {end: noon + 200, utcOffset: 3600};

describe('what is said of gaps', () => {
	it('is when they begin and end, by the clock of the log', () => {
		const [all] = toldTogether([gap(null, 0, 28.25, 'It hangs.')]);
		const [one] = toldTogether([gap('1', 0, 28.25)]);
		expect([all, one].map(each => each && begunGap(each, 3600))).toEqual([
			'since 15:03:12 the log has no readings: It hangs. Look at it.',
			'since 15:03:12 the log has no power readings of GPU 1: nvidia-smi says [N/A] instead. Look at it.',
		]);
		expect([all, one].map(each => each && endedGap(each, 3600))).toEqual([
			'since 15:03:40 the log has readings again, after 28.3 s.',
			'since 15:03:40 the log has power readings of GPU 1 again, after 28.3 s.',
		]);
	});

	it('is one sentence for the GPUs of one reading', () => {
		const lost = [gap('0', 0, null), gap('1', 0.003, null), gap('2', 0.004, null, 'Gone.'), gap('3', 9, null)];
		expect(lackSentences(lost)).toBe(
			'There are no power readings of GPUs 0 and 1: nvidia-smi says [N/A] instead. Look at it. There are no power readings of GPU 2: Gone. Look at it. There are no power readings of GPU 3: nvidia-smi says [N/A] instead. Look at it.',
		);
	});

	it('is at the end how long each was, when, and why', () => {
		expect(gapsInAll([], options)).toEqual([]);
		expect(gapsInAll([gap(null, 0, 28, 'It hangs.')], options)).toEqual([
			'the log has no power readings from 15:03:12 to 15:03:40 (28.0 s): It hangs.',
		]);
		expect(gapsInAll([gap(null, 0, 28, 'It hangs.'), gap('1', 20, null)], options)).toEqual([
			'the log has no power readings for 00:03:20 in all, in 2 gaps:',
			'  from 15:03:12 to 15:03:40 (28.0 s): It hangs.',
			'  of GPU 1 from 15:03:32 to its end (00:03:00): nvidia-smi says [N/A] instead.',
		]);
	});

	it('does not list gaps without end', () => {
		const many = Array.from({length: 20}, (_, index) => gap(null, 5 * index, 5 * index + 2));
		const said = gapsInAll(many, options);
		expect([said.length, said[0], said.at(-1)]).toEqual([
			10,
			'the log has no power readings for 40.0 s in all, in 20 gaps:',
			'  and 12 more.',
		]);
	});
});
