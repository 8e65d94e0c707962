import {setTimeout as pause} from 'node:timers/promises';
import {describe, expect, it} from 'vitest';
import {inParallel} from '../../source/disk/in-parallel.ts';

async function collect<Value>(stream: AsyncIterable<Value>): Promise<Value[]> {
	const values: Value[] = [];
	for await (const value of stream) values.push(value);
	return values;
}

describe('inParallel', () => {
	it('yields what is done first first, all of it once', async () => {
		const done = await collect(inParallel([40, 1, 20], 3, async wait => pause(wait, wait)));
		expect(done).toEqual([1, 20, 40]);
		expect(await collect(inParallel([], 3, async () => 1))).toEqual([]);
	});

	it('works on no more than the limit at a time', async () => {
		let running = 0;
		let most = 0;
		const work = async (item: number): Promise<number> => {
			most = Math.max(most, ++running);
			await pause(1);
			running--;
			return item;
		};
		const items = Array.from({length: 20}, (_, index) => index);
		expect((await collect(inParallel(items, 4, work))).sort((a, b) => a - b)).toEqual(items);
		expect(most).toBe(4);
	});

	it('ends with the first error, and leaves no other behind', async () => {
		const work = async (item: number): Promise<number> => {
			await pause(item);
			throw new Error(`failed ${item}`);
		};
		await expect(collect(inParallel([1, 5, 6], 3, work))).rejects.toThrow('failed 1');
		// A rejection that nobody handles would fail the test run.
		await pause(20);
	});
});
