import {verdicts} from '../../domain/comparison.ts';
import type {Finding} from '../../domain/finding.ts';
import {groupBy} from '../../domain/group-by.ts';
import {isWide} from '../../domain/scope.ts';
import type {CellValue, Column, Figure, TableFigure, TextFigure} from '../../figures/figure.ts';
import {counted} from '../../units/format.ts';
import {priceNote} from '../assumption-notes.ts';
import {count, duration, none, quantity, severityCell, text} from '../cells.ts';
import {worstOf} from '../findings.ts';
import {abridged, formula, lack, notComparableNotes, note, uncertaintyNotes, warning} from '../notes.ts';
import {overheadTable} from '../overhead-table.ts';
import {repetitionTable} from '../repetition-table.ts';
import {nameColumn, valueColumn} from '../side-columns.ts';
import {filesIgnored, type Overview, severityCounts, type VerdictCounts} from './compute-overview.ts';

export const needs = 'Overview needs at least one serving result';

const worstShown = 5;
const reasonsShown = 4;

export function present(result: Overview): readonly Figure[] {
	const {totals, level, throughput, assumptions} = result;
	const marks = [...syntheticMark(result), ...modelessWarning(result)];
	if (totals.runs === 0) return [...marks, lack(`${needs}: none was found here.`), ...ignoredNote(result)];
	const wide = isWide(level);
	return [
		...marks,
		summary(result),
		...(wide ? [parts(result)] : ofCondition(result)),
		...worstFindings(result),
		...ignoredNote(result),
		formula(
			wide
				? 'loss = (off − on) / off of output tokens a second: the median over the conditions that can be compared. Verdicts count conditions.'
				: 'loss = (off − on) / off of output tokens a second, of the medians over runs, ± their sample deviation.',
		),
		...uncertaintyNotes(throughput.map(({pair}) => pair.comparison)),
		...notComparableNotes(throughput),
		priceNote(assumptions),
		...unpricedNote(result),
	];
}

function syntheticMark({synthetic}: Overview): readonly TextFigure[] {
	return synthetic ? [warning('synthetic', 'Synthetic data, written by cai-tui demo: nothing here was measured.')] : [];
}

function modelessWarning({modeless}: Overview): readonly TextFigure[] {
	return modeless.runs === 0
		? []
		: [
				warning(
					'mode-unknown',
					`Nothing says whether the TEE was on in ${counted(modeless.runs, 'run')} of ${abridged(modeless.experiments)}: give --mode on or --mode off, or both trees as --tee-off DIR --tee-on DIR.`,
				),
			];
}

/** What the notebook prints first, and what the checks make of it. */
function summary({totals, verdicts: counts, findings, assumptions}: Overview): Figure {
	const {error, warning: warnings, note: notes} = severityCounts(findings);
	return {
		kind: 'facts',
		id: 'summary',
		facts: [
			{label: 'experiments', value: count(totals.experiments)},
			{label: 'conditions', value: count(totals.conditions)},
			{label: 'measurements', value: count(totals.measured)},
			{label: 'total duration', value: duration(totals.durationSeconds)},
			{label: 'price', value: quantity(totals.cost, 'money', assumptions.currency)},
			{label: 'verdicts', value: text(verdictsText(counts))},
			{label: 'errors', value: severityCell(error > 0 ? 'error' : null, error)},
			{label: 'warnings', value: severityCell(warnings > 0 ? 'warning' : null, warnings)},
			{label: 'notes', value: severityCell(notes > 0 ? 'note' : null, notes)},
		],
	};
}

/** `3 worse, 1 noise`; what does not occur is left out. */
function verdictsText(counts: VerdictCounts): string {
	return (
		verdicts
			.filter(verdict => counts[verdict] > 0)
			.map(verdict => `${counts[verdict]} ${verdict}`)
			.join(', ') || 'none'
	);
}

function parts({level, rows, assumptions}: Overview): TableFigure {
	const ofStudy = level === 'study';
	return {
		kind: 'table',
		id: ofStudy ? 'experiments' : 'conditions',
		title: ofStudy ? 'experiments' : 'conditions',
		columns: [
			nameColumn('name', ofStudy ? 'experiment' : 'condition', readableName),
			...(ofStudy ? [valueColumn('conditions', 'conditions', null, 3)] : []),
			valueColumn('runs', 'runs', null, 1),
			valueColumn('duration', 'duration', null, 3),
			valueColumn('cost', 'cost', 'money', 4, assumptions.currency),
			valueColumn('loss', 'loss', null, 0),
			...verdictColumns(rows, ofStudy),
			{id: 'findings', title: 'findings', align: 'left', priority: 1},
			{id: 'worst', title: 'worst finding', align: 'left', priority: 5, minWidth: 15},
		],
		rows: rows.map(({id, name, totals, loss, verdicts: counts, findings}) => ({
			id,
			target: id,
			cells: {
				name: text(name),
				conditions: count(totals.conditions),
				runs: count(totals.runs),
				duration: duration(totals.durationSeconds),
				cost: quantity(totals.cost, 'money', assumptions.currency),
				loss: quantity(loss, 'fraction'),
				...verdictCells(counts, ofStudy),
				findings: worstCell(findings),
				worst: text(findings[0]?.code ?? ''),
			},
		})),
		interactive: true,
	};
}

/** A condition has one verdict; an experiment counts those of its conditions. */
function verdictCells(counts: VerdictCounts, ofStudy: boolean): Readonly<Record<string, CellValue>> {
	if (ofStudy) return Object.fromEntries(verdicts.map(verdict => [verdict, countOrNone(counts[verdict])]));
	const only = verdicts.find(verdict => counts[verdict] > 0);
	return only === undefined ? {} : {verdict: {kind: 'verdict', verdict: only}};
}

/** Here names are what a reader looks for: the least important columns go before they are cut to less. */
const readableName = 16;

function verdictColumns(rows: Overview['rows'], ofStudy: boolean): readonly Column[] {
	if (!ofStudy) return [{id: 'verdict', title: 'verdict', align: 'left', priority: 1}];
	return verdicts
		.filter(verdict => rows.some(row => row.verdicts[verdict] > 0))
		.map(verdict => valueColumn(verdict, verdict, null, 2));
}

function countOrNone(number: number): CellValue {
	return number === 0 ? none : count(number);
}

/** The worst severity, and how often it was found. */
function worstCell(findings: readonly Finding[]): CellValue {
	const worst = worstOf(findings);
	return severityCell(worst, findings.filter(({severity}) => severity === worst).length);
}

function ofCondition({throughput, repetitions, assumptions}: Overview): readonly Figure[] {
	return [
		overheadTable(throughput, {id: 'throughput', overhead: 'loss'}),
		repetitionTable(repetitions, {
			id: 'repetitions',
			title: 'runs',
			columns: [
				valueColumn('output', 'output', 'tok/s', 0),
				valueColumn('duration', 'duration', null, 2),
				valueColumn('cost', 'cost', 'money', 4, assumptions.currency),
				valueColumn('completed', 'completed', null, 3),
				{id: 'findings', title: 'findings', align: 'left', priority: 1},
			],
			cells: ({run, value, values, findings}) => ({
				output: quantity(value?.value, 'tok/s'),
				duration: duration(run.result?.duration),
				cost: quantity(values.get('cost')?.value, 'money', assumptions.currency),
				completed: count(run.result?.completed),
				findings: worstCell(findings),
			}),
		}),
	];
}

/** One line for each code: the first of its findings, which are in order of severity and place. */
function worstFindings({findings, nameOf}: Overview): readonly Figure[] {
	const grave = [...groupBy(findings, ({code}) => code)].filter(([, members]) => members[0]?.severity !== 'note');
	const shown = grave.slice(0, worstShown);
	if (shown.length === 0) return [];
	const rest = grave.length - shown.length;
	return [
		{
			kind: 'table',
			id: 'worst-findings',
			title: `worst findings${rest > 0 ? ` (${rest} more kinds in Checks)` : ''}`,
			columns: [
				{id: 'severity', title: '', align: 'left', priority: 0},
				{id: 'code', title: 'code', align: 'left', priority: 1},
				{id: 'where', title: 'where', align: 'left', priority: 2, minWidth: 16},
				{id: 'message', title: 'what', align: 'left', priority: 0, minWidth: 20},
			],
			rows: shown.flatMap(([code, members]) => {
				const [first] = members;
				if (first === undefined) return [];
				const others = members.length > 1 ? ` and ${members.length - 1} more` : '';
				return [
					{
						id: code,
						target: first.path,
						cells: {
							severity: severityCell(first.severity, members.length),
							code: text(code),
							where: text(`${nameOf(first.path)}${others}`),
							message: text(first.message),
						},
					},
				];
			}),
		},
	];
}

function unpricedNote({totals: {unpriced}}: Overview): readonly TextFigure[] {
	return unpriced === 0
		? []
		: [
				note(
					'unpriced',
					`The price leaves out ${counted(unpriced, 'run')}: unreadable, or of an unknown mode while the modes differ in price.`,
				),
			];
}

function ignoredNote({ignored}: Overview): readonly TextFigure[] {
	if (ignored.length === 0) return [];
	const reasons = new Map<string, number>();
	for (const {reason, times = 1} of ignored) reasons.set(reason, (reasons.get(reason) ?? 0) + times);
	const most = [...reasons].sort(([, a], [, b]) => b - a);
	const named = most.slice(0, reasonsShown).map(([reason, times]) => `${reason} (${times})`);
	const rest = most.length - named.length;
	return [
		note(
			'ignored',
			`Not read: ${counted(filesIgnored(ignored), 'file or folder', 'files and folders')}: ${named.join('; ')}${rest > 0 ? `; and ${counted(rest, 'other reason')}` : ''}.`,
		),
	];
}
