import type {TextFigure} from '../figures/figure.ts';
import {glyphLevels} from './glyphs.ts';
import type {Line, Role} from './line.ts';
import type {PaintOptions} from './paint-options.ts';
import {span} from './spans.ts';
import {wrap} from './wrap.ts';

const toneRole: Readonly<Record<TextFigure['tone'], Role>> = {
	question: 'strong',
	formula: 'dim',
	note: 'note',
	lack: 'warning',
	warning: 'warning',
	plain: 'plain',
};

export function paintText(figure: TextFigure, {width, glyphs}: PaintOptions): readonly Line[] {
	const {text, severities} = glyphLevels[glyphs];
	const role = toneRole[figure.tone];
	const paragraphs = figure.text.split('\n').map(text);
	const isMarked = figure.tone === 'warning' && width > 8;
	const lines = paragraphs.flatMap(paragraph => wrap(paragraph, isMarked ? width - 2 : width));
	return lines.map((line, index) => {
		const margin = isMarked ? (index === 0 ? `${severities.warning} ` : '  ') : '';
		return line === '' ? [] : [span(margin + line, role)];
	});
}
