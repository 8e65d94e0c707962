import type {Condition} from '../../domain/dataset.ts';
import {modelSize} from '../../domain/model-size.ts';
import {toMillions} from '../../units/convert.ts';
import {formatDigits, formatNumber} from '../../units/format.ts';
import {type Check, type Evidence, found, notJudged} from '../check.ts';
import {isMeasured} from '../needs.ts';

export const modelFolder: Check = {
	code: 'model-folder',
	severity: 'warning',
	scope: 'experiment',
	title: 'The folder names another model than the results',
	looksAt:
		'Size and family of the model in the name of the condition, against `model_id`; conditions of different models that one model served.',
	why: 'Tables and charts are labelled by the folder: the numbers would stand under the wrong model.',
	advice: 'Look at model_id in the results and at the server log, and rename the folder or repeat the runs.',
	thresholds: {size: {value: 0.05, meaning: 'relative difference of model sizes that is still taken for rounding'}},
	judge({conditions}, {threshold}) {
		if (conditions.every(condition => modelIds(condition).length === 0)) return notJudged('no result names its model');
		const works = conditions.map(workOf);
		return found(
			...conditions.flatMap((condition, index) =>
				[
					...modelIds(condition).flatMap(id => [
						...otherSize(condition, id, threshold('size')),
						...otherFamily(condition, id),
					]),
					...sameModel(
						condition,
						conditions.slice(0, index).filter((_, earlier) => works[earlier] === works[index]),
					),
				].map(evidence => ({...evidence, about: {scope: 'condition' as const, path: condition.id}})),
			),
		);
	},
};

function modelIds(condition: Condition): readonly string[] {
	const ids = condition.modes.flatMap(group => group.runs).flatMap(run => run.result?.modelId ?? []);
	return [...new Set(ids)];
}

function otherSize({parameters}: Condition, id: string, tolerance: number): readonly Evidence[] {
	const said = modelSize(parameters.model);
	const served = modelSize(id);
	if (said === null || served === null || Math.abs(said / served - 1) <= tolerance) return [];
	return [
		{
			message: `The folder says ${parameters.model} (${billions(said)}), the results come from ${id} (${billions(served)}).`,
			evidence: {folder: parameters.model, folder_billions: said, model_id: id, model_id_billions: served},
		},
	];
}

function billions(size: number): string {
	return size < 1 ? `${formatNumber(toMillions(size), 0)}M` : `${formatDigits(size, 3)}B`;
}

/** Names that tell models apart; others are how a group calls its conditions. */
const families = /deepseek|falcon|gemma|granite|internlm|llama|minimax|mistral|mixtral|nemotron|olmo|phi|qwen|yi/g;

function otherFamily({parameters}: Condition, id: string): readonly Evidence[] {
	const familiesIn = (text: string) =>
		(text.toLowerCase().match(/[a-z]+/g) ?? []).flatMap(word => word.match(families) ?? []);
	const said = familiesIn(parameters.model);
	const served = familiesIn(id);
	if (said.length === 0 || served.length === 0 || said.some(family => served.includes(family))) return [];
	return [
		{
			message: `The folder says ${parameters.model}, the results come from ${id}.`,
			evidence: {folder: parameters.model, model_id: id},
		},
	];
}

/** Two conditions that claim different models and were served by one, under the same parameters. Said once, of the later. */
function sameModel(condition: Condition, earlier: readonly Condition[]): readonly Evidence[] {
	return earlier
		.filter(other => claimsOtherModel(other, condition))
		.map(other => ({
			message: `Same model_id (${modelIds(condition).join(', ')}) and parameters as ${other.name}.`,
			evidence: {other: other.id, model_ids: modelIds(condition)},
		}));
}

function claimsOtherModel(a: Condition, b: Condition): boolean {
	const sizes = [modelSize(a.parameters.model), modelSize(b.parameters.model)];
	return !sizes.includes(null) && a.parameters.model !== b.parameters.model;
}

/** What was measured, apart from the name of the model. */
function workOf(condition: Condition): string {
	const {level, levelKind, inputLength, outputLength, maxNumSeqs} = condition.parameters;
	const results = condition.modes.flatMap(group => group.runs.filter(isMeasured).map(run => run.result));
	const served = results.map(({modelId, numPrompts, requestRate, maxConcurrency}) =>
		[modelId, numPrompts, requestRate, maxConcurrency].join(' '),
	);
	return JSON.stringify([String(level), levelKind, inputLength, outputLength, maxNumSeqs, [...new Set(served)].sort()]);
}
