import type {Channel, Sample} from '../domain/trace.ts';

/** Puts together what the GPUs said at one time. */
export type Ticks = {
	/** A tick where with this sample all GPUs have told theirs, or where one has ended without one of them. */
	readonly add: (sample: Sample) => readonly Tick[];
};

export type Tick = {
	/** One a GPU, at least one. */
	readonly samples: readonly Sample[];
	/** None of the GPUs is missing. */
	readonly isWhole: boolean;
};

/** A GPU that comes again begins the next tick. How many there are is known when the first has ended. */
export function createTicks(): Ticks {
	let current = new Map<string, Sample>();
	let gpus: number | null = null;
	const ended = (): readonly Tick[] => {
		const samples = [...current.values()];
		current = new Map();
		return samples.length === 0 ? [] : [{samples, isWhole: gpus !== null && samples.length >= gpus}];
	};
	const beginAnew = (): readonly Tick[] => {
		gpus = Math.max(gpus ?? 0, current.size);
		return ended();
	};
	return {
		add(sample) {
			const before = current.has(sample.gpu) ? beginAnew() : [];
			current.set(sample.gpu, sample);
			return gpus !== null && current.size >= gpus ? [...before, ...ended()] : before;
		},
	};
}

/** null: one of the GPUs has not told its power. */
export function powerOf({samples, isWhole}: Tick): number | null {
	if (!isWhole) return null;
	return samples.reduce<number | null>((sum, {power}) => (sum === null || power === null ? null : sum + power), 0);
}

export type Spread = {readonly mean: number; readonly least: number; readonly greatest: number};

/** Of the GPUs that have an answer; null: none has. */
export function spreadOf({samples}: Tick, channel: Channel): Spread | null {
	const values = samples.flatMap(sample => sample[channel] ?? []);
	if (values.length === 0) return null;
	const sum = values.reduce((total, value) => total + value, 0);
	return {mean: sum / values.length, least: Math.min(...values), greatest: Math.max(...values)};
}
