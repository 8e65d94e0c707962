import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {type Energy, energyOf, withoutPower} from '../../source/domain/energy.ts';
import {endOfRun, type ResultParts, runOf, type TraceParts} from '../builders/run.ts';

const begin = endOfRun - 60;

function energy(trace: TraceParts, result: ResultParts | null = {}): Energy | null {
	return energyOf(runOf({trace, result}), trace.device ?? 'gpu');
}

function level(watts: number, seconds: number): readonly number[] {
	return Array(seconds).fill(watts);
}

describe('energyOf', () => {
	it('meets the vectors of the domain reference', () => {
		const trace = {time: [0, 1, 2, 3.1, 4.1, 5.1], power: [66, 120, 380, 390, 385, 70], start: endOfRun - 4.5};
		expect(energy(trace, {duration: 3})?.joules).toBeCloseTo(1097.3, 4);
		expect(energy(trace, {duration: 3})?.fileJoules).toBeCloseTo(1381.5, 4);
		expect(energy({...trace, clock: 'relative', start: 0}, null)?.joules).toBeCloseTo(1381.5, 9);
	});

	it('leaves the idle lead-in and tail out: 2.6 % of a minute at 380 W between twice five seconds at 66 W', () => {
		const power = [...level(66, 5), ...level(380, 61), ...level(66, 5)];
		const found = energy({power, start: begin - 5});
		expect(found?.joules).toBeCloseTo(60 * 380, 6);
		expect((found?.fileJoules ?? 0) / (found?.joules ?? 1)).toBeCloseTo(1.045, 2);
		expect(found).toMatchObject({meanWatts: 380, peakWatts: 380, coverage: 1, samples: 61, medianPeriod: 1});
		expect(found).toMatchObject({gapSeconds: 0, reliable: true, reason: null});
	});

	it('does not depend on how densely a straight line was sampled', () => {
		const steps = fc.array(fc.double({noNaN: true, min: 0.1, max: 9}), {minLength: 3, maxLength: 60});
		fc.assert(
			fc.property(steps, fc.double({noNaN: true, min: -2, max: 2}), (widths, slope) => {
				const total = widths.reduce((sum, width) => sum + width, 0);
				let at = 0;
				const inner = widths.map(width => (at += (width * 80) / total));
				const time = [0, ...inner];
				const trace = {time, power: time.map(t => 300 + slope * t), clock: 'relative' as const, start: 0};
				expect(energy(trace, null)?.joules).toBeCloseTo(80 * (300 + slope * 40), 5);
			}),
		);
	});

	it('sums several GPUs, each by its own readings', () => {
		const gpus = [
			{power: level(300, 61), name: 'H100'},
			{power: level(200, 122), time: Array.from({length: 122}, (_, index) => index * 0.5)},
		];
		const found = energy({gpus, start: begin});
		expect(found?.joules).toBeCloseTo(60 * 500, 5);
		expect(found).toMatchObject({meanWatts: 500, peakWatts: 500});
		expect(found?.devices.map(({gpu, name, joules}) => [gpu, name, Math.round(joules)])).toEqual([
			['0', 'H100', 18_000],
			['1', null, 12_000],
		]);
	});

	it('is unknown where one of several GPUs has no power in the window, whatever it had before', () => {
		const power = [...level(300, 61)];
		for (const lost of [level(200, 61).map(() => null), [...level(200, 5), ...Array(61).fill(null)]]) {
			const run = runOf({
				trace: {
					gpus: [{power: lost.length > 61 ? [...level(66, 5), ...power] : power}, {power: lost}],
					start: begin - (lost.length - 61),
				},
			});
			expect(energyOf(run, 'gpu')).toBeNull();
			expect(withoutPower(run, 'gpu')).toEqual(['1']);
		}
		const both = runOf({trace: {gpus: [{power}, {power}], start: begin}});
		expect(energyOf(both, 'gpu')?.joules).toBeCloseTo(60 * 600, 5);
		expect(withoutPower(both, 'gpu')).toEqual([]);
		expect(withoutPower(runOf({trace: {gpus: [{}, {}], start: begin}}), 'gpu')).toEqual([]);
	});

	it('finds the peak of all GPUs at one time, not of each at its own', () => {
		const gpus = [{power: [100, 400, 100, 100]}, {power: [100, 100, 400, 100]}];
		expect(energy({gpus, clock: 'relative', start: 0}, null)?.peakWatts).toBe(500);
	});

	it('bridges missing readings by a line, and never by 0 W', () => {
		const power = Array.from({length: 61}, (_, index) => (index % 7 === 3 ? null : 300));
		expect(energy({power, start: begin})).toMatchObject({joules: 18_000, samples: 52, reliable: true});
	});

	it('counts the time in gaps, and does not rely on an energy with more than 5 % of it', () => {
		const times = (gap: number) => Array.from({length: 61}, (_, index) => index).filter(t => t <= 20 || t >= 20 + gap);
		const trace = (gap: number) => ({time: times(gap), power: times(gap).map(() => 300), start: begin});
		expect(energy(trace(3))).toMatchObject({gapSeconds: 0, joules: 18_000, reliable: true});
		expect(energy(trace(4))).toMatchObject({gapSeconds: 4, joules: 18_000, reliable: false});
		expect(energy(trace(4))?.reason).toBe('7 % of the benchmark window lies in gaps of the log');
		const outside = {time: [-30, ...times(0)], power: [60, ...times(0).map(() => 300)], start: begin};
		expect(energy(outside)).toMatchObject({gapSeconds: 0, reliable: true});
	});

	it('says how much of the window the log covers, and does not make up the rest', () => {
		const found = energy({power: level(300, 46), start: begin});
		expect(found).toMatchObject({joules: 45 * 300, meanWatts: 300, coverage: 0.75, reliable: false});
		expect(found?.reason).toBe('the log covers only 75 % of the benchmark window');
	});

	it('states the idle power that it saw around the run, and its share', () => {
		const power = [...level(66, 10), ...level(330, 61), ...level(70, 10)];
		const utilization = [...level(0, 10), ...level(97, 61), ...level(2, 10)];
		const found = energy({power, utilization, start: begin - 10});
		expect(found?.idleWatts).toBe(68);
		expect(found?.idleShare).toBeCloseTo(68 / 330, 12);
	});

	it('does not take a GPU that works, or whose work is not known, for idle', () => {
		const power = [...level(66, 10), ...level(330, 61), ...level(70, 10)];
		const none = {idleWatts: null, idleShare: null};
		expect(energy({power, utilization: level(40, 81), start: begin - 10})).toMatchObject(none);
		expect(energy({power, start: begin - 10})).toMatchObject(none);
		expect(energy({power: power.slice(10, 71), utilization: level(0, 61), start: begin})).toMatchObject(none);
	});

	it('keeps the CPU’s log apart from the GPU’s', () => {
		const traces = [
			{device: 'cpu' as const, power: level(140, 61), start: begin},
			{power: level(300, 61), start: begin},
		];
		const run = runOf({traces});
		expect(energyOf(run, 'gpu')).toMatchObject({device: 'gpu', joules: 18_000});
		expect(energyOf(run, 'cpu')).toMatchObject({device: 'cpu', joules: 8400, idleWatts: null});
	});

	it('is nothing without a log, without readings, or where the log misses the run', () => {
		expect(energyOf(runOf(), 'gpu')).toBeNull();
		expect(energy({power: level(300, 61)}, {})).not.toBeNull();
		expect(energy({utilization: level(90, 61)})).toBeNull();
		expect(energy({power: [null, null]})).toBeNull();
		expect(energyOf(runOf({trace: {device: 'cpu', power: level(1, 61)}}), 'gpu')).toBeNull();
	});

	it('goes on to the next log where the first has no power', () => {
		const run = runOf({traces: [{utilization: level(9, 61)}, {power: level(300, 61), path: 'second.csv'}]});
		expect(energyOf(run, 'gpu')).toMatchObject({trace: 'second.csv', joules: 18_000});
	});
});
