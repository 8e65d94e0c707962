import {deserialize, serialize} from 'node:v8';
import {type FormerVerdicts, recallVerdicts} from '../checks/former-verdicts.ts';
import {verdictsToKeep} from '../checks/run-checks.ts';
import type {NotJudged, Verdicts} from '../checks/verdicts.ts';
import {studyCache} from '../disk/cache/study-cache.ts';
import type {StudyMemory} from '../disk/read.ts';
import type {ReadEvent} from '../disk/read-event.ts';
import type {Assumptions} from '../domain/assumptions.ts';
import type {Dataset} from '../domain/dataset.ts';
import type {MetricId, MetricValue} from '../domain/metric.ts';
import {recallValues, valuesKnown} from '../domain/metrics.ts';
import type {Run} from '../domain/run.ts';
import type {Study} from './study.ts';

/** What is kept of a whole study from call to call: what was read of it, computed of its runs, and said by the rules. */
export type Memory = StudyMemory & {
	/** Called when the study has been looked at as a whole: keeps what was computed for that. */
	readonly keepMade: (dataset: Dataset, assumptions: Assumptions) => Promise<void>;
};

/** Of the code that judges, written in by the bundler. */
declare const CAI_TUI_JUDGE: string | undefined;

const judge = typeof CAI_TUI_JUDGE === 'string' ? CAI_TUI_JUDGE : '';

/** undefined: nothing is kept. */
export function memoryOf(study: Study): Memory | undefined {
	const {cache, roots, readOptions, assumptions} = study;
	if (cache === null) return undefined;
	const kept = studyCache(cache, {roots, ...readOptions});
	const version = `${cache.version} ${judge}`;
	let told: ReadonlySet<Run> = new Set();
	let keeping = Promise.resolve();
	return {
		async find(scan) {
			const events = await kept.find(scan);
			if (events === null) return null;
			told = new Set(runsIn(events));
			const made = await kept.findMade(version);
			if (isMade(made) && isSame(made.assumptions, assumptions)) recall(made, [...told], assumptions);
			return events;
		},
		keep(events) {
			told = new Set(runsIn(events));
			keeping = kept.keep(events);
			return keeping;
		},
		async keepMade(dataset, rests) {
			await keeping;
			// What has changed since is not what is kept of the study.
			const isAsTold = dataset.runs.length === told.size && dataset.runs.every(run => told.has(run));
			told = new Set();
			if (!isAsTold || dataset.readAt === undefined) return;
			const verdicts = verdictsToKeep(dataset, rests, dataset.readAt);
			if (verdicts === null) return;
			const values = new Map(dataset.runs.map(run => [run.id, valuesKnown(run, rests)]));
			await kept.keepMade(version, {...packed(verdicts), values});
		},
	};
}

function recall(made: Made, runs: readonly Run[], assumptions: Assumptions): void {
	recallVerdicts(runs, unpacked(made));
	for (const run of runs) recallValues(run, assumptions, made.values.get(run.id) ?? new Map());
}

function isSame(some: Assumptions, others: Assumptions): boolean {
	return JSON.stringify(some) === JSON.stringify(others);
}

/** Of one that was told twice, as it was told last. */
function runsIn(events: readonly ReadEvent[]): Iterable<Run> {
	return new Map(events.flatMap(event => (event.type === 'run' ? [[event.run.id, event.run] as const] : []))).values();
}

/** What is seldom looked at stays bytes until it is. */
type PackedVerdicts = Pick<FormerVerdicts, 'assumptions' | 'now'> &
	Pick<Verdicts, 'findings' | 'judged'> & {
		readonly notJudged: Uint8Array;
		readonly bySubject: Uint8Array;
	};

type Made = PackedVerdicts & {readonly values: ReadonlyMap<string, ReadonlyMap<MetricId, MetricValue | null>>};

function packed({assumptions, now, whole, bySubject}: FormerVerdicts): PackedVerdicts {
	const {findings, judged, notJudged} = whole;
	return {assumptions, now, findings, judged, notJudged: serialize(notJudged), bySubject: serialize(bySubject)};
}

function unpacked({assumptions, now, findings, judged, ...later}: PackedVerdicts): FormerVerdicts {
	let notJudged: readonly NotJudged[] | undefined;
	let bySubject: FormerVerdicts['bySubject'] | undefined;
	return {
		assumptions,
		now,
		whole: {
			findings,
			judged,
			get notJudged() {
				notJudged ??= notJudgedFrom(later.notJudged);
				return notJudged;
			},
		},
		get bySubject() {
			bySubject ??= bySubjectFrom(later.bySubject);
			return bySubject;
		},
	};
}

const notJudgedFrom = (bytes: Uint8Array): readonly NotJudged[] => deserialize(bytes);
const bySubjectFrom = (bytes: Uint8Array): FormerVerdicts['bySubject'] => deserialize(bytes);

/** The version has told that the same code wrote it: this only tells the compiler. */
function isMade(value: unknown): value is Made {
	return typeof value === 'object' && value !== null && 'bySubject' in value && 'values' in value;
}
