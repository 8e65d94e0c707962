import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {moves} from '../../source/app/keys.ts';
import {clampedPane, movedPane, type PaneContent, type PanePosition} from '../../source/app/pane-position.ts';

/** Thirty lines of which ten are visible, with table rows on lines 4, 5, 6, 20 and 21. */
const content: PaneContent = {
	lines: 30,
	height: 10,
	rows: [4, 5, 6, 20, 21].map(line => ({row: `row ${line}`, line})),
};

function walk(start: PanePosition, move: 'up' | 'down', times: number): readonly PanePosition[] {
	const steps = [start];
	for (let step = 0; step < times; step++) steps.push(movedPane(steps.at(-1)!, move, content));
	return steps;
}

describe('movedPane', () => {
	it('goes from row to row', () => {
		expect(movedPane({top: 0, row: 'row 4'}, 'down', content)).toEqual({top: 0, row: 'row 5'});
		expect(movedPane({top: 0, row: 'row 5'}, 'up', content)).toEqual({top: 0, row: 'row 4'});
	});

	it('scrolls between tables, so that what stands between them can be read', () => {
		const [, next] = walk({top: 0, row: 'row 6'}, 'down', 1);
		expect(next).toEqual({top: 1, row: 'row 6'});
	});

	it.each(['down', 'up'] as const)('shows every line on the way %s', move => {
		const start = move === 'down' ? {top: 0, row: 'row 4'} : {top: 20, row: 'row 21'};
		const seen = new Set(walk(start, move, 60).flatMap(({top}) => Array.from({length: 10}, (_, line) => top + line)));
		expect(seen.size).toBe(30);
	});

	it('takes the cursor along by pages', () => {
		expect(movedPane({top: 0, row: 'row 4'}, 'page down', content)).toEqual({top: 9, row: 'row 4'});
		expect(movedPane({top: 9, row: 'row 4'}, 'page down', content)).toEqual({top: 18, row: 'row 20'});
		expect(movedPane({top: 9, row: 'row 4'}, 'last', content)).toEqual({top: 20, row: 'row 21'});
		expect(movedPane({top: 20, row: 'row 21'}, 'first', content)).toEqual({top: 0, row: 'row 4'});
	});

	it('stays within the content, whatever it is', () => {
		const anyContent = fc
			.record({
				lines: fc.integer({min: 1, max: 90}),
				height: fc.integer({min: 1, max: 40}),
				at: fc.uniqueArray(fc.nat(89)),
			})
			.map(({lines, height, at}) => ({
				lines,
				height,
				rows: at
					.filter(line => line < lines)
					.sort((a, b) => a - b)
					.map(line => ({row: String(line), line})),
			}));
		fc.assert(
			fc.property(anyContent, fc.array(fc.constantFrom(...moves)), fc.nat(99), (any, path, top) => {
				let position = clampedPane({top, row: 'unknown'}, any);
				for (const move of path) position = movedPane(position, move, any);
				expect(position.top).toBeGreaterThanOrEqual(0);
				expect(position.top).toBeLessThanOrEqual(Math.max(0, any.lines - any.height));
				if (any.rows.length > 0) expect(any.rows.map(({row}) => row)).toContain(position.row);
			}),
		);
	});
});
