import {describe, expect, it} from 'vitest';
import {gapTelling} from '../../../source/commands/record/gap-telling.ts';
import type {PowerGap} from '../../../source/commands/record/power-gaps.ts';

function told() {
	const said: string[] = [];
	const telling = gapTelling({say: sentence => void said.push(sentence), utcOffset: () => 0});
	return {said, telling};
}

const gap = (from: number, gpu: string | null = null): PowerGap => ({
	gpu,
	from,
	to: null,
	what: 'It hangs.',
	advice: '',
});

describe('the telling of gaps', () => {
	it('tells GPUs that go and come together in one sentence each', () => {
		const {said, telling} = told();
		for (const gpu of ['0', '1']) telling.begun(gap(10, gpu));
		telling.tell();
		telling.tell();
		for (const gpu of ['0', '1']) telling.ended({...gap(10, gpu), to: 15});
		telling.tell();
		expect(said).toEqual([
			'since 00:00:10 the log has no power readings of GPUs 0 and 1: It hangs.',
			'since 00:00:15 the log has power readings of GPUs 0 and 1 again, after 5.00 s.',
		]);
	});

	it('says nothing of one that was over before it could be told', () => {
		const {said, telling} = told();
		telling.begun(gap(10));
		telling.ended({...gap(10), to: 11});
		telling.tell();
		expect(said).toEqual([]);
	});

	it('tells five, says so, and no more', () => {
		const {said, telling} = told();
		for (let time = 0; time < 100; time += 10) {
			telling.begun(gap(time));
			telling.tell();
			telling.ended({...gap(time), to: time + 2});
			telling.tell();
		}
		expect(said).toHaveLength(10);
		expect(said.filter(sentence => sentence.includes('Further'))).toEqual([
			'since 00:00:40 the log has no readings: It hangs. Further gaps are told at the end.',
		]);
	});
});
