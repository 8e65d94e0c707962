import {checks} from '../../checks/registry.ts';
import type {NotJudged} from '../../checks/verdicts.ts';
import {type Finding, type Severity, severities} from '../../domain/finding.ts';
import {groupBy} from '../../domain/group-by.ts';
import {type Glyphs, glyphLevels} from '../../paint/glyphs.ts';
import type {GlyphLevel, Line} from '../../paint/line.ts';
import {paintFigure} from '../../paint/paint.ts';
import {span} from '../../paint/spans.ts';
import {wrap} from '../../paint/wrap.ts';
import {counted} from '../../units/format.ts';
import type {CheckedStudy} from './checked-study.ts';
import {conditionTable} from './condition-table.ts';

export type TextOptions = {
	readonly width: number;
	readonly glyphs: GlyphLevel;
	/** Every finding of a group rather than the first ones. */
	readonly whole: boolean;
	/** Break what is longer than the width; else a finding is one line, as grep wants it. */
	readonly wrapped: boolean;
};

/** Findings of one code that are printed where not all are asked for. Notes come by the hundred. */
const shown: Readonly<Record<Severity, number>> = {error: 20, warning: 20, note: 3};

/** The operator's line, a line for each condition, and what was found, worst first. */
export function checkText(study: CheckedStudy, options: TextOptions): readonly Line[] {
	const glyphs = glyphLevels[options.glyphs];
	const groups = [...groupBy(study.findings, ({code}) => code).values()].sort(byWorst);
	return [
		operatorsLine(study, glyphs),
		...(study.dataset.synthetic ? [[span('SYNTHETIC: nothing here was measured.', 'warning')]] : []),
		...(study.conditions.length === 0 ? [] : [[], ...paintFigure(conditionTable(study.conditions, glyphs), options)]),
		...groups.flatMap(findings => [[], ...groupLines(findings, options)]),
		...notJudgedLines(study.notJudged, options),
		...(study.noOverhead === null ? [] : [[], ...overheadLines(study.noOverhead, options)]),
	];
}

/** `✓ 221 ok  ! 5  ✗ 2 of 228 runs`, and what was found about conditions and files. */
function operatorsLine({counts, beside, runs}: CheckedStudy, glyphs: Glyphs): Line {
	const marked = (severity: Severity, count: number) =>
		span(`${glyphs.severities[severity]} ${count}`, count > 0 ? severity : 'dim');
	const others = (['warning', 'error'] as const).filter(severity => beside[severity] > 0);
	return [
		span(`${glyphs.severities.ok} ${counts.ok} ok`, 'ok'),
		span('  '),
		marked('warning', counts.warning),
		span('  '),
		marked('error', counts.error),
		span(` of ${counted(runs.length, 'run')}`),
		...(others.length === 0
			? []
			: [
					span(glyphs.text(' · ')),
					...others.flatMap(severity => [marked(severity, beside[severity]), span(' ')]),
					span('about conditions and files'),
				]),
	];
}

function byWorst(a: readonly Finding[], b: readonly Finding[]): number {
	return severities.indexOf(worstOf(a)) - severities.indexOf(worstOf(b)) || b.length - a.length;
}

function worstOf(findings: readonly Finding[]): Severity {
	return severities.find(severity => findings.some(finding => finding.severity === severity)) ?? 'note';
}

function groupLines(findings: readonly Finding[], options: TextOptions): readonly Line[] {
	const [first] = findings;
	if (first === undefined) return [];
	const glyphs = glyphLevels[options.glyphs];
	const worst = worstOf(findings);
	const title = checks.find(({code}) => code === first.code)?.title;
	const told = options.whole ? findings : findings.slice(0, shown[worst]);
	const rest = findings.length - told.length;
	return [
		[
			span(`${glyphs.severities[worst]} ${first.code}`, worst),
			span(glyphs.text(`${title === undefined ? '' : `  ${title}`} (${findings.length})`)),
		],
		...told.flatMap(finding => findingLines(finding, options)),
		...(rest > 0 ? [[span(`    and ${rest} more (--only ${first.code} prints all)`, 'dim')]] : []),
		...[...new Set(told.map(({advice}) => advice))].flatMap(advice => paragraph('  → ', advice, options)),
	];
}

function findingLines(
	{severity, path, message}: Finding,
	{glyphs: level, width, wrapped}: TextOptions,
): readonly Line[] {
	const glyphs = glyphLevels[level];
	const mark = span(`  ${glyphs.severities[severity]} `, severity);
	const place = path === '' ? 'study' : glyphs.text(path);
	if (!wrapped) return [[mark, span(`${place}: ${glyphs.text(message)}`)]];
	const indent = '    ';
	return [
		...wrap(place, width - indent.length).map((line, index): Line => [index === 0 ? mark : span(indent), span(line)]),
		...wrap(glyphs.text(message), width - indent.length).map(
			(line): Line => [span(indent), span(line, severity === 'note' ? 'plain' : 'strong')],
		),
	];
}

/** Codes that are named of those that one reason kept from being judged. */
const namedCodes = 4;

/** By reason: of how much of the study how many rules could not speak. */
function notJudgedLines(notJudged: readonly NotJudged[], options: TextOptions): readonly Line[] {
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
		[span('Not judged, which is not ok:', 'note')],
		...reasons.flatMap(({reason, codes, subjects}) => {
			const rest = codes.length - namedCodes;
			const named = [...codes.slice(0, namedCodes), ...(rest > 0 ? [`${rest} more`] : [])].join(', ');
			return paragraph('  ', `${subjects} × ${reason} (${named})`, options);
		}),
	];
}

/** The last line: what a reader who looks at nothing else should know. */
function overheadLines(sentences: string, {glyphs: level, width, wrapped}: TextOptions): readonly Line[] {
	const {severities, text} = glyphLevels[level];
	const whole = `${severities.warning} ${text(sentences)}`;
	return (wrapped ? wrap(whole, width) : [whole]).map(line => [span(line, 'warning')]);
}

function paragraph(lead: string, text: string, {glyphs: level, width, wrapped}: TextOptions): readonly Line[] {
	const glyphs = glyphLevels[level];
	const lines = wrapped ? wrap(glyphs.text(text), width - lead.length) : [glyphs.text(text)];
	return lines.map((line, index) => [
		span(`${index === 0 ? glyphs.text(lead) : ' '.repeat(lead.length)}${line}`, 'dim'),
	]);
}
