import {checks} from '../../checks/registry.ts';
import {counted} from '../../checks/wording.ts';
import {type Finding, type Severity, severities} from '../../domain/finding.ts';
import {groupBy} from '../../domain/group-by.ts';
import type {Glyphs} from '../../paint/glyphs.ts';
import {glyphLevels} from '../../paint/glyphs.ts';
import type {GlyphLevel, Line} from '../../paint/line.ts';
import {paintFigure} from '../../paint/paint.ts';
import {span} from '../../paint/spans.ts';
import type {CheckedStudy} from './checked-study.ts';
import {conditionTable} from './condition-table.ts';

export type TextOptions = {
	readonly width: number;
	readonly glyphs: GlyphLevel;
	/** Every finding of a group rather than the first ones. */
	readonly whole: boolean;
};

/** Findings of one code that are printed where not all are asked for. Notes are of one kind with hundreds of them. */
const shown: Readonly<Record<Severity, number>> = {error: 20, warning: 20, note: 3};

/** The operator's line, a line for each condition, and what was found, worst first. One line a finding, for grep. */
export function checkText(study: CheckedStudy, options: TextOptions): readonly Line[] {
	const glyphs = glyphLevels[options.glyphs];
	const groups = [...groupBy(study.findings, ({code}) => code).values()].sort(byWorst);
	return [
		operatorsLine(study, glyphs),
		...(study.dataset.synthetic ? [[span('SYNTHETIC: nothing here was measured.', 'warning')]] : []),
		...(study.conditions.length === 0
			? []
			: [[], ...paintFigure(conditionTable(study.conditions), {width: options.width, glyphs: options.glyphs})]),
		...groups.flatMap(findings => [[], ...groupLines(findings, options.whole, glyphs)]),
		...notJudgedLines(study, glyphs),
	];
}

/** `✓ 221 ok  ! 5  ✗ 2 of 228 runs`, and what was found about conditions and files. */
function operatorsLine({counts, beside, runs}: CheckedStudy, glyphs: Glyphs): Line {
	const marked = (severity: Severity, count: number): Line => [
		span(`${glyphs.severities[severity]} ${count}`, count > 0 ? severity : 'dim'),
	];
	const others = (['warning', 'error'] as const).filter(severity => beside[severity] > 0);
	return [
		span(`${glyphs.severities.ok} ${counts.ok} ok`, 'ok'),
		span('  '),
		...marked('warning', counts.warning),
		span('  '),
		...marked('error', counts.error),
		span(` of ${counted(runs.length, 'run')}`),
		...(others.length === 0 ? [] : [span(glyphs.text(' ·'))]),
		...others.flatMap(severity => [span(' '), ...marked(severity, beside[severity]), span(' ')]),
		...(others.length === 0 ? [] : [span('of conditions and files')]),
	];
}

function byWorst(a: readonly Finding[], b: readonly Finding[]): number {
	return severities.indexOf(worstOf(a)) - severities.indexOf(worstOf(b)) || b.length - a.length;
}

function worstOf(findings: readonly Finding[]): Severity {
	return severities.find(severity => findings.some(finding => finding.severity === severity)) ?? 'note';
}

function groupLines(findings: readonly Finding[], whole: boolean, glyphs: Glyphs): readonly Line[] {
	const worst = worstOf(findings);
	const [first] = findings;
	if (first === undefined) return [];
	const title = checks.find(({code}) => code === first.code)?.title;
	const most = whole ? findings.length : shown[worst];
	const rest = findings.length - most;
	const advices = [...new Set(findings.slice(0, most).map(({advice}) => advice))];
	return [
		[
			span(`${glyphs.severities[worst]} ${first.code}`, worst),
			span(glyphs.text(title === undefined ? ` (${findings.length})` : `  ${title} (${findings.length})`)),
		],
		...findings
			.slice(0, most)
			.map(
				({severity, path, message}): Line => [
					span(`  ${glyphs.severities[severity]} `, severity),
					span(glyphs.text(path === '' ? 'study' : path)),
					span(glyphs.text(`: ${message}`)),
				],
			),
		...(rest > 0 ? [[span(`    and ${rest} more: --only ${first.code} prints them`, 'dim')]] : []),
		...advices.map((advice): Line => [span(glyphs.text(`  → ${advice}`), 'dim')]),
	];
}

/** By reason: how much of the study no rule could speak of. */
function notJudgedLines({notJudged}: CheckedStudy, glyphs: Glyphs): readonly Line[] {
	if (notJudged.length === 0) return [];
	const reasons = [...groupBy(notJudged, ({reason}) => reason)]
		.map(([reason, cases]) => ({
			reason,
			codes: [...new Set(cases.map(({code}) => code))],
			subjects: new Set(cases.map(({path}) => path)).size,
		}))
		.sort((a, b) => b.subjects - a.subjects);
	return [
		[],
		[span('not judged, which is not ok:', 'note')],
		...reasons.map(
			({reason, codes, subjects}): Line => [
				span(glyphs.text(`  ${subjects} × ${reason} (${codes.join(', ')})`), 'dim'),
			],
		),
	];
}
