import {glyphLevels} from '../paint/glyphs.ts';
import type {Line} from '../paint/line.ts';
import {paintStack} from '../paint/stack.ts';
import {cellsOf} from '../paint/text-width.ts';
import {figuresOf} from './chapters.ts';
import type {Report, ReportOptions} from './exporter.ts';
import {assumptionsLine, extentLine} from './heading.ts';

/** Every section as the screen shows it, under each other, without colour. */
export function* text(report: Report, {width, glyphs: level}: ReportOptions): Iterable<string> {
	const glyphs = glyphLevels[level];
	const {roots, synthetic} = report.dataset;
	yield lines(
		[
			`cai-tui ${report.version}`,
			...roots,
			extentLine(report),
			`assumed: ${assumptionsLine(report)}`,
			...(synthetic ? ['SYNTHETIC: nothing here was measured.'] : []),
		].map(line => glyphs.text(line)),
	);
	for (const section of report.sections) {
		const painted = paintStack(figuresOf(section, report), {width, glyphs: level});
		const title = glyphs.text(section.title);
		yield lines(['', title, '='.repeat(cellsOf(title)), ...painted.lines.map(plain)]);
	}
}

function lines(rows: readonly string[]): string {
	return rows.map(row => `${row.trimEnd()}\n`).join('');
}

function plain(line: Line): string {
	return line.map(span => span.text).join('');
}
