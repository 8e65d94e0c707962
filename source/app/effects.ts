import type {ReadEvent} from '../disk/read-event.ts';
import type {LiveFeed} from '../domain/live-feed.ts';
import {collectedBatch} from './collected-batch.ts';
import type {Effect} from './effect.ts';
import type {Message} from './message.ts';
import type {Notice} from './state.ts';

/** What the program can do to the world. The command gives the real ones, a test its own. */
export type Ports = {
	readonly read: () => AsyncIterable<ReadEvent>;
	/** The GPUs of this machine, without end. */
	readonly gpu: () => AsyncIterable<LiveFeed>;
	/** Milliseconds on a clock that does not jump. */
	readonly now: () => number;
	/** Epoch seconds. */
	readonly today: () => number;
	/** Calls back after so many milliseconds; the result calls it off. */
	readonly after: (milliseconds: number, callback: () => void) => () => void;
	readonly copy: (text: string) => CopyOutcome;
	readonly repaint: () => void;
	readonly suspend: () => void;
	readonly quit: () => void;
};

/** A terminal never says whether it took the text: `sent` is all that can be known. */
export type CopyOutcome =
	| {readonly kind: 'sent'; readonly bytes: number}
	| {readonly kind: 'refused'; readonly reason: string};

/** Milliseconds between two batches. A short study fills before one's eyes; of a long one, showing it takes little time from reading it. */
const shortestWait = 125;
const longestWait = 1000;

export function performer(ports: Ports, dispatch: (message: Message) => void): (effect: Effect) => void {
	let isGpuWatched = false;
	return effect => {
		switch (effect.type) {
			case 'read':
				void readInBatches(ports, dispatch);
				return;
			case 'watch gpu':
				if (!isGpuWatched) void readGpu(ports, dispatch);
				isGpuWatched = true;
				return;
			case 'copy':
				dispatch({type: 'text copied', notice: copyNotice(effect.what, ports.copy(effect.text))});
				return;
			case 'repaint':
				ports.repaint();
				return;
			case 'suspend':
				ports.suspend();
				return;
			case 'quit':
				ports.quit();
				return;
		}
	};
}

async function readGpu({gpu}: Ports, dispatch: (message: Message) => void): Promise<void> {
	for await (const feed of gpu()) dispatch({type: 'gpu read', feed});
}

function copyNotice(what: string, outcome: CopyOutcome): Notice {
	return outcome.kind === 'sent'
		? {text: `sent to the clipboard: ${what} (OSC 52; not every terminal takes it)`, tone: 'plain'}
		: {text: `not copied: ${outcome.reason}`, tone: 'warning'};
}

/**
 * What has come in is handed over a few times a second, later once. The first run is shown at once, together with all that
 * is there as soon as it is.
 */
export async function readInBatches(
	{read, now, today, after}: Pick<Ports, 'read' | 'now' | 'today' | 'after'>,
	dispatch: (message: Message) => void,
): Promise<void> {
	let batch = collectedBatch();
	let handedOver = Number.NEGATIVE_INFINITY;
	let wait = shortestWait;
	let isWatching = false;
	let due: {readonly at: number; readonly callOff: () => void} | null = null;
	const handOver = (): void => {
		due?.callOff();
		due = null;
		const collected = batch.whole();
		if (collected === null) return;
		batch = collectedBatch();
		handedOver = now();
		wait = isWatching ? shortestWait : Math.min(longestWait, wait * 2);
		dispatch({type: 'study read', batch: {...collected, readAt: today()}});
	};
	const handOverAt = (time: number): void => {
		if (due !== null && due.at <= time) return;
		due?.callOff();
		due = {at: time, callOff: after(Math.max(0, time - now()), handOver)};
	};
	try {
		let hasRun = false;
		for await (const event of read()) {
			batch.add(event);
			const isFirst = event.type === 'run' && !hasRun;
			hasRun ||= event.type === 'run';
			// What follows comes one by one, and each is worth seeing at once.
			isWatching ||= event.type === 'watching';
			if (isFirst || isWatching) wait = shortestWait;
			if (event.type === 'done') handOver();
			else handOverAt(isFirst ? now() : Math.max(now(), handedOver + wait));
		}
		handOver();
	} catch (error) {
		handOver();
		dispatch({type: 'reading failed', reason: error instanceof Error ? error.message : String(error)});
	}
}
