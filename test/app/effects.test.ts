import {describe, expect, it} from 'vitest';
import {type Ports, performer, readInBatches} from '../../source/app/effects.ts';
import type {Message} from '../../source/app/message.ts';
import type {ReadEvent} from '../../source/disk/read-event.ts';
import {runOf} from '../builders/run.ts';

type Step = ReadEvent | {readonly wait: number} | Error;

/** Reads these steps on a clock that moves only by `wait`; timers fire when it passes them. */
async function batches(steps: readonly Step[]): Promise<readonly {readonly at: number; readonly message: Message}[]> {
	let now = 0;
	let timers: {readonly at: number; readonly callback: () => void}[] = [];
	const told: {at: number; message: Message}[] = [];
	const pass = (milliseconds: number): void => {
		now += milliseconds;
		const due = timers.filter(({at}) => at <= now);
		timers = timers.filter(({at}) => at > now);
		for (const {callback} of due) callback();
	};
	const ports = {
		async *read() {
			for (const step of steps) {
				if (step instanceof Error) throw step;
				if ('wait' in step) pass(step.wait);
				else yield step;
			}
		},
		now: () => now,
		today: () => 1_761_307_200 + now / 1000,
		after(milliseconds: number, callback: () => void) {
			const timer = {at: now + milliseconds, callback};
			timers.push(timer);
			return () => {
				timers = timers.filter(other => other !== timer);
			};
		},
	};
	await readInBatches(ports, message => told.push({at: now, message}));
	return told;
}

const run = (repetition: number): ReadEvent => ({type: 'run', run: runOf({repetition})});

function runsIn(message: Message): number {
	return message.type === 'study read' ? message.batch.runs.length : -1;
}

describe('readInBatches', () => {
	it('shows the first run at once, and what follows together', async () => {
		const told = await batches([run(1), {wait: 0}, run(2), run(3), {wait: 250}, run(4), {wait: 10}, {type: 'done'}]);
		expect(told.map(({at, message}) => [at, runsIn(message)])).toEqual([
			[0, 1],
			[250, 2],
			[260, 1],
		]);
	});

	it('hands over at once, and once, what is all there at once', async () => {
		const told = await batches([
			{type: 'found', files: 3, bytes: 9},
			{wait: 30},
			run(1),
			run(2),
			run(3),
			{type: 'done'},
		]);
		expect(told.map(({at, message}) => [at, runsIn(message)])).toEqual([
			[30, 0],
			[30, 3],
		]);
	});

	it('hands over a run that was told again as it was told last', async () => {
		const again: ReadEvent = {type: 'run', run: runOf({repetition: 1, bytes: 5})};
		const [told] = await batches([run(1), run(2), again, {type: 'done'}]);
		const runs = told?.message.type === 'study read' ? told.message.batch.runs : [];
		expect(runs.map(({repetition, bytes}) => [repetition, bytes])).toEqual([
			[2, runOf({}).bytes],
			[1, 5],
		]);
	});

	it('says when it hands something over', async () => {
		const [first, second] = await batches([run(1), {wait: 0}, {wait: 250}, run(2), {type: 'done'}]);
		const readAt = (told: typeof first) => told?.message.type === 'study read' && told.message.batch.readAt;
		expect(readAt(first)).toBe(1_761_307_200);
		expect(readAt(second)).toBe(1_761_307_200.25);
	});

	it('tells no more than ten times a second, however fast it reads', async () => {
		const steps = Array.from({length: 2000}, (_, index): readonly Step[] => [run(index + 1), {wait: 1}]).flat();
		const told = await batches(steps);
		expect(told.length).toBeLessThanOrEqual(20);
		expect(told.reduce((sum, {message}) => sum + runsIn(message), 0)).toBe(2000);
	});

	it('says that it is finished, once', async () => {
		const told = await batches([
			{type: 'found', files: 2, bytes: 10},
			run(1),
			{type: 'progress', done: 1, total: 1},
			{type: 'done'},
		]);
		const finished = told.filter(({message}) => message.type === 'study read' && message.batch.finished);
		expect(finished).toHaveLength(1);
	});

	it('keeps what was read before reading failed', async () => {
		const told = await batches([run(1), run(2), new Error('the disk is gone')]);
		expect(told.map(({message}) => message.type)).toEqual(['study read', 'reading failed']);
		expect(told.map(({message}) => runsIn(message))).toEqual([2, -1]);
		expect(told.at(-1)?.message).toEqual({type: 'reading failed', reason: 'the disk is gone'});
	});
});

describe('performer', () => {
	function ask(outcome: ReturnType<Ports['copy']>): {
		readonly copied: readonly string[];
		readonly told: readonly Message[];
	} {
		const copied: string[] = [];
		const told: Message[] = [];
		const ports: Ports = {
			async *read() {},
			now: () => 0,
			today: () => 0,
			after: () => () => undefined,
			copy(text) {
				copied.push(text);
				return outcome;
			},
			repaint() {},
			async *gpu() {},
			suspend() {},
			quit() {},
		};
		performer(ports, message => told.push(message))({type: 'copy', text: 'a table', what: 'Throughput'});
		return {copied, told};
	}

	it('copies, and says no more than it can know', () => {
		const {copied, told} = ask({kind: 'sent', bytes: 7});
		expect(copied).toEqual(['a table']);
		expect(told).toMatchObject([
			{type: 'text copied', notice: {tone: 'plain', text: expect.stringMatching(/^sent to/)}},
		]);
	});

	it('says why it could not copy', () => {
		const {told} = ask({kind: 'refused', reason: 'this terminal has no clipboard'});
		expect(told).toMatchObject([{notice: {tone: 'warning', text: 'not copied: this terminal has no clipboard'}}]);
	});
});
