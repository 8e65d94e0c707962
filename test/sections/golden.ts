import {paintStack} from '../../source/paint/stack.ts';
import {lineText} from '../../source/report/line-text.ts';
import type {Chapter} from '../../source/sections/section.ts';
import {defaultView, type View} from '../../source/sections/view.ts';
import * as golden from '../expect-golden.ts';

/** A chapter as lines of text, without colour. */
export function textOf(chapter: Chapter, width: number, view: View = defaultView): readonly string[] {
	return paintStack(chapter.present(view), {width, glyphs: 'braille'}).lines.map(lineText);
}

/** Compares with test/golden/sections-<name>.txt. */
export function expectGolden(name: string, lines: readonly string[]): void {
	golden.expectGolden(`sections-${name}`, lines);
}
