import type {ReadEvent} from '../disk/read-event.ts';
import type {Ignored} from '../domain/dataset.ts';
import type {Finding} from '../domain/finding.ts';
import type {Run} from '../domain/run.ts';
import type {Trace} from '../domain/trace.ts';
import {forgetting} from './forgetting.ts';
import type {Batch} from './message.ts';

export type CollectedBatch = {
	readonly add: (event: ReadEvent) => void;
	/** null: nothing has been added. */
	readonly whole: () => Batch | null;
};

/** Collects what reading says until it is handed over. What was forgotten again is not in it. */
export function collectedBatch(): CollectedBatch {
	const runs = new Map<string, Run>();
	let findings: Finding[] = [];
	let ignored: Ignored[] = [];
	let looseTraces: Trace[] = [];
	const forgotten: string[] = [];
	let rest: Pick<Batch, 'found' | 'progress' | 'finished' | 'watching'> = {
		found: null,
		progress: null,
		finished: false,
	};
	let isEmpty = true;

	const forget = (paths: readonly string[]): void => {
		const isForgotten = forgetting(paths);
		for (const id of runs.keys()) if (isForgotten(id)) runs.delete(id);
		findings = findings.filter(({path}) => !isForgotten(path));
		ignored = ignored.filter(({path}) => !isForgotten(path));
		looseTraces = looseTraces.filter(({path}) => !isForgotten(path));
		forgotten.push(...paths);
	};

	const add = (event: ReadEvent): void => {
		isEmpty = false;
		switch (event.type) {
			case 'found':
				rest = {...rest, found: event.files};
				return;
			case 'run':
				// Told again, it takes the place of the last.
				runs.delete(event.run.id);
				runs.set(event.run.id, event.run);
				return;
			case 'finding':
				findings.push(event.finding);
				return;
			case 'ignored':
				ignored.push(event.ignored);
				return;
			case 'loose trace':
				looseTraces.push(event.trace);
				return;
			case 'forgotten':
				forget(event.paths);
				return;
			case 'watching':
				rest = {...rest, watching: true};
				return;
			case 'progress':
				rest = {...rest, progress: {done: event.done, total: event.total}};
				return;
			case 'done':
				rest = {...rest, finished: true};
				return;
		}
	};

	return {
		add,
		whole: () =>
			isEmpty
				? null
				: {
						...rest,
						runs: [...runs.values()],
						findings,
						ignored,
						...(looseTraces.length === 0 ? {} : {looseTraces}),
						...(forgotten.length === 0 ? {} : {forgotten}),
					},
	};
}
