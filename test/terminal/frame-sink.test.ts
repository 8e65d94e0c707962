import {afterEach, beforeEach, describe, expect, it, vi} from 'vitest';
import {FrameSink} from '../../source/terminal/frame-sink.ts';

const size = {columns: 20, rows: 3};

function createSink() {
	const written: string[] = [];
	const drains: (() => void)[] = [];
	const reader = {stalled: false};
	const sink = new FrameSink(
		{
			write: bytes => {
				written.push(bytes);
				return !reader.stalled;
			},
			once: (_, listener) => drains.push(listener),
		},
		size,
	);
	const drain = (): void => {
		reader.stalled = false;
		for (const listener of drains.splice(0)) listener();
	};
	return {sink, written, reader, drain};
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('frames', () => {
	it('are painted at once after a pause, and then at most sixty times a second, the last of them always', () => {
		const {sink, written} = createSink();
		sink.open(size);
		for (const frame of ['a', 'b', 'c', 'd']) sink.write(frame);
		expect(written).toEqual(['\x1b[Ha']);
		vi.advanceTimersByTime(15);
		expect(written).toHaveLength(1);
		vi.advanceTimersByTime(1);
		expect(written).toEqual(['\x1b[Ha', '\x1b[Hd']);
		vi.advanceTimersByTime(100);
		sink.write('e');
		expect(written).toEqual(['\x1b[Ha', '\x1b[Hd', '\x1b[He']);
	});

	it('that show nothing new are not written, and delay nothing', () => {
		const {sink, written} = createSink();
		sink.open(size);
		sink.write('a');
		vi.advanceTimersByTime(100);
		sink.write('a');
		sink.write('b');
		expect(written).toEqual(['\x1b[Ha', '\x1b[Hb']);
	});

	it('wait for a reader that has stalled, who then gets the last one only', () => {
		const {sink, written, reader, drain} = createSink();
		sink.open(size);
		reader.stalled = true;
		sink.write('a');
		for (let frame = 0; frame < 200; frame++) {
			vi.advanceTimersByTime(20);
			sink.write(`frame ${frame}`);
		}
		expect(written).toEqual(['\x1b[Ha']);
		drain();
		vi.advanceTimersByTime(20);
		expect(written).toEqual(['\x1b[Ha', '\x1b[Hframe 199']);
	});

	it('are not painted while the terminal is not ours, and the last is when it is again', () => {
		const {sink, written} = createSink();
		sink.write('a');
		vi.advanceTimersByTime(100);
		expect(written).toEqual([]);
		sink.open(size);
		expect(written).toEqual(['\x1b[Ha']);
		sink.close();
		sink.write('b');
		vi.advanceTimersByTime(100);
		expect(written).toHaveLength(1);
		sink.open(size);
		expect(written).toEqual(['\x1b[Ha', '\x1b[Hb']);
		sink.close();
		vi.advanceTimersByTime(100);
		sink.open(size);
		expect(written.at(-1)).toBe('\x1b[Hb');
	});

	it('are synchronized only when they are long', () => {
		const {sink, written} = createSink();
		const wide = {columns: 2000, rows: 1};
		sink.open(wide);
		sink.write('x'.repeat(1399 - '\x1b[H'.length));
		vi.advanceTimersByTime(20);
		sink.write('y'.repeat(1500));
		expect(written[0]).toBe(`\x1b[H${'x'.repeat(1396)}`);
		expect(written[1]).toBe(`\x1b[?2026h\x1b[H${'y'.repeat(1500)}\x1b[?2026l`);
	});
});

it('what Ink writes beside frames does not reach the screen, and its callbacks are called', async () => {
	const {sink, written} = createSink();
	sink.open(size);
	sink.write('\x1b[?25h');
	sink.write('\n');
	const called = vi.fn();
	sink.write('', called);
	sink.write('', 'utf8', called);
	await Promise.resolve();
	expect(written).toEqual([]);
	expect(called).toHaveBeenCalledTimes(2);
});

it('a new size paints everything, once for all the frames that it brings', () => {
	const {sink, written} = createSink();
	sink.open(size);
	sink.write('a');
	vi.advanceTimersByTime(100);
	sink.on('resize', () => sink.write(`${sink.columns}x${sink.rows}`));
	sink.resize({columns: 10, rows: 2});
	sink.write('the last');
	sink.resize({columns: 12, rows: 2});
	sink.write('b');
	expect(written).toHaveLength(1);
	vi.advanceTimersByTime(16);
	expect(written).toEqual(['\x1b[Ha', '\x1b[Hb\x1b[K\x0b\r\x1b[K']);
});

it('a repaint writes what is on the screen already', () => {
	const {sink, written} = createSink();
	sink.open(size);
	sink.write('a');
	vi.advanceTimersByTime(100);
	sink.repaint();
	expect(written).toEqual(['\x1b[Ha', '\x1b[Ha\x1b[K\x0b\r\x1b[K\x0b\x1b[K']);
});
