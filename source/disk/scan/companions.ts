import {perObject} from '../../domain/memo.ts';
import {recordingName} from '../run-recording.ts';
import {fileNameOf} from './file-name.ts';
import type {FoundFile} from './walk.ts';

/** What lies beside a result and belongs to it, by the stem of its name alone. */
export type Companions = {
	readonly gpu: FoundFile | null;
	readonly cpu: FoundFile | null;
	readonly confCompute: FoundFile | null;
	/** What `cai-tui record` noted of the run. */
	readonly recording: FoundFile | null;
};

export type Paired = {
	readonly companions: ReadonlyMap<FoundFile, Companions>;
	/** Traces that belong to no result. */
	readonly orphans: readonly FoundFile[];
	/** Of those that `cai-tui record` has ended: what it noted of them. */
	readonly recordings: ReadonlyMap<FoundFile, FoundFile>;
	/** GPU traces of a result that has another one already. */
	readonly spare: readonly FoundFile[];
	/** Dumps and recordings that belong to no result. */
	readonly strays: readonly FoundFile[];
};

/** Names of a result's GPU trace, the newest way of naming first. */
export function gpuTraceNames({name}: Pick<FoundFile, 'name'>): readonly string[] {
	const {stem} = fileNameOf(name);
	return [`${stem}_power_metrics_GPU.csv`, `${stem}_power_metrics.csv`, `${name}_power_metrics.csv`];
}

/** Pairs the files of one folder: once, however often it is asked for. */
export const pair = perObject((files: readonly FoundFile[]): Paired => {
	const byName = new Map(files.map(file => [file.name, file]));
	const taken = new Set<FoundFile>();
	const spare = new Set<FoundFile>();
	const companions = new Map<FoundFile, Companions>();
	const find = (name: string): FoundFile | null => {
		const file = byName.get(name) ?? null;
		if (file !== null) taken.add(file);
		return file;
	};
	for (const result of files.filter(({kind}) => kind.kind === 'result')) {
		const {stem} = fileNameOf(result.name);
		const [gpu = null, ...others] = gpuTraceNames(result).flatMap(name => find(name) ?? []);
		for (const other of others) spare.add(other);
		companions.set(result, {
			gpu,
			cpu: find(`${stem}_power_metrics_CPU.csv`),
			confCompute: find(`${stem}_conf_compute.txt`),
			recording: find(recordingName(stem)),
		});
	}
	const orphans = files.filter(file => !taken.has(file) && file.kind.kind === 'trace');
	const recordings = new Map<FoundFile, FoundFile>();
	for (const orphan of orphans) {
		const recording = orphan.kind.kind === 'trace' ? find(recordingName(orphan.kind.of)) : null;
		if (recording !== null) recordings.set(orphan, recording);
	}
	const left = files.filter(file => !taken.has(file));
	return {
		companions,
		orphans,
		recordings,
		spare: [...spare],
		strays: left.filter(({kind}) => kind.kind === 'conf-compute' || kind.kind === 'recording'),
	};
});
