import {teeModeLabel} from '../../domain/tee-mode.ts';
import type {Figure, TableFigure} from '../../figures/figure.ts';
import {modeCell, quantity, severityCell, text} from '../cells.ts';
import {findingText} from '../finding-text.ts';
import {worstOf} from '../findings.ts';
import {formula, lack, note} from '../notes.ts';
import {modeColumn, valueColumn} from '../side-columns.ts';
import {traceCharts} from '../traces/charts.ts';
import {doubts, logTable} from '../traces/log-table.ts';
import type {View} from '../view.ts';
import type {RunDetails, RunRow, Runs} from './compute-run.ts';
import {interTokenHistogram, ttftHistogram} from './distributions.ts';
import {differing, latencyTable} from './latency-table.ts';
import {emptyAnswersNote, files, missing, outcome, setup} from './run-facts.ts';

export const needs = 'Run details need one run';

export function present({level, details, rows, assumptions}: Runs, view: View): readonly Figure[] {
	if (details === null) {
		if (rows.length === 0) return [lack(`${needs}: this ${level} has none.`)];
		return [lack(`${needs}: these are the runs of this ${level}.`), runsTable(rows)];
	}
	return [
		...missing(details).map((sentence, index) => note(`missing-${index + 1}`, sentence)),
		setup(details),
		...(details.run.result === null ? [] : [outcome(details, assumptions.currency)]),
		...details.findings.map(findingText),
		...sharedNote(details),
		...(details.latencies.length === 0 ? [] : latencies(details)),
		...ttftHistogram(details.run),
		...interTokenHistogram(details.run),
		...trace(details, view),
		files(details),
	];
}

function sharedNote({aboutCondition, run}: RunDetails): readonly Figure[] {
	if (aboutCondition.length === 0) return [];
	return [
		note('condition', `Found about ${run.condition} as a whole, in section Checks: ${aboutCondition.join(', ')}.`),
	];
}

function latencies(details: RunDetails): readonly Figure[] {
	const differs = details.latencies.some(latency => differing(latency).length > 0);
	const empty = emptyAnswersNote(details, differs);
	return [
		latencyTable(details.latencies),
		...(empty === null ? [] : [note('empty-answers', empty)]),
		formula(
			'Recomputed over the answered requests, percentiles of type 7 as vLLM takes them; ≠ marks stored values more than 0.5 % away. TPOT = Σ ITL / (output tokens − 1), decode = Σ ITL, E2EL = TTFT + Σ ITL; ITL over all gaps of the run.',
		),
	];
}

function trace({traced, run}: RunDetails, view: View): readonly Figure[] {
	if (traced === null) return [];
	const label = `${teeModeLabel[run.teeMode]} rep ${run.repetition}`;
	const shown = [{mode: run.teeMode, label, runs: [traced], banded: false, of: 1}];
	return [...traceCharts(shown, view), logTable(shown), ...doubts(shown)];
}

function runsTable(rows: readonly RunRow[]): TableFigure {
	return {
		kind: 'table',
		id: 'runs',
		columns: [
			{id: 'condition', title: 'condition', align: 'left', priority: 0, minWidth: 10},
			modeColumn,
			valueColumn('repetition', 'rep', null, 0),
			valueColumn('output', 'output', 'tok/s', 1),
			valueColumn('ttft', 'TTFT', 'ms', 2),
			valueColumn('energy', 'energy', 'J/tok', 3),
			{id: 'findings', title: 'findings', align: 'left', priority: 1},
		],
		rows: rows.map(({run, metrics, findings}) => ({
			id: run.id,
			target: run.id,
			cells: {
				condition: text(run.condition),
				mode: modeCell(run.teeMode),
				repetition: text(String(run.repetition)),
				output: quantity(metrics.get('output_throughput')?.value, 'tok/s'),
				ttft: quantity(metrics.get('ttft')?.value, 'ms'),
				energy: quantity(metrics.get('energy_per_output_token')?.value, 'J/tok'),
				findings: severityCell(worstOf(findings), findings.length),
			},
		})),
		interactive: true,
	};
}
