import type {Explained} from '../../live/ending.ts';
import type {PowerLine} from './power-lines.ts';

/** A time in which the log has no power, of one GPU or of all. Seconds since 1970. */
export type PowerGap = Explained & {
	/** null: of all. */
	readonly gpu: string | null;
	/** The last reading before it; where there was none, the first that should have been one. */
	readonly from: number;
	/** null: it lasts. */
	readonly to: number | null;
};

export type PowerGaps = {
	readonly take: (line: PowerLine) => void;
	/** No lines have come for a while. */
	readonly fallSilent: (why: Explained) => void;
	/** No more lines come, for a reason that is known. */
	readonly stop: (why: Explained) => void;
	/** Nothing can be written any more. */
	readonly end: (why: Explained) => void;
	/** The power of none of the GPUs is told now. */
	readonly isWithoutAny: () => boolean;
	/** In the order in which they began. */
	readonly all: () => readonly PowerGap[];
};

export type PowerGapsOptions = {
	/** Seconds since 1970, on a clock that does not jump. */
	readonly now: () => number;
	/** Seconds without a line of one GPU, while others have theirs, after which it counts as gone. */
	readonly patience: number;
	readonly explain: (line: PowerLine) => Explained;
	readonly onBegin: (gap: PowerGap) => void;
	readonly onEnd: (gap: PowerGap) => void;
};

const gone: Explained = {
	what: 'nvidia-smi does not list it any more.',
	advice: 'Look for Xid errors in dmesg: it may have fallen off the bus.',
};

export function powerGaps({now, patience, explain, onBegin, onEnd}: PowerGapsOptions): PowerGaps {
	const gpus = new Map<string, {lastLine: number; lastPower: number | null}>();
	/** Those that last, by GPU; '' is all of them. */
	const open = new Map<string, PowerGap>();
	const closed: PowerGap[] = [];
	let isOver = false;

	const begin = (gap: PowerGap): void => {
		const key = gap.gpu ?? '';
		const known = open.get(key);
		// That it was ended says more than that it was silent.
		open.set(key, known === undefined ? gap : {...known, what: gap.what, advice: gap.advice});
		if (known === undefined) onBegin(gap);
	};
	const end = (key: string, to: number): void => {
		const gap = open.get(key);
		if (gap === undefined) return;
		open.delete(key);
		const whole = {...gap, to};
		closed.push(whole);
		onEnd(whole);
	};
	const lastLine = (): number => Math.max(...[...gpus.values()].map(each => each.lastLine));
	const stop = (why: Explained): void => {
		if (gpus.size > 0 && !isOver) begin({...why, gpu: null, from: lastLine(), to: null});
	};

	return {
		take(line) {
			if (isOver) return;
			const at = now();
			const gpu = gpus.get(line.gpu) ?? {lastLine: at, lastPower: null};
			gpus.set(line.gpu, gpu);
			if (open.has('')) {
				end('', at);
				for (const each of gpus.values()) each.lastLine = at;
			}
			gpu.lastLine = at;
			if (line.instead === null) {
				gpu.lastPower = at;
				end(line.gpu, at);
			} else if (!open.has(line.gpu)) {
				begin({...explain(line), gpu: line.gpu, from: gpu.lastPower ?? at, to: null});
			}
			for (const [name, other] of gpus) {
				if (at - other.lastLine <= patience || open.has(name)) continue;
				begin({...gone, gpu: name, from: other.lastPower ?? other.lastLine, to: null});
			}
		},
		fallSilent(why) {
			if (!open.has('')) stop(why);
		},
		stop,
		end(why) {
			stop(why);
			isOver = true;
		},
		isWithoutAny: () => open.has('') || [...gpus.keys()].every(gpu => open.has(gpu)),
		all: () => [...closed, ...open.values()].sort((a, b) => a.from - b.from),
	};
}

/** Seconds for which at least one GPU had no power in the log. `end`: until when those that last are counted. */
export function secondsWithout(gaps: readonly PowerGap[], end: number): number {
	let total = 0;
	let until = Number.NEGATIVE_INFINITY;
	for (const {from, to} of gaps.toSorted((a, b) => a.from - b.from)) {
		const last = to ?? end;
		total += Math.max(0, last - Math.max(from, until));
		until = Math.max(until, last);
	}
	return total;
}
