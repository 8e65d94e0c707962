import type {Finding, Severity} from '../../domain/finding.ts';
import {groupBy} from '../../domain/group-by.ts';
import {isWide} from '../../domain/scope.ts';
import type {Figure, TableFigure, TextFigure} from '../../figures/figure.ts';
import {counted} from '../../units/format.ts';
import {count, none, severityCell, text} from '../cells.ts';
import {abridged, note} from '../notes.ts';
import type {Checks, CodeGroup} from './compute-checks.ts';

/** Messages of one code that are printed in full under the table: of many things, or of one condition and less. */
const shownOfMany = 2;
const shownOfOne = 6;

export function present(result: Checks): readonly Figure[] {
	const {groups, level, nameOf} = result;
	if (groups.length === 0)
		return [counts(result), note('all-well', 'Every rule that could be judged holds.'), ...unjudged(result)];
	const wide = isWide(level);
	const shown = wide ? shownOfMany : shownOfOne;
	return [
		counts(result),
		findingsTable(result, wide),
		...groups.flatMap(group => explanation(group, nameOf, shown)),
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

function findingsTable(result: Checks, isWide: boolean): TableFigure {
	return {
		kind: 'table',
		id: 'findings',
		columns: [
			{id: 'severity', title: '', align: 'left', priority: 0},
			{id: 'where', title: 'where', align: 'left', priority: 0, minWidth: 20, names: true},
			{id: 'what', title: 'what', align: 'left', priority: 1, minWidth: 24},
		],
		rows: result.groups.flatMap(({code, severity, rule, findings}) => [
			{
				id: `code:${code}`,
				cells: {
					severity: severityCell(severity, findings.length),
					where: text(code, 'strong'),
					what: text(rule?.title ?? '', 'strong'),
				},
				tone: 'group' as const,
			},
			...entriesOf(findings, result, isWide).map(({finding, target, where, what}, index) => ({
				id: `${code}:${index}:${target}`,
				target,
				cells: {
					severity: finding.severity === severity ? none : severityCell(finding.severity),
					where: text(where),
					what: text(what),
				},
			})),
		]),
		interactive: true,
	};
}

type Entry = {readonly finding: Finding; readonly target: string; readonly where: string; readonly what: string};

/** Lines of one code that a reader of many things still reads one by one. */
const readSingly = 4;

/**
 * Where much is in scope, notes that say the same of many things take one line; where they differ only in their numbers, one
 * an experiment. Errors and warnings are all listed.
 */
function entriesOf(findings: readonly Finding[], {nameOf, experimentOf}: Checks, isWide: boolean): readonly Entry[] {
	const single = (finding: Finding, others: number): Entry => ({
		finding,
		target: finding.path,
		where: others === 0 ? nameOf(finding.path) : `${nameOf(finding.path)} and ${others} more`,
		what: finding.message,
	});
	const notes = isWide ? findings.filter(({severity}) => severity === 'note') : [];
	const others = findings.filter(finding => !notes.includes(finding)).map(finding => single(finding, 0));
	const alike = [...groupBy(notes, ({message}) => message).values()];
	if (alike.length <= readSingly) {
		return [...others, ...alike.flatMap(([finding, ...rest]) => (finding ? [single(finding, rest.length)] : []))];
	}
	const parts = [...groupBy(notes, ({path}) => experimentOf(path))];
	return [
		...others,
		...parts.flatMap(([experiment, [finding, ...rest]]): readonly Entry[] => {
			if (finding === undefined) return [];
			if (experiment === '' || rest.length === 0) return [finding, ...rest].map(each => single(each, 0));
			const where = `${nameOf(experiment)}: ${rest.length + 1} of them`;
			return [{finding, target: experiment, where, what: `e.g. ${finding.message}`}];
		}),
	];
}

/** Why it matters and what to do, then what was found in words that no table cuts. */
function explanation(group: CodeGroup, nameOf: Checks['nameOf'], shown: number): readonly TextFigure[] {
	const {code, rule, findings} = group;
	const messages = [...groupBy(findings, ({message}) => message)];
	const rest = messages.length - shown;
	return [
		{
			kind: 'text',
			id: `why-${code}`,
			text: whyAndWhatToDo(group),
			tone: group.severity === 'note' ? 'note' : 'warning',
		},
		...messages.slice(0, shown).map(([message, same], index): TextFigure => {
			const own = same[0]?.advice ?? '';
			const advice = own === rule?.advice || rule === null ? '' : ` ${own}`;
			return {
				kind: 'text',
				id: `found-${code}-${index + 1}`,
				text: `${abridged(same.map(({path}) => nameOf(path)))}: ${message}${advice}`,
				tone: 'plain',
			};
		}),
		...(rest > 0
			? [note(`more-${code}`, `${counted(rest, 'more message')} of ${code}, in the table here or of its experiment.`)]
			: []),
	];
}

function whyAndWhatToDo({code, rule, findings}: CodeGroup): string {
	if (rule === null) return `${code}. What to do: ${findings[0]?.advice ?? ''}`;
	return `${code}: ${rule.title}. ${rule.why} What to do: ${rule.advice}`;
}

function unjudged({notJudged}: Checks): readonly TextFigure[] {
	if (notJudged.length === 0) return [];
	const each = notJudged.map(({code, times, reason}) => `${code} (${times}: ${reason})`);
	return [note('not-judged', `Could not be judged everywhere: ${each.join('; ')}.`)];
}
