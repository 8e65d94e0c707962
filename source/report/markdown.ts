import type {FactsFigure, Figure, TableFigure, TextFigure} from '../figures/figure.ts';
import {cellLine} from '../paint/cell-text.ts';
import {columnCells} from '../paint/column-cells.ts';
import {type Glyphs, glyphLevels} from '../paint/glyphs.ts';
import {paintFigure} from '../paint/paint.ts';
import {figuresOf} from './chapters.ts';
import type {Report, ReportOptions} from './exporter.ts';
import {assumptionsLine, extentLine, partLines} from './heading.ts';
import {lineText} from './line-text.ts';

/** Every section for a page that renders Markdown: tables as tables, charts as blocks of text. */
export function* markdown(report: Report, options: ReportOptions): Iterable<string> {
	const {roots, synthetic} = report.scope.dataset;
	yield paragraphs([
		'# cai-tui report',
		...(synthetic ? ['**Synthetic: nothing here was measured.**'] : []),
		[
			...roots.map(root => `- ${escaped(root)}`),
			...partLines(report).map(line => `- ${escaped(line)}`),
			`- ${extentLine(report)}`,
			`- assumed: ${assumptionsLine(report)}`,
		].join('\n'),
	]);
	for (const section of report.sections) {
		const blocks = figuresOf(section, report).map(figure => blockOf(figure, options));
		yield `\n${paragraphs([`## ${escaped(section.title)}`, ...blocks])}`;
	}
}

function paragraphs(blocks: readonly string[]): string {
	return `${blocks.join('\n\n')}\n`;
}

function blockOf(figure: Figure, options: ReportOptions): string {
	const glyphs = glyphLevels[options.glyphs];
	switch (figure.kind) {
		case 'text':
			return textBlock(figure);
		case 'facts':
			return factsBlock(figure, glyphs);
		case 'table':
			return tableBlock(figure, glyphs);
		default:
			return ['```text', ...paintFigure(figure, options).map(lineText), '```'].join('\n');
	}
}

function textBlock({text, tone}: TextFigure): string {
	const words = escaped(text);
	if (tone === 'question') return `*${words}*`;
	return tone === 'warning' ? `**${words}**` : words;
}

function factsBlock({title, facts}: FactsFigure, glyphs: Glyphs): string {
	const rows = facts.map(({label, value}) => `- ${escaped(label)}: ${escaped(lineText(cellLine(value, glyphs)))}`);
	return withTitle(title, rows.join('\n'));
}

function tableBlock({title, columns, rows}: TableFigure, glyphs: Glyphs): string {
	const columnsOfCells = columns.map(
		column =>
			columnCells(
				column,
				rows.map(row => row.cells[column.id]),
				glyphs,
			).cells,
	);
	const head = columns.map(({title: name, unit}) => escaped(unit === undefined ? name : `${name} (${unit})`));
	const rule = columns.map(({align}) => (align === 'right' ? '---:' : '---'));
	const body = rows.map((row, index) =>
		columnsOfCells.map((cells, column) => {
			// A heading inside the table leaves its other cells empty: nothing is unknown there.
			const isEmpty = row.tone === 'group' && row.cells[columns[column]?.id ?? ''] === undefined;
			const cell = isEmpty
				? ''
				: escaped(
						lineText(cells[index] ?? [])
							.replace(/ +/g, ' ')
							.trim(),
					);
			return row.tone === 'group' && cell !== '' ? `**${cell}**` : cell;
		}),
	);
	return withTitle(title, [head, rule, ...body].map(cells => `| ${cells.join(' | ')} |`).join('\n'));
}

function withTitle(title: string | undefined, block: string): string {
	return title === undefined ? block : `### ${escaped(title)}\n\n${block}`;
}

/** Names from files may hold anything: none of it may become markup. */
function escaped(text: string): string {
	return text.replace(/[\\`*_{}[\]<>#|~]/g, character => `\\${character}`);
}
