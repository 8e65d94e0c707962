import type {Sample} from '../domain/trace.ts';

/** Adds up the power of all GPUs, reading by reading. */
export type TickSum = {
	/** A sum where with this sample all GPUs have told theirs, or where a reading has ended without one of them. */
	readonly add: (sample: Sample) => readonly PowerSum[];
};

/** null: one of the GPUs has not told its power. */
export type PowerSum = {readonly time: number | null; readonly power: number | null};

/** A GPU that comes again begins the next reading. How many there are is known when the first has ended. */
export function tickSum(): TickSum {
	let tick = new Map<string, Sample>();
	let gpus: number | null = null;
	const ended = (): readonly PowerSum[] => {
		const samples = [...tick.values()];
		tick = new Map();
		if (samples.length === 0) return [];
		const isWhole = gpus !== null && samples.length >= gpus;
		const power = samples.reduce<number | null>((sum, each) => {
			return sum === null || each.power === null ? null : sum + each.power;
		}, 0);
		return [{time: samples[0]?.time ?? null, power: isWhole ? power : null}];
	};
	return {
		add(sample) {
			const before = tick.has(sample.gpu) ? beginAnew() : [];
			tick.set(sample.gpu, sample);
			return gpus !== null && tick.size >= gpus ? [...before, ...ended()] : before;
		},
	};

	function beginAnew(): readonly PowerSum[] {
		gpus = Math.max(gpus ?? 0, tick.size);
		return ended();
	}
}
