import {appendFile, mkdtemp, rename, rm, truncate, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterEach, beforeEach, describe, expect, it} from 'vitest';
import {tail} from '../../../source/disk/trace/tail.ts';

let folder: string;
let file: string;

beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'cai-tui-tail-'));
	file = join(folder, 'log.csv');
});

afterEach(() => rm(folder, {recursive: true}));

const header = 'timestamp, power.draw [W], utilization.gpu [%]\n';
const row = (second: number, watts: string) => `2026/05/09 03:57:0${second}.000, ${watts} W, 5 %\n`;

describe('the tail of a log', () => {
	it('has nothing of a file that is not there, and begins when it comes', async () => {
		const log = tail(file, 'gpu');
		expect(await log.advance()).toBe(false);
		expect(log.trace('x')).toBeNull();
		await writeFile(file, header + row(1, '60.00'));
		expect(await log.advance()).toBe(true);
		expect(log.trace('x')?.series[0]?.channels.power).toEqual(Float64Array.of(60));
	});

	it('reads new bytes only, and a line when it is whole', async () => {
		await writeFile(file, header + row(1, '60.00'));
		const log = tail(file, 'gpu');
		await log.advance();
		const [first, rest] = [row(2, '123.45').slice(0, 28), row(2, '123.45').slice(28)];
		await appendFile(file, first);
		expect(await log.advance()).toBe(true);
		expect([log.isWhole(), log.position()]).toEqual([false, Buffer.byteLength(header + row(1, '60.00') + first)]);
		expect(log.trace('x')?.series[0]?.channels.power).toEqual(Float64Array.of(60));
		await appendFile(file, rest);
		await log.advance();
		expect(log.isWhole()).toBe(true);
		expect(log.trace('x')?.series[0]?.channels.power).toEqual(Float64Array.of(60, 123.45));
		expect(await log.advance()).toBe(false);
	});

	it('leaves earlier traces as they were', async () => {
		await writeFile(file, header + row(1, '60.00'));
		const log = tail(file, 'gpu');
		await log.advance();
		const before = log.trace('x');
		await appendFile(file, row(2, '61.00').repeat(500));
		await log.advance();
		expect(before?.series[0]?.channels.power).toEqual(Float64Array.of(60));
		expect(log.trace('x')?.series[0]?.time.length).toBe(501);
		expect(log.trace('x')?.series[0]?.channels.power?.subarray(0, 3)).toEqual(Float64Array.of(60, 61, 61));
	});

	it.each([
		['cut off', async () => truncate(file, 0)],
		['rotated away', async () => rename(file, `${file}.1`)],
		['replaced by a longer one', async () => rm(file)],
	])('begins anew when it is %s', async (_, change) => {
		await writeFile(file, header + row(1, '60.00'));
		const log = tail(file, 'gpu');
		await log.advance();
		await writeFile(join(folder, 'other'), 'so that the inode is not used again');
		await change();
		await writeFile(join(folder, 'new'), header + row(3, '70.00') + row(4, '71.00'));
		await rename(join(folder, 'new'), file);
		expect(await log.advance()).toBe(true);
		expect(log.trace('x')?.series[0]?.channels.power).toEqual(Float64Array.of(70, 71));
	});
});
