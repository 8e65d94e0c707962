import {describe, expect, it} from 'vitest';
import {overlaid} from '../../../source/app/screen/overlaid.ts';
import type {Area} from '../../../source/app/screen/screen.ts';
import {screenOf} from '../../../source/app/screen/screen.ts';
import type {Line} from '../../../source/paint/line.ts';
import {cellsOfLine, span} from '../../../source/paint/spans.ts';
import {drawn, narrowScreen, opened, press, wideScreen} from '../support/session.ts';

const textOf = (line: Line): string => line.map(({text}) => text).join('');

function area(id: string, [x, y, width]: readonly [number, number, number], ...lines: readonly string[]): Area {
	return {id, x, y, width, height: lines.length, lines: lines.map(text => [span(text)])};
}

describe('overlaid', () => {
	it('sets areas beside each other, filled up to their widths', () => {
		const areas = [area('right', [6, 0, 4], 'ab', 'cdef'), area('left', [0, 1, 5], 'xy')];
		expect(overlaid(areas, 3).map(textOf)).toEqual(['      ab  ', 'xy    cdef', '']);
	});

	it('leaves of what is covered what shows on both sides, with its roles', () => {
		const under: Area = {
			...area('under', [0, 0, 10]),
			lines: [[span('01234', 'dim'), span('56789', 'strong')]],
			height: 1,
		};
		expect(overlaid([under, area('over', [3, 0, 4], 'mid')], 1)).toEqual([
			[span('012', 'dim'), span('mid'), span(' '), span('789', 'strong')],
		]);
	});

	it('shows a blank for half of a wide character', () => {
		const areas = [area('under', [0, 0, 8], '模型模型'), area('over', [1, 0, 4], 'abcd')];
		expect(overlaid(areas, 1).map(textOf)).toEqual([' abcd 型']);
	});

	it.each([
		['two panes', wideScreen, []],
		['the help', wideScreen, ['?']],
		['the finder', narrowScreen, [':']],
		['the tree over the section', narrowScreen, ['tab', 'tab']],
		['the card of a run', wideScreen, ['E', 'j', 'j', 'j', 'j', 'p']],
	])('is the same as laying the areas over each other: %s', (_, size, keys) => {
		const state = press(opened({size}), ...keys);
		const rows = overlaid(screenOf(state), size.rows);
		expect(rows.map(line => textOf(line).trimEnd())).toEqual(drawn(state));
		expect(rows.every(line => cellsOfLine(line) <= size.columns)).toBe(true);
	});
});
