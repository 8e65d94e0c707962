import type {Measurement} from '../../domain/measurement.ts';
import {teeModeLabel} from '../../domain/tee-mode.ts';
import type {CellValue, Figure, TableFigure, TextFigure} from '../../figures/figure.ts';
import {toKilojoules} from '../../units/convert.ts';
import {counted, formatInterval, formatPercent} from '../../units/format.ts';
import {overheadCell, quantity, text, verdictCell} from '../cells.ts';
import {formula, lack, note} from '../notes.ts';
import {grouped} from '../overhead-table.ts';
import {conditionColumn, sideCells, sideColumns, valueColumn} from '../side-columns.ts';
import type {View} from '../view.ts';
import {type Shown, traceCharts} from './charts.ts';
import type {TracedMode, Traces, TracesRow} from './compute-traces.ts';
import {changeBetween, doubts, logTable, sources} from './log-table.ts';
import {middleRun} from './traced-run.ts';

export const needs = 'Traces need a run with a power log';

export function present(result: Traces, view: View): readonly Figure[] {
	const {level, rows, modes, runs} = result;
	if (rows.length > 0) {
		return [
			note('choose', 'Charts are drawn of one condition, mode or run; these have power logs.'),
			chooser(rows),
			formula(energyFormula),
		];
	}
	if (modes.length === 0) return [lack(`${needs}: this ${level} has none (${counted(runs, 'run')} read).`)];
	const shown = shownIn(result, view);
	// Of a run that is under way there is no window yet, and so nothing to say of what it took within it.
	const finished = shown.filter(side => side.runs.every(({run}) => run.running === undefined));
	return [
		whatIsShown(shown),
		...traceCharts(shown, view),
		...(finished.length === 0 ? [] : [logTable(finished), ...overheads(result, finished), ...doubts(finished)]),
		sources(shown),
		formula(energyFormula),
	];
}

const energyFormula =
	'Energy: the integral of power over the times of the log, within the benchmark window; boards are summed. Time 0 is the start of the window.';

function shownIn({modes}: Traces, view: View): readonly Shown[] {
	const chosen = view.compare === 'single' && modes.length > 1 ? modes.filter(({mode}) => mode === 'tee_on') : modes;
	return (chosen.length === 0 ? modes.slice(0, 1) : chosen).flatMap(mode => shownOf(mode, view));
}

function shownOf({mode, runs}: TracedMode, view: View): readonly Shown[] {
	const finished = runs.filter(({run}) => run.running === undefined);
	if (view.allRepetitions && finished.length > 1) {
		const label = `${teeModeLabel[mode]} (${finished.length} runs)`;
		return [{mode, label, runs: finished, banded: true, of: finished.length}];
	}
	const middle = middleRun(runs);
	if (middle === null) return [];
	const label = `${teeModeLabel[mode]} rep ${middle.run.repetition}`;
	return [{mode, label, runs: [middle], banded: false, of: Math.max(1, finished.length)}];
}

function whatIsShown(shown: readonly Shown[]): TextFigure {
	const parts = shown.map(({label, runs, banded, of}) => {
		if (runs[0]?.run.running !== undefined) return `${label}, under way: its chart grows`;
		if (banded) return `${label}: median, least and greatest at each time`;
		return of > 1 ? `${label}, the middle of ${of} by energy` : label;
	});
	return note('shown', `${parts.join('; ')}.`);
}

function overheads({energy}: Traces, shown: readonly Shown[]): readonly TextFigure[] {
	const side = (mode: Shown['mode']) => shown.find(other => other.mode === mode && !other.banded)?.runs[0];
	const off = side('tee_off');
	const on = side('tee_on');
	const between = off === undefined || on === undefined ? null : changeBetween(off, on);
	const sentences = [
		...(between === null ? [] : [`TEE on against off, these two runs: ${between}.`]),
		...(energy === null || energy.overhead === null
			? []
			: [
					`All runs (${energy.n_off}+${energy.n_on}): ${formatPercent(energy.overhead, {signed: true})} energy${energy.ci === null ? '' : `, ${formatInterval(energy.ci.low, energy.ci.high, 'fraction')}`}, ${energy.verdict}.`,
				]),
	];
	return sentences.length === 0 ? [] : [note('change', sentences.join(' '))];
}

function kilojoules(energy: Measurement | null): CellValue {
	return quantity(energy === null ? null : toKilojoules(energy.median), 'kJ');
}

function chooser(rows: readonly TracesRow[]): TableFigure {
	const power = rows.map(row => row.power);
	const utilization = rows.map(row => row.utilization);
	const energy = rows.map(row => row.energy);
	return {
		kind: 'table',
		id: 'conditions',
		columns: [
			conditionColumn,
			valueColumn('traced', 'logs', null, 1),
			...sideColumns(energy, {
				prefix: 'energy',
				unit: 'kJ',
				priority: 1,
				titles: {tee_off: 'energy off', tee_on: 'on', unknown: 'energy'},
			}),
			valueColumn('increase', 'increase', null, 0),
			{id: 'verdict', title: 'verdict', align: 'left', priority: 3},
			...sideColumns(power, {
				prefix: 'power',
				unit: 'W',
				priority: 2,
				titles: {tee_off: 'mean off', tee_on: 'on', unknown: 'mean'},
			}),
			...sideColumns(utilization, {
				prefix: 'utilization',
				unit: '%',
				priority: 4,
				titles: {tee_off: 'GPU off', tee_on: 'on', unknown: 'GPU'},
			}),
		],
		rows: grouped(rows, row => ({
			id: row.condition.id,
			target: row.condition.id,
			cells: {
				condition: text(row.condition.name),
				traced: text(`${row.traced} of ${row.runs}`),
				...sideCells('energy', row.energy, kilojoules),
				increase: overheadCell(row.energy.comparison),
				verdict: verdictCell(row.energy.comparison),
				...sideCells('power', row.power),
				...sideCells('utilization', row.utilization),
			},
			...(row.energy.comparison.verdict === 'not comparable' ? {tone: 'greyed' as const} : {}),
		})),
		interactive: true,
	};
}
