import {describe, expect, it} from 'vitest';
import {defaultAssumptions} from '../../source/domain/assumptions.ts';
import type {Run} from '../../source/domain/run.ts';
import {wallClock} from '../../source/units/quantity.ts';
import {endOfRun, type ResultParts, runOf, type TraceParts, traceOf} from '../builders/run.ts';
import {judgementOf, saysOf} from './judge.ts';

/** A run of 60 s that ends at `endOfRun`, with a log from 20 s before until 10 s after. */
const seconds = Array.from({length: 91}, (_, second) => second);
const inRun = (second: number) => second >= 20 && second <= 80;
const readings = (busy: number, idle: number) => seconds.map(second => (inRun(second) ? busy : idle));

function logged(trace: TraceParts = {}, result: ResultParts = {}) {
	return runOf({
		result: {duration: 60, finishedAt: endOfRun, ...result},
		trace: {start: endOfRun - 80, power: readings(300, 60), utilization: readings(95, 0), ...trace},
	});
}

describe('without a GPU log', () => {
	it('nothing about power is judged', () => {
		const cpuOnly = runOf({trace: {device: 'cpu', power: [100, 100]}});
		for (const code of ['csv-duration', 'clock-skew', 'busy-at-start', 'foreign-tail', 'util-low', 'throttle']) {
			expect(saysOf(code, cpuOnly)).toBe('no GPU trace beside the result');
		}
	});
});

describe('csv-unreadable', () => {
	it('takes the loss of the GPU for worse than what else the driver says', () => {
		expect(saysOf('csv-unreadable', logged({driverMessages: ['[GPU requires reset]']}))).toEqual(['error']);
		expect(saysOf('csv-unreadable', logged({driverMessages: ['No devices were found']}))).toEqual(['warning']);
	});

	it('tells a counter that comes and goes from one that the GPU does not have', () => {
		const power = [60, 300, 300, 60];
		expect(saysOf('csv-unreadable', traceOf({power, smClock: [null, null, null, null]}))).toEqual(['note']);
		expect(saysOf('csv-unreadable', traceOf({power, smClock: [1785, null, null, 1785]}))).toEqual(['warning']);
	});

	const messageOf = (trace: TraceParts) => {
		const judgement = judgementOf('csv-unreadable', traceOf(trace));
		return judgement.kind === 'judged' ? judgement.findings.map(({message}) => message) : [];
	};

	it('says all that is wrong with one log at once, with the number of its lines', () => {
		const none = [null, null, null, null];
		const lost = [60, null, null, null];
		const driverMessages = ['[GPU is lost]'];
		expect(messageOf({power: lost, utilization: lost, temperature: lost, driverMessages})).toEqual([
			'3 of 4 rows of the log (75.0 %) have no power reading, nor any other. The driver says “[GPU is lost]” in the log.',
		]);
		expect(messageOf({power: none, utilization: [1, 2, 3, 4], smClock: none, memoryClock: none})).toEqual([
			'4 of 4 rows of the log (100.0 %) have no power reading. None of 4 rows of the log has a reading of SM clock and memory clock.',
		]);
		expect(messageOf({power: [1, 2, 3, 4], utilization: lost, smClock: none})).toEqual([
			'3 of 4 rows of the log have no reading of GPU utilization. None of 4 rows of the log has a reading of SM clock.',
		]);
	});

	it('names the GPU that tells no power, also where it is one of so many that few rows lack it', () => {
		const fine = {power: readings(300, 60)};
		const lost = {power: readings(300, 60).map((watts, row) => (row < 30 ? null : watts))};
		expect(messageOf({gpus: [...Array.from({length: 7}, () => fine), lost]})).toEqual([
			'30 of 728 rows of the log (4.1 %) have no power reading: 30 of 91 of GPU 7.',
		]);
	});

	it('lets a few missing readings pass', () => {
		const holes = (count: number) => readings(300, 60).map((watts, row) => (row < count ? null : watts));
		// 4 of 91 rows are 4.4 %, 5 are 5.5 %.
		expect(saysOf('csv-unreadable', logged({power: holes(4)}))).toEqual([]);
		expect(saysOf('csv-unreadable', logged({power: holes(5)}))).toEqual(['error']);
	});
});

describe('csv-gap', () => {
	it('is about each GPU by itself: rows of several at one time are no repetition', () => {
		const gpu = {power: readings(300, 60)};
		expect(saysOf('csv-gap', traceOf({gpus: [gpu, gpu]}))).toEqual([]);
	});

	it('does not mind jitter of a fast log', () => {
		const time = seconds.map(second => second * 0.015 + (second > 50 ? 0.5 : 0));
		expect(saysOf('csv-gap', traceOf({power: readings(300, 60), time}))).toEqual([]);
	});

	it('gives the share of the log where there is no run', () => {
		const time = seconds.map(second => second + (second > 30 ? 617 : 0));
		const judgement = judgementOf('csv-gap', traceOf({power: readings(300, 60), time}));
		expect(judgement).toMatchObject({
			findings: [{severity: 'warning', evidence: {gaps: 1, longest_s: 618, share_of_log: 618 / 707}}],
		});
	});

	it('cannot tell without times', () => {
		expect(saysOf('csv-gap', traceOf({power: [1, 2, 3], clock: 'none'}))).toBe('the log has no times');
	});

	it('finds time that runs backwards', () => {
		const time = seconds.map(second => (second === 40 ? 38 : second));
		const judgement = judgementOf('csv-gap', logged({time}));
		expect(judgement).toMatchObject({findings: [{evidence: {repeated: 0, backwards: 1}}]});
	});
});

describe('csv-duration', () => {
	it('finds a log as long as the run that missed the half of it', () => {
		expect(saysOf('csv-duration', logged())).toEqual([]);
		expect(saysOf('csv-duration', logged({start: endOfRun - 30}))).toEqual(['error']);
	});

	it('finds that a recording had no readings of its run, however long it was read before', () => {
		const recording = {startedAt: wallClock(endOfRun - 61), landedAt: wallClock(endOfRun)};
		const run = {...logged({start: endOfRun - 160}), recording};
		expect(judgementOf('csv-duration', run)).toMatchObject({
			findings: [{severity: 'error', message: "The log spans 90.0 s and covers 0.0 % of the run's 60.0 s."}],
		});
	});

	it('is an error below 90 %, a warning above', () => {
		const cut = (length: number) =>
			logged({
				start: endOfRun - 60,
				power: readings(300, 60).slice(0, length + 1),
				utilization: readings(95, 0).slice(0, length + 1),
			});
		expect(saysOf('csv-duration', cut(59))).toEqual([]);
		expect(saysOf('csv-duration', cut(56))).toEqual(['warning']);
		expect(saysOf('csv-duration', cut(53))).toEqual(['error']);
	});
});

describe('clock-skew', () => {
	it('names a time zone where one fits, and none where it does not', () => {
		const shifted = (offset: number) => judgementOf('clock-skew', logged({start: endOfRun - 80 + offset}));
		expect(shifted(0)).toMatchObject({findings: []});
		expect(shifted(-5.5 * 3600)).toMatchObject({findings: [{evidence: {zone_hours: -5.5}}]});
		expect(shifted(4000)).toMatchObject({findings: [{evidence: {zone_hours: null, offset_s: 3980}}]});
	});

	it('cannot tell without a date or a wall clock', () => {
		expect(saysOf('clock-skew', logged({}, {finishedAt: null}))).toBe('the result has no date');
		expect(saysOf('clock-skew', logged({clock: 'relative', start: 0}))).toBe('the log has no wall clock');
	});
});

describe('what stands before and after the run', () => {
	it('is not judged where the run is found by utilization alone', () => {
		const unplaced = logged({}, {finishedAt: null});
		expect(saysOf('busy-at-start', unplaced)).toMatch(/utilization only/);
		expect(saysOf('foreign-tail', unplaced)).toMatch(/utilization only/);
	});

	it('is not judged where the log has nothing of it', () => {
		const bare = logged({
			start: endOfRun - 60,
			power: seconds.slice(0, 61).map(() => 300),
			utilization: seconds.slice(0, 61).map(() => 95),
		});
		expect(saysOf('busy-at-start', bare)).toBe('the log does not begin before the run');
		expect(saysOf('foreign-tail', bare)).toMatch(/does not go on/);
	});

	it('leaves the test request just before the run out', () => {
		const tested = readings(95, 0).map((used, second) => (second === 18 || second === 19 ? 90 : used));
		expect(saysOf('busy-at-start', logged({utilization: tested}))).toEqual([]);
	});

	it('lets a GPU finish within five seconds', () => {
		const busyFor = (busy: number) =>
			readings(95, 0).map((used, second) => (second > 80 && second <= 82 + busy ? 90 : used));
		expect(saysOf('foreign-tail', logged({utilization: busyFor(5)}))).toEqual([]);
		expect(saysOf('foreign-tail', logged({utilization: busyFor(6)}))).toEqual(['note']);
	});

	it('does not take a GPU for idle that was still busy when the log ended', () => {
		const short = {power: readings(300, 60).slice(0, 87), utilization: readings(95, 90).slice(0, 87)};
		expect(saysOf('foreign-tail', logged(short))).toMatch(/ends too soon/);
		expect(saysOf('foreign-tail', logged({...short, utilization: readings(95, 0).slice(0, 87)}))).toEqual([]);
	});
});

describe('idle-power', () => {
	it('gives advice that fits a recording, which has looked for idling', () => {
		const busy = logged({power: readings(300, 200)});
		const adviceOf = (run: Run) => {
			const judgement = judgementOf('idle-power', run);
			return judgement.kind === 'judged' ? judgement.findings.map(({advice}) => advice) : [];
		};
		const recordedFrom = (second: number) => ({
			startedAt: wallClock(endOfRun - 80 + second),
			landedAt: wallClock(endOfRun),
		});
		expect(adviceOf(busy)).toEqual([undefined]);
		expect(adviceOf({...busy, recording: recordedFrom(1)})).toEqual([undefined]);
		expect(adviceOf({...busy, recording: recordedFrom(8)})).toEqual([expect.stringContaining('not idle before')]);
	});
});

describe('util-low', () => {
	it('has nothing to say at a limited rate, and leaves unused GPUs alone', () => {
		expect(saysOf('util-low', logged({utilization: readings(30, 0)}, {requestRate: 4}))).toEqual([]);
		const [busy, unused] = [
			{power: readings(300, 60), utilization: readings(95, 0)},
			{power: readings(60, 60), utilization: readings(0, 0)},
		];
		expect(saysOf('util-low', logged({gpus: [busy, unused]}))).toEqual([]);
		expect(saysOf('util-low', logged({utilization: readings(59, 0)}))).toEqual(['warning']);
	});
});

describe('throttle', () => {
	it('takes neither an idle GPU nor a power cap for throttling', () => {
		expect(saysOf('throttle', logged({throttle: readings(0x4 + 0x1, 0x1)}))).toEqual([]);
		for (const bit of [0x8, 0x20, 0x40, 0x80]) {
			expect(saysOf('throttle', logged({throttle: readings(bit, 0x1)}))).toEqual(['warning']);
		}
	});

	it('goes by the run: what happened before does not count', () => {
		expect(saysOf('throttle', logged({throttle: readings(0, 0x40)}))).toEqual([]);
	});
});

describe('limit-unknown', () => {
	it('is content with an option', () => {
		expect(saysOf('limit-unknown', logged())).toEqual(['note']);
		const assumptions = {...defaultAssumptions, maxWatts: 400};
		expect(saysOf('limit-unknown', logged(), {assumptions})).toEqual([]);
	});
});

describe('csv-period', () => {
	it('accepts a second more or less', () => {
		for (const period of [0.95, 1, 1.05]) expect(saysOf('csv-period', logged({period}))).toEqual([]);
		for (const period of [0.1, 1.2, 61]) expect(saysOf('csv-period', logged({period}))).toEqual(['note']);
	});
});
