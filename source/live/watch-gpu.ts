import {outputOf} from './child.ts';
import {type Explained, explained} from './ending.ts';
import {pause} from './pause.ts';
import {queryArguments, refusedField} from './query.ts';

export type GpuEvent =
	/** nvidia-smi was started: what follows begins with a header. */
	| {readonly type: 'started'}
	/** What it writes, in pieces of any size. */
	| {readonly type: 'text'; readonly text: string}
	| ({readonly type: 'failed'; readonly retryIn: number} & Explained);

export type GpuOptions = {
	/** Seconds between two readings. */
	readonly interval: number;
	readonly signal: AbortSignal;
	readonly command?: string;
	/** Seconds of silence that count as hanging. */
	readonly patience?: number;
	/** Out of reach of the terminal's Ctrl-C. */
	readonly apart?: boolean;
	/** Seconds before the first new attempt; they double up to the longest. */
	readonly backOff?: {readonly first: number; readonly longest: number};
};

const usualBackOff = {first: 1, longest: 30};

/** Seconds without output for which nvidia-smi is given the benefit of the doubt. */
export function usualPatience(interval: number): number {
	return Math.max(15, 5 * interval);
}

/** Readings of the GPUs of this machine without end. Whatever happens to nvidia-smi is told, and it is started again. */
export async function* watchGpu(options: GpuOptions): AsyncGenerator<GpuEvent> {
	const {interval, signal, command = 'nvidia-smi', backOff = usualBackOff, apart = false} = options;
	const patience = options.patience ?? usualPatience(interval);
	const refused = new Set<string>();
	let wait = backOff.first;
	while (!signal.aborted) {
		yield {type: 'started'};
		const output = outputOf({command, args: queryArguments(interval, refused), signal, patience, apart});
		let step = await output.next();
		try {
			for (; step.done !== true; step = await output.next()) {
				// From then on the next failure is a new one.
				if (hasReading(step.value)) wait = backOff.first;
				yield {type: 'text', text: step.value};
			}
		} finally {
			// Whoever stops asking ends the child.
			if (step.done !== true) await output.return({kind: 'exited', code: null, signal: null, output: ''});
		}
		if (signal.aborted || step.done !== true) return;
		const field = step.value.kind === 'exited' ? refusedField(step.value.output) : null;
		if (field !== null && !refused.has(field)) {
			refused.add(field);
			continue;
		}
		yield {type: 'failed', retryIn: wait, ...explained(step.value)};
		await pause(wait, signal);
		wait = Math.min(backOff.longest, wait * 2);
	}
}

/** Whether there is a reading in what nvidia-smi writes: it begins with its time. */
export function hasReading(text: string): boolean {
	return /^\d{4}\//m.test(text);
}

/** What a single call prints; null: it cannot be had. */
export async function askOnce(
	args: readonly string[],
	signal: AbortSignal,
	command = 'nvidia-smi',
): Promise<string | null> {
	const output = outputOf({command, args, signal, patience: 10});
	let text = '';
	for (;;) {
		const step = await output.next();
		if (step.done !== true) text += step.value;
		else return step.value.kind === 'exited' && step.value.code === 0 ? text : null;
	}
}
