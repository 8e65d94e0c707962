import type {Glyphs} from '../../paint/glyphs.ts';
import type {Line} from '../../paint/line.ts';
import {span} from '../../paint/spans.ts';

/** What is being typed, and where the next character goes. */
export function fieldSpans(text: string, glyphs: Glyphs): Line {
	return [span(glyphs.text(text), 'strong'), span(' ', 'selected')];
}
