import {availableParallelism} from 'node:os';
import {read} from '../disk/read.ts';
import {readPool} from '../disk/read-pool.ts';
import {isSynthetic} from '../disk/synthetic.ts';
import {datasetOf} from '../domain/assemble.ts';
import type {Dataset, Ignored} from '../domain/dataset.ts';
import type {Finding} from '../domain/finding.ts';
import type {Run} from '../domain/run.ts';
import type {Trace} from '../domain/trace.ts';
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
	const runs: Run[] = [];
	const findings: Finding[] = [];
	const ignored: Ignored[] = [];
	const looseTraces: Trace[] = [];
	const pool = readPool({size: poolSize(), cache});
	const memory = memoryOf(study);
	const progress = progressOn(stderr);
	try {
		const {parse, parseTrace} = pool;
		for await (const event of read(roots, {...readOptions, parse, parseTrace, memory})) {
			switch (event.type) {
				case 'run':
					runs.push(event.run);
					break;
				case 'finding':
					findings.push(event.finding);
					break;
				case 'ignored':
					ignored.push(event.ignored);
					break;
				case 'loose trace':
					looseTraces.push(event.trace);
					break;
				case 'progress':
					progress.show(event.done, event.total);
					break;
				case 'found':
				case 'done':
					break;
			}
		}
	} finally {
		progress.clear();
		await pool.close();
	}
	const synthetic = await isSynthetic(roots);
	const readAt = toSeconds(Date.now());
	const paths = roots.map(({path}) => path);
	const dataset = datasetOf({roots: paths, runs, findings, ignored, looseTraces, synthetic, readAt});
	await memory?.keepMade(dataset, assumptions);
	return dataset;
}
