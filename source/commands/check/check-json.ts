import type {Json, JsonObject} from '../../units/json.ts';
import {version} from '../version.ts';
import type {CheckedStudy, ConditionVerdict} from './checked-study.ts';

/** One document, `cai-tui.check/1`, with what the text says; fractions and full precision. */
export function checkJson(study: CheckedStudy): string {
	return `${JSON.stringify(documentOf(study), null, '\t')}\n`;
}

function documentOf({
	dataset,
	runs,
	counts,
	beside,
	conditions,
	findings,
	notJudged,
	judged,
	noOverhead,
}: CheckedStudy): Json {
	return {
		schema: 'cai-tui.check/1',
		version,
		roots: dataset.roots,
		synthetic: dataset.synthetic,
		summary: {
			runs: runs.length,
			ok: counts.ok,
			runs_with_warnings: counts.warning,
			runs_with_errors: counts.error,
			beside_runs: {errors: beside.error, warnings: beside.warning, notes: beside.note},
		},
		no_overhead: noOverhead,
		conditions: conditions.map(conditionJson),
		findings: findings.map(finding => ({...finding})),
		judged,
		not_judged: notJudged.map(({code, path, reason}) => ({code, path, reason})),
		ignored: dataset.ignored.map(({path, reason}) => ({path, reason})),
	};
}

function conditionJson({condition, comparison, variation, sizes, findings}: ConditionVerdict): JsonObject {
	const {overhead, ci, verdict, reason} = comparison;
	return {
		experiment: condition.experiment,
		condition: condition.name,
		n_off: sizes.tee_off,
		n_on: sizes.tee_on,
		n_unknown: sizes.unknown,
		metric: comparison.metric,
		loss: overhead,
		ci: ci === null ? null : {...ci},
		verdict,
		reason,
		cv_off: variation.tee_off,
		cv_on: variation.tee_on,
		cv_unknown: variation.unknown,
		worst: findings[0]?.code ?? null,
	};
}
