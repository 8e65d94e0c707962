import {read} from '../../source/disk/read.ts';
import type {ReadOptions} from '../../source/disk/read-event.ts';
import type {Dataset, Ignored} from '../../source/domain/dataset.ts';
import type {Finding} from '../../source/domain/finding.ts';
import type {Run} from '../../source/domain/run.ts';
import type {Trace} from '../../source/domain/trace.ts';
import {studyOf} from '../builders/run.ts';

/** Everything below a folder, as the commands read it. */
export async function readStudy(path: string, options: ReadOptions = {}): Promise<Dataset> {
	const findings: Finding[] = [];
	const runs: Run[] = [];
	const looseTraces: Trace[] = [];
	const ignored: Ignored[] = [];
	for await (const event of read([{path}], options)) {
		if (event.type === 'finding') findings.push(event.finding);
		if (event.type === 'run') runs.push(event.run);
		if (event.type === 'ignored') ignored.push(event.ignored);
		if (event.type === 'loose trace') looseTraces.push(event.trace);
	}
	return studyOf(runs, {findings, looseTraces, ignored});
}
