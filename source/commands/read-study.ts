import {availableParallelism} from 'node:os';
import {collectedBatch} from '../app/collected-batch.ts';
import {read} from '../disk/read.ts';
import {readPool} from '../disk/read-pool.ts';
import {isSynthetic} from '../disk/synthetic.ts';
import {datasetOf} from '../domain/assemble.ts';
import type {Dataset} from '../domain/dataset.ts';
import {toSeconds} from '../units/convert.ts';
import {progressOn} from './progress.ts';
import type {Study} from './study.ts';
import {memoryOf} from './study-memory.ts';

/** Threads that read results: a core is left to this thread, which walks folders and puts the results together. */
export function poolSize(): number {
	return Math.min(4, Math.max(1, availableParallelism() - 1));
}

/** Reads a study to its end, saying on a terminal's standard error how far it is. */
export async function readStudy(study: Study, stderr: NodeJS.WriteStream): Promise<Dataset> {
	const {roots, readOptions, cache, assumptions} = study;
	const told = collectedBatch();
	const pool = readPool({size: poolSize(), cache});
	const memory = memoryOf(study);
	const progress = progressOn(stderr);
	try {
		const {parse, parseTrace} = pool;
		for await (const event of read(roots, {...readOptions, parse, parseTrace, memory})) {
			if (event.type === 'progress') progress.show(event.done, event.total);
			else told.add(event);
		}
	} finally {
		progress.clear();
		await pool.close();
	}
	const synthetic = await isSynthetic(roots);
	const readAt = toSeconds(Date.now());
	const paths = roots.map(({path}) => path);
	const {runs = [], findings = [], ignored = [], looseTraces = []} = told.whole() ?? {};
	const dataset = datasetOf({roots: paths, runs, findings, ignored, looseTraces, synthetic, readAt});
	await memory?.keepMade(dataset, assumptions);
	return dataset;
}
