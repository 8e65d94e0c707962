import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {type PowerGap, powerGaps, secondsWithout} from '../../../source/commands/record/power-gaps.ts';

const hung = {what: 'It hangs.', advice: 'Look.'};
const killed = {what: 'It was killed.', advice: ''};

/** Lines of these GPUs, by time: a name alone tells its power, `-1` that of GPU 1 is missing. */
function watched() {
	let at = 0;
	const said: string[] = [];
	const told = ({gpu, from, to, what}: PowerGap) => `${gpu ?? 'all'} ${from}…${to ?? ''} ${what}`;
	const gaps = powerGaps({
		now: () => at,
		patience: 4,
		explain: ({instead}) => ({what: `${instead}.`, advice: ''}),
		onBegin: gap => said.push(`begun ${told(gap)}`),
		onEnd: gap => said.push(`ended ${told(gap)}`),
	});
	return {
		gaps,
		said,
		all: () => gaps.all().map(told),
		at(time: number, ...names: readonly string[]) {
			at = time;
			for (const name of names) {
				gaps.take(name.startsWith('-') ? {gpu: name.slice(1), instead: '[N/A]'} : {gpu: name, instead: null});
			}
		},
	};
}

describe('gaps in the power', () => {
	it('are none while every GPU tells it', () => {
		const {gaps, at, said} = watched();
		for (const time of [0, 1, 2]) at(time, '0', '1');
		expect([gaps.all(), said, gaps.isWithoutAny()]).toEqual([[], [], false]);
	});

	it('of all begin with the last reading, end with the next, and have the reason that is known last', () => {
		const {gaps, at, said, all} = watched();
		at(10, '0');
		at(13);
		gaps.fallSilent(hung);
		at(16);
		gaps.fallSilent(hung);
		expect(gaps.isWithoutAny()).toBe(true);
		at(25);
		gaps.stop(killed);
		gaps.fallSilent(hung);
		at(26, '0');
		expect(said).toEqual(['begun all 10… It hangs.', 'ended all 10…26 It was killed.']);
		expect([all(), gaps.isWithoutAny()]).toEqual([['all 10…26 It was killed.'], false]);
	});

	it('of one GPU leave the others alone', () => {
		const {gaps, at, all} = watched();
		at(0, '0', '1');
		at(1, '0', '-1');
		at(2, '0', '-1');
		expect([all(), gaps.isWithoutAny()]).toEqual([['1 0… [N/A].'], false]);
		at(3, '0', '1');
		at(4, '-0', '-1');
		expect([all(), gaps.isWithoutAny()]).toEqual([['1 0…3 [N/A].', '0 3… [N/A].', '1 3… [N/A].'], true]);
	});

	it('of a GPU that never told it begin with its first line', () => {
		const {at, all} = watched();
		at(7, '-0');
		expect(all()).toEqual(['0 7… [N/A].']);
	});

	it('are found of a GPU that is listed no more, and not because all were silent', () => {
		const {gaps, at, all} = watched();
		at(0, '0', '1');
		at(3);
		gaps.fallSilent(hung);
		at(9, '0');
		at(9.01, '1');
		expect(all()).toEqual(['all 0…9 It hangs.']);
		for (const time of [10, 12, 13]) at(time, '0');
		expect(all()).toHaveLength(1);
		at(14, '0');
		expect(all()[1]).toBe('1 9.01… nvidia-smi does not list it any more.');
		at(15, '0', '1');
		expect(all()[1]).toBe('1 9.01…15 nvidia-smi does not list it any more.');
	});

	it('do not begin before the first line, and do not end where nothing can be written', () => {
		const {gaps, at, all} = watched();
		gaps.stop(killed);
		expect(all()).toEqual([]);
		at(1, '0');
		gaps.end(hung);
		at(2, '0');
		gaps.stop(killed);
		expect([all(), gaps.isWithoutAny()]).toEqual([['all 1… It hangs.'], true]);
	});
});

describe('the seconds without power', () => {
	const gap = (from: number, to: number | null): PowerGap => ({...hung, gpu: null, from, to});

	it('count once where gaps lie over each other, and until the end where one lasts', () => {
		expect(secondsWithout([], 100)).toBe(0);
		expect(secondsWithout([gap(5, 8), gap(1, 6), gap(20, null)], 30)).toBe(17);
	});

	it('are what sampling each second finds', () => {
		const gaps = fc.array(fc.tuple(fc.nat(50), fc.nat(20)).map(([from, length]) => gap(from, from + length)));
		fc.assert(
			fc.property(gaps, all => {
				const seconds = Array.from({length: 100}, (_, second) => second + 0.5);
				const inGaps = seconds.filter(at => all.some(({from, to}) => from <= at && at <= (to ?? 100)));
				expect(secondsWithout(all, 100)).toBe(inGaps.length);
			}),
		);
	});
});
