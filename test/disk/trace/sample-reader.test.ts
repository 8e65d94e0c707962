import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {sampleReader} from '../../../source/disk/trace/sample-reader.ts';
import type {Sample} from '../../../source/domain/trace.ts';

function read(text: string, chunk = text.length) {
	const reader = sampleReader();
	const samples: Sample[] = [];
	for (let at = 0; at < text.length; at += Math.max(1, chunk)) samples.push(...reader.feed(text.slice(at, at + chunk)));
	samples.push(...reader.finish());
	return {samples, facts: reader.facts()};
}

const lines = (...all: readonly string[]): string => all.map(line => `${line}\n`).join('');

/** Time, power and utilization of each sample. */
function shortly(samples: readonly Sample[]) {
	return samples.map(({time, power, utilization}) => [time, power, utilization]);
}

const at = (text: string): number => Date.parse(`${text}Z`) / 1000;

describe('sampleReader', () => {
	it('reads what nvidia-smi writes', () => {
		const {samples, facts} = read(
			lines(
				'timestamp, index, name, power.draw [W], utilization.gpu [%], utilization.memory [%], temperature.gpu, clocks.current.graphics [MHz], clocks.current.memory [MHz], memory.used [MiB], power.limit [W], clocks_event_reasons.active',
				'2026/05/09 03:57:48.161, 0, NVIDIA H100 NVL, 62.87 W, 7 %, 3 %, 40, 1785 MHz, 2619 MHz, 14 MiB, 400.00 W, 0x0000000000000004',
			),
		);
		expect(samples).toEqual([
			{
				time: at('2026-05-09T03:57:48.161'),
				gpu: '0',
				power: 62.87,
				powerLimit: 400,
				utilization: 7,
				memoryUtilization: 3,
				temperature: 40,
				smClock: 1785,
				memoryClock: 2619,
				memoryUsed: 14,
				throttle: 4,
			},
		]);
		expect([...facts.names]).toEqual([['0', 'NVIDIA H100 NVL']]);
		expect(facts).toMatchObject({rows: 1, badRows: 0, clock: 'wall', cutShort: false, isGuessed: false});
	});

	it.each([
		[
			'units under a header with units',
			'timestamp, power.draw [W], utilization.gpu [%]',
			'2026/05/09 03:57:48.000, 62.87 W, 7 %',
		],
		[
			'no units under a header with units',
			'timestamp, power.draw [W], utilization.gpu [%]',
			'2026/05/09 03:57:48.000, 62.87, 7',
		],
		['names of one’s own', 'timestamp,power_w,util_pct,phase', '2026/05/09 03:57:48.000,62.87,7,LOAD'],
		['blanks and capitals', 'Timestamp , Power Draw (W), GPU Util (%)', '2026-05-09 03:57:48 , 62.87 , 7'],
		['ISO 8601', 'time,power,util', '2026-05-09T03:57:48Z,62.87,7'],
		['epoch seconds, one column a GPU', 'ts,cpu_total,gpu0_util,gpu0_power_w', '1778299068.000,3.1,7,62.87'],
		['epoch milliseconds', 'ts,power_w,util_pct', '1778299068000,62.87,7'],
		[
			'a byte order mark and carriage returns',
			'\ufefftimestamp,power_w,util_pct\r',
			'2026/05/09 03:57:48.000,62.87,7\r',
		],
		['quotes', '"timestamp","power.draw [W]","utilization.gpu [%]"', '"2026/05/09 03:57:48.000","62.87 W","7 %"'],
	])('reads %s', (_, header, row) => {
		expect(shortly(read(lines(header, row)).samples)).toEqual([[at('2026-05-09T03:57:48'), 62.87, 7]]);
	});

	it('takes power.draw before the instant and the average one, wherever they stand', () => {
		const text = lines(
			'timestamp, power.draw.instant [W], power.draw.average [W], power.draw [W]',
			'2026/05/09 03:57:48.000, 1 W, 2 W, 3 W',
		);
		expect(read(text).samples.map(sample => sample.power)).toEqual([3]);
	});

	it('reads the CPU package log, whose time has whole seconds', () => {
		const {samples} = read(
			lines('timestamp,package_power_watts', '2025-11-18 10:20:31,143.20', '2025-11-18 10:20:32,144.05'),
		);
		expect(shortly(samples)).toEqual([
			[at('2025-11-18T10:20:31'), 143.2, null],
			[at('2025-11-18T10:20:32'), 144.05, null],
		]);
	});

	it('keeps seconds from an unknown start apart from a clock, and knows when there is neither', () => {
		const relative = read(lines('second, power_w, util_pct', '0, 9.73, 0', '1, 9.53, 0'));
		expect(relative.facts.clock).toBe('relative');
		expect(shortly(relative.samples)).toEqual([
			[0, 9.73, 0],
			[1, 9.53, 0],
		]);
		const none = read(lines('power.draw [W], utilization.gpu [%]', '63.68 W, 0 %'));
		expect(none.facts.clock).toBe('none');
		expect(shortly(none.samples)).toEqual([[null, 63.68, 0]]);
	});

	it.each([
		'[N/A]',
		'N/A',
		'[Not Supported]',
		'[Unknown Error]',
		'[Insufficient Permissions]',
		'[Function Not Found]',
		'[Requested functionality has been deprecated]',
		'nan',
		'-',
		'',
	])('takes %j for no answer, never for 0', token => {
		const {samples, facts} = read(
			lines('timestamp, power.draw [W], utilization.gpu [%]', `2026/05/09 03:57:48.000, ${token}, 7 %`),
		);
		expect(shortly(samples)).toEqual([[at('2026-05-09T03:57:48'), null, 7]]);
		expect([...facts.missing]).toEqual([['power', 1]]);
		expect(facts.badRows).toBe(0);
	});

	it('notes what the driver says, in a cell or on a line of its own', () => {
		const {samples, facts} = read(
			lines(
				'timestamp, power.draw [W]',
				'2026/05/09 03:57:48.000, 62.87 W',
				'2026/05/09 03:57:49.000, [GPU is lost]',
				'Unable to determine the device handle for GPU0000:00:1E.0: Unknown Error',
				'No devices were found',
			),
		);
		expect(samples.map(sample => sample.power)).toEqual([62.87, null]);
		expect([...facts.driverMessages]).toEqual([
			'[GPU is lost]',
			'Unable to determine the device handle for GPU0000:00:1E.0: Unknown Error',
			'No devices were found',
		]);
		expect(facts).toMatchObject({rows: 2, badRows: 0});
	});

	it('goes on behind a header that a restarted logger repeats, with other columns too', () => {
		const {samples, facts} = read(
			lines(
				'timestamp, power.draw [W]',
				'2026/05/09 03:57:48.000, 1 W',
				'timestamp, utilization.gpu [%], power.draw [W]',
				'2026/05/09 03:57:50.000, 7 %, 2 W',
			),
		);
		expect(shortly(samples)).toEqual([
			[at('2026-05-09T03:57:48'), 1, null],
			[at('2026-05-09T03:57:50'), 2, 7],
		]);
		expect(facts.rows).toBe(2);
	});

	it('joins the name of a GPU that holds a comma', () => {
		const {samples, facts} = read(
			lines('timestamp, name, power.draw [W]', '2026/05/09 03:57:48.000, NVIDIA A100, Rev 2, 70.5 W'),
		);
		expect(samples.map(sample => sample.power)).toEqual([70.5]);
		expect([...facts.names.values()]).toEqual(['NVIDIA A100, Rev 2']);
	});

	it('counts rows that it cannot read: too short, too long, a bad time, no number', () => {
		const {samples, facts} = read(
			lines(
				'timestamp, power.draw [W]',
				'2026/05/09 03:57:48.000',
				'2026/05/09 03:57:48.000, 1 W, 2 W',
				'2026/13/45 03:57:48.000, 1 W',
				'2026/05/09 03:57:48.000, hot',
				'12, 1 W',
				'2026/05/09 03:57:49.000, 3 W',
				'13, 1 W',
			),
		);
		// The first row that can be read says which clock the log has; here that is the one with `12`.
		expect(samples).toHaveLength(2);
		expect(facts.rows).toBe(7);
		expect(facts.badRows).toBe(5);
	});

	it.each([
		['half a line', '2026/05/09 03:5', 1, true],
		['half a cell', '2026/05/09 03:57:49.000, 62', 1, true],
		['half a unit', '2026/05/09 03:57:49.000, 62.87 ', 1, true],
		['a whole line without its newline', '2026/05/09 03:57:49.000, 62.87 W', 2, false],
		['nothing', '', 1, false],
	])('ends at %s', (_, tail, count, cutShort) => {
		const {samples, facts} = read(`timestamp, power.draw [W]\n2026/05/09 03:57:48.000, 61.00 W\n${tail}`);
		expect(samples).toHaveLength(count);
		expect(facts.cutShort).toBe(cutShort);
	});

	it('does not believe a last number that has no unit to show that it is whole', () => {
		const {samples, facts} = read(
			'timestamp, power.draw [W]\n2026/05/09 03:57:48.000, 61.00\n2026/05/09 03:57:49.000, 6',
		);
		expect(samples.map(sample => sample.power)).toEqual([61]);
		expect(facts.cutShort).toBe(true);
	});

	it('guesses columns without names by their units, or one bare number for watts', () => {
		const units = read(lines('2026/05/09 03:57:48.161, 62.87 W, 7 %, 3 %, 40, 14 MiB, 1785 MHz'));
		expect(units.samples[0]).toMatchObject({
			power: 62.87,
			utilization: 7,
			memoryUtilization: 3,
			memoryUsed: 14,
			smClock: 1785,
			temperature: null,
		});
		expect(units.facts.isGuessed).toBe(true);
		const bare = read(lines('28.44', '28.45'));
		expect(shortly(bare.samples)).toEqual([
			[null, 28.44, null],
			[null, 28.45, null],
		]);
		const timed = read(lines('2025-11-18 10:20:31,143.20'));
		expect(shortly(timed.samples)).toEqual([[at('2025-11-18T10:20:31'), 143.2, null]]);
		expect(read(lines('2026/05/09 03:57:48.161, 62.87, 7')).facts.columns).toBeNull();
	});

	it('gives up on what is no log, and says how it begins', () => {
		const {samples, facts} = read(lines('cd ~/bench', 'mkdir -p out'));
		expect(samples).toEqual([]);
		expect(facts).toMatchObject({columns: null, strangeLine: 'cd ~/bench'});
		const reader = sampleReader();
		reader.feed('no log\n'.repeat(300));
		expect(reader.isHopeless()).toBe(true);
	});

	it('keeps control characters of a log away from the terminal', () => {
		const {facts} = read(lines('\u001b[2Jhello', 'No devices were found \u001b]0;x\u0007'));
		expect(facts.strangeLine).toBe('\\x1b[2Jhello');
		expect([...facts.driverMessages]).toEqual(['No devices were found \\x1b]0;x\\x07']);
	});

	it('reads the same samples however the text arrives', () => {
		const text = lines(
			'timestamp, index, power.draw [W], utilization.gpu [%]',
			...Array.from(
				{length: 20},
				(_, second) => `2026/05/09 03:57:${10 + second}.5, ${second % 2}, ${second}.25 W, ${second} %`,
			),
		);
		const whole = read(text);
		fc.assert(
			fc.property(fc.integer({min: 1, max: 200}), chunk => {
				expect(read(text, chunk)).toEqual(whole);
			}),
		);
		expect(whole.samples).toHaveLength(20);
	});

	it('reads back every number that it is given, or that there is none', () => {
		const cell = fc.option(fc.double({min: 0, max: 1000, noNaN: true}).map(value => Math.round(value * 100) / 100));
		fc.assert(
			fc.property(fc.array(fc.tuple(cell, cell), {maxLength: 30}), rows => {
				const written = rows.map(
					([power, utilization], second) =>
						`2026/05/09 03:00:${String(second).padStart(2, '0')}.000, ${power === null ? '[N/A]' : `${power} W`}, ${utilization === null ? '[N/A]' : `${utilization} %`}`,
				);
				const {samples} = read(lines('timestamp, power.draw [W], utilization.gpu [%]', ...written));
				expect(samples.map(({power, utilization}) => [power, utilization])).toEqual(rows);
			}),
		);
	});
});
