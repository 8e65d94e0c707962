import type {Check} from '../../checks/check.ts';
import {checks} from '../../checks/registry.ts';
import type {Assumptions} from '../../domain/assumptions.ts';
import type {TableFigure} from '../../figures/figure.ts';
import {glyphLevels} from '../../paint/glyphs.ts';
import type {GlyphLevel, Line} from '../../paint/line.ts';
import {paintFigure} from '../../paint/paint.ts';
import {span} from '../../paint/spans.ts';
import {wrap} from '../../paint/wrap.ts';
import type {JsonObject} from '../../units/json.ts';

type Painting = {readonly width: number; readonly glyphs: GlyphLevel};

/** What a rule looks at, why it matters, how to mend it, and its limits as they are set. */
export function explanation(check: Check, set: Assumptions['thresholds'], painting: Painting): readonly Line[] {
	const {code, severity, title, looksAt, why, advice, thresholds} = check;
	const glyphs = glyphLevels[painting.glyphs];
	const indented = (text: string): readonly Line[] =>
		wrap(glyphs.text(text), painting.width - 2).map(line => [span(`  ${line}`)]);
	const paragraph = (label: string, text: string): readonly Line[] => [[span(label, 'strong')], ...indented(text)];
	const limits = Object.entries(thresholds).flatMap(([name, {value, meaning}]): readonly Line[] => {
		const key = `${code}.${name}`;
		const now = set?.[key] ?? value;
		const usual = now === value ? '' : ` (${value} unless set)`;
		return indented(`${key} = ${now}${usual}: ${meaning}`);
	});
	return [
		[span(`${glyphs.severities[severity]} ${code}`, severity), span(glyphs.text(`  ${title}`))],
		[span(`${severity}, of each ${check.scope}`, 'dim')],
		[],
		...paragraph('looks at', looksAt),
		...paragraph('why it matters', why),
		...paragraph('what to do', advice),
		...(limits.length === 0 ? [] : [[span('limits, set by "thresholds" in cai-tui.json', 'strong')], ...limits]),
	];
}

/** All rules as a table. */
export function rulesTable(painting: Painting): readonly Line[] {
	const table: TableFigure = {
		kind: 'table',
		id: 'rules',
		columns: [
			{id: 'code', title: 'code', align: 'left', priority: 0},
			{id: 'severity', title: 'severity', align: 'left', priority: 1},
			{id: 'scope', title: 'of each', align: 'left', priority: 2},
			{id: 'title', title: 'says', align: 'left', priority: 0, minWidth: 20},
		],
		rows: checks.map(({code, severity, scope, title}) => ({
			id: code,
			cells: {
				code: {kind: 'text', text: code, role: 'strong'},
				severity: {kind: 'text', text: severity},
				scope: {kind: 'text', text: scope},
				title: {kind: 'text', text: title},
			},
		})),
	};
	return paintFigure(table, painting);
}

export function ruleJson(
	{code, severity, scope, title, looksAt, why, advice, thresholds}: Check,
	set: Assumptions['thresholds'],
): JsonObject {
	return {
		code,
		severity,
		scope,
		title,
		looks_at: looksAt,
		why,
		advice,
		thresholds: Object.fromEntries(
			Object.entries(thresholds).map(([name, {value, meaning}]) => [
				`${code}.${name}`,
				{value: set?.[`${code}.${name}`] ?? value, default: value, meaning},
			]),
		),
	};
}
