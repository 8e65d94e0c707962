import type {Line} from '../../source/paint/line.ts';
import {lineText} from '../../source/report/line-text.ts';
import * as golden from '../expect-golden.ts';

/** Lines as a reader without colours sees them. */
export function textOf(lines: readonly Line[]): readonly string[] {
	return lines.map(lineText);
}

/** Compares with test/golden/paint-<name>.txt. */
export function expectGolden(name: string, lines: readonly string[]): void {
	golden.expectGolden(`paint-${name}`, lines);
}
