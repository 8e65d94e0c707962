import type {Severity} from '../../domain/finding.ts';
import type {Figure, TableFigure, TextFigure} from '../../figures/figure.ts';
import {count, severityCell, text} from '../cells.ts';
import {findingText} from '../finding-text.ts';
import {counted, note} from '../notes.ts';
import type {Checks, CodeGroup} from './compute-checks.ts';

/** Findings of one code that are printed in full under the table where many things are in scope. */
const fullyShown = 3;

export function present(result: Checks): readonly Figure[] {
	const {groups, level} = result;
	if (groups.length === 0)
		return [counts(result), note('all-well', `Nothing found: ${counted(result.judged, 'judgement')}.`)];
	const narrow = level === 'run' || level === 'mode' || level === 'condition';
	return [
		counts(result),
		findingsTable(groups),
		...groups.flatMap(group => explanation(group, narrow ? group.findings.length : fullyShown)),
		...unjudged(result),
	];
}

function counts({groups, runs, sound}: Checks): Figure {
	const of = (severity: Severity) =>
		groups.reduce((sum, {findings}) => sum + findings.filter(finding => finding.severity === severity).length, 0);
	const cell = (severity: Severity) => severityCell(of(severity) > 0 ? severity : null, of(severity));
	return {
		kind: 'facts',
		id: 'counts',
		facts: [
			{label: 'runs', value: count(runs)},
			{label: 'without error or warning', value: count(sound)},
			{label: 'errors', value: cell('error')},
			{label: 'warnings', value: cell('warning')},
			{label: 'notes', value: cell('note')},
		],
	};
}

function findingsTable(groups: readonly CodeGroup[]): TableFigure {
	return {
		kind: 'table',
		id: 'findings',
		columns: [
			{id: 'severity', title: '', align: 'left', priority: 0},
			{id: 'where', title: 'where', align: 'left', priority: 0, minWidth: 24},
			{id: 'what', title: 'what', align: 'left', priority: 1, minWidth: 24},
		],
		rows: groups.flatMap(({code, severity, rule, findings}) => [
			{
				id: `code:${code}`,
				cells: {
					severity: severityCell(severity, findings.length),
					where: text(code, 'strong'),
					what: text(rule?.title ?? '', 'strong'),
				},
				tone: 'group' as const,
			},
			...findings.map((finding, index) => ({
				id: `${code}:${index}:${finding.path}`,
				target: finding.path,
				cells: {severity: severityCell(finding.severity), where: text(finding.path), what: text(finding.message)},
			})),
		]),
		interactive: true,
	};
}

/** Why it matters and what to do, then the findings in words that no table cuts. */
function explanation({code, severity, rule, findings}: CodeGroup, shown: number): readonly TextFigure[] {
	const rest = findings.length - shown;
	const heading = rule === null ? code : `${code}: ${rule.title}. ${rule.why}`;
	return [
		{kind: 'text', id: `why-${code}`, text: `${severity} ${heading}`, tone: 'plain'},
		...findings.slice(0, shown).map((finding, index) => findingText(finding, index)),
		...(rest > 0 ? [note(`more-${code}`, `${rest} more of ${code} in the table.`)] : []),
	];
}

function unjudged({notJudged}: Checks): readonly TextFigure[] {
	if (notJudged.length === 0) return [];
	const each = notJudged.map(({code, times, reason}) => `${code} (${times}: ${reason})`);
	return [note('not-judged', `Could not be judged everywhere: ${each.join('; ')}.`)];
}
