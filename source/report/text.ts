import {glyphLevels} from '../paint/glyphs.ts';
import type {Line, Role} from '../paint/line.ts';
import {paintStack} from '../paint/stack.ts';
import {cellsOf} from '../paint/text-width.ts';
import {figuresOf} from './chapters.ts';
import type {Report, ReportOptions} from './exporter.ts';
import {assumptionsLine, extentLine, partLines} from './heading.ts';
import {lineText} from './line-text.ts';

/** Every section as the screen shows it, under each other. */
export function* text(report: Report, {width, glyphs: level, style = lineText}: ReportOptions): Iterable<string> {
	const glyphs = glyphLevels[level];
	const {roots, synthetic} = report.scope.dataset;
	const written = (lines: readonly Line[]): string => lines.map(line => `${style(trimmed(line))}\n`).join('');
	const words = (role: Role, ...texts: readonly string[]): readonly Line[] =>
		texts.map(line => [{text: glyphs.text(line), role}]);
	yield written([
		...words('title', `cai-tui ${report.version}`),
		...words('plain', ...roots, ...partLines(report), extentLine(report)),
		...words('dim', `assumed: ${assumptionsLine(report)}`),
		...(synthetic ? words('warning', 'SYNTHETIC: nothing here was measured.') : []),
	]);
	for (const section of report.sections) {
		const {lines} = paintStack(figuresOf(section, report), {width, glyphs: level});
		const rule = '='.repeat(cellsOf(glyphs.text(section.title)));
		yield written([[], ...words('title', section.title, rule), ...lines]);
	}
}

/** Without the blanks at its end: they are there for the panes of the screen. */
function trimmed(line: Line): Line {
	const last = line.at(-1);
	if (last === undefined || last.text.trimEnd() === last.text) return line;
	const text = last.text.trimEnd();
	return text === '' ? trimmed(line.slice(0, -1)) : [...line.slice(0, -1), {...last, text}];
}
