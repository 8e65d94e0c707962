import type {Figure} from '../figures/figure.ts';
import type {Line} from './line.ts';
import type {PaintOptions} from './paint-options.ts';

export type {PaintOptions} from './paint-options.ts';

/** A figure as lines of cells, none wider than `options.width`. */
export function paintFigure(figure: Figure, options: PaintOptions): readonly Line[] {
	const title = figure.kind === 'text' ? figure.text : (figure.title ?? figure.id);
	return [[{text: title.slice(0, options.width), role: 'title'}]];
}
