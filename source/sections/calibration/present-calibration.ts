import {isWide} from '../../domain/scope.ts';
import {type TeeMode, teeModeLabel, teeModes} from '../../domain/tee-mode.ts';
import type {Figure, LineSeries, LinesFigure, TableFigure, TableRow, TextFigure} from '../../figures/figure.ts';
import type {Unit} from '../../units/quantity.ts';
import {count, measured, overheadCell, quantity, text, verdictCell} from '../cells.ts';
import {formula, lack, note, uncertaintyNotes} from '../notes.ts';
import {isMeasured, type Pair, sidesOf} from '../pair.ts';
import {repetitionTable} from '../repetition-table.ts';
import {sideCells, sideColumns, valueColumn} from '../side-columns.ts';
import type {Calibrated, Calibration, Setting} from './compute-calibration.ts';

export const needs = 'Calibration needs conditions of one model that differ in max-num-seqs (<model>-mns-<number>)';

export function present({level, models, repetitions}: Calibration): readonly Figure[] {
	if (models.length === 0) return [lack(`${needs}: this ${level} has none.`)];
	const wide = isWide(level);
	const settings = models.flatMap(model => model.settings);
	return [
		...models.flatMap((model, index) => [
			settingsTable(model, index === 0 && wide),
			...bestSentence(model),
			...charts(model),
		]),
		...(wide ? [] : [runsTable(repetitions)]),
		formula(
			'per prompt = duration / prompts, so it falls with concurrency: not how long a prompt takes. GPU and memory use: means in the benchmark window, of medians over runs. best: the least median; as good: the interval of its difference from the best holds 0.',
		),
		...doubtNote(settings),
		...uncertaintyNotes(settings.map(({perPrompt}) => perPrompt.comparison)),
	];
}

function settingsTable({id, model, experiment, settings}: Calibrated, interactive: boolean): TableFigure {
	const pairs = settings.map(({perPrompt}) => perPrompt);
	const modes = teeModes.filter(mode => settings.some(({standing}) => standing[mode] !== null));
	const paired = pairs.some(({comparison}) => comparison.overhead !== null);
	return {
		kind: 'table',
		id: `settings-${id}`,
		title: [model, experiment].filter(part => part !== '').join(', '),
		columns: [
			valueColumn('seqs', 'max-num-seqs', null, 0),
			...sideColumns(pairs, {
				prefix: 'per-prompt',
				unit: 's',
				priority: 1,
				titles: {tee_off: 'per prompt off', tee_on: 'on', unknown: 'per prompt'},
			}),
			...modes.map(
				mode =>
					({
						id: `standing-${mode}`,
						title: `standing ${standingTitles[mode]}`.trim(),
						align: 'left',
						priority: 0,
					}) as const,
			),
			...(paired
				? [
						valueColumn('increase', 'increase', null, 3),
						{id: 'verdict', title: 'verdict', align: 'left', priority: 3} as const,
					]
				: []),
			...sideColumns(
				settings.map(({gpu}) => gpu),
				{prefix: 'gpu', unit: '%', priority: 2, titles: {tee_off: 'GPU off', tee_on: 'on', unknown: 'GPU'}},
			),
			...sideColumns(
				settings.map(({memory}) => memory),
				{prefix: 'memory', unit: '%', priority: 4, titles: {tee_off: 'memory off', tee_on: 'on', unknown: 'memory'}},
			),
			...sideColumns(
				settings.map(({output}) => output),
				{
					prefix: 'output',
					unit: 'tok/s',
					priority: 5,
					titles: {tee_off: 'output off', tee_on: 'on', unknown: 'output'},
				},
			),
		],
		rows: settings.map(setting => settingRow(id, setting, modes)),
		interactive,
	};
}

function settingRow(model: string, setting: Setting, modes: readonly TeeMode[]): TableRow {
	const {maxNumSeqs, conditions, perPrompt, gpu, memory, output, standing} = setting;
	const [first] = conditions;
	return {
		id: `${model} ${maxNumSeqs}`,
		...(first === undefined ? {} : {target: first.id}),
		cells: {
			seqs: count(maxNumSeqs),
			...sideCells('per-prompt', perPrompt, measured),
			...Object.fromEntries(
				modes.map(mode => [
					`standing-${mode}`,
					text(standing[mode] ?? '', standing[mode] === 'best' ? 'strong' : 'dim'),
				]),
			),
			increase: overheadCell(perPrompt.comparison),
			verdict: verdictCell(perPrompt.comparison),
			...sideCells('gpu', gpu),
			...sideCells('memory', memory),
			...sideCells('output', output),
		},
	};
}

const standingTitles: Readonly<Record<TeeMode, string>> = {tee_off: 'off', tee_on: 'on', unknown: ''};

const inMode: Readonly<Record<TeeMode, string>> = {
	tee_off: ' with the TEE off',
	tee_on: ' with the TEE on',
	unknown: '',
};

function bestSentence({id, model, settings}: Calibrated): readonly TextFigure[] {
	const sentences = teeModes.flatMap(mode => {
		const of = (standing: string) =>
			settings.filter(setting => setting.standing[mode] === standing).map(({maxNumSeqs}) => String(maxNumSeqs));
		const [best, equal] = [of('best'), of('as good')];
		if (best.length === 0) return [];
		const others = equal.length === 0 ? '' : `, and ${equal.join(', ')} as good within the noise`;
		return [`${best.join(', ')}${inMode[mode]}${others}`];
	});
	return sentences.length === 0
		? []
		: [
				{
					kind: 'text',
					id: `best-${id}`,
					tone: 'plain',
					text: `Best for ${model || 'this experiment'}: ${sentences.join('; ')}.`,
				},
			];
}

function charts({id, settings}: Calibrated): readonly LinesFigure[] {
	const best = bestMarkers(settings);
	const chart = (name: string, title: string, unit: Unit, pick: (setting: Setting) => Pair) => {
		if (!settings.some(setting => isMeasured(pick(setting)))) return [];
		return [
			{
				kind: 'lines',
				id: `${name}-${id}`,
				title,
				xAxis: {title: 'max-num-seqs', unit: 'count', scale: 'log2', group: `seqs-${id}`},
				yAxis: {unit, from: 0},
				series: teeModes.flatMap(mode => seriesOf(mode, settings, pick)),
				markers: best,
				minRows: 5,
				maxRows: 8,
			} satisfies LinesFigure,
		];
	};
	return [
		...chart('per-prompt', 'seconds per prompt', 's', ({perPrompt}) => perPrompt),
		...chart('gpu', 'GPU use', '%', ({gpu}) => gpu),
	];
}

function bestMarkers(settings: readonly Setting[]): NonNullable<LinesFigure['markers']> {
	return settings.flatMap(({maxNumSeqs, standing}) => {
		const modes = teeModes.filter(mode => standing[mode] === 'best');
		if (modes.length === 0) return [];
		return [{x: maxNumSeqs, label: `best ${modes.map(mode => standingTitles[mode]).join('+')}`.trim()}];
	});
}

function seriesOf(
	mode: TeeMode,
	settings: readonly Setting[],
	pick: (setting: Setting) => Pair,
): readonly LineSeries[] {
	const points = settings.flatMap(setting => {
		const side = sidesOf(pick(setting)).find(other => other.mode === mode);
		return side === undefined ? [] : [{x: setting.maxNumSeqs, ...side.measurement}];
	});
	if (points.length === 0) return [];
	return [
		{
			id: mode,
			label: teeModeLabel[mode],
			role: mode,
			x: points.map(({x}) => x),
			y: points.map(({median}) => median),
			low: points.map(({min}) => min),
			high: points.map(({max}) => max),
			marks: true,
		},
	];
}

function doubtNote(settings: readonly Setting[]): readonly TextFigure[] {
	const isDoubtful = settings.some(({standing}) => Object.values(standing).includes('not told apart'));
	return isDoubtful
		? [
				note(
					'doubt',
					'With a single run of a setting there is no interval: not told apart from the best, whatever the medians say.',
				),
			]
		: [];
}

function runsTable(repetitions: Calibration['repetitions']): TableFigure {
	return repetitionTable(repetitions, {
		id: 'repetitions',
		title: 'each repetition of this setting',
		columns: [
			valueColumn('per-prompt', 'per prompt', 's', 0),
			valueColumn('gpu', 'GPU', '%', 1),
			valueColumn('memory', 'memory', '%', 2),
		],
		cells: ({value, values}) => ({
			'per-prompt': quantity(value?.value, 's'),
			gpu: quantity(values.get('mean_gpu_utilization')?.value, '%'),
			memory: quantity(values.get('mean_memory_utilization')?.value, '%'),
		}),
	});
}
