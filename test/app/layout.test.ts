import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {layoutOf, type Rectangle, smallest} from '../../source/app/layout.ts';

/** The areas as a drawing at a tenth of the columns and a quarter of the rows, later ones over earlier ones. */
function drawing(columns: number, rows: number, parts: Partial<Parameters<typeof layoutOf>[1]> = {}): string {
	const layout = layoutOf({columns, rows}, {expanded: false, focus: 'tree', overlay: {kind: 'none'}, ...parts});
	if (layout.kind === 'too small') return `needs ${layout.needs.columns}×${layout.needs.rows}`;
	const grid = Array.from({length: rows}, () => Array<string>(columns).fill('.'));
	const areas: readonly (readonly [string, Rectangle | null])[] = [
		['H', layout.header],
		['B', layout.bar],
		['s', layout.section],
		['t', layout.tree],
		['F', layout.footer],
	];
	for (const [letter, area] of areas) {
		if (area === null) continue;
		for (let y = area.y; y < area.y + area.height; y++) {
			for (let x = area.x; x < area.x + area.width; x++) grid[y]![x] = letter;
		}
	}
	const kept = (index: number, count: number): boolean => index < 3 || index === count - 1 || index % 8 === 0;
	return grid
		.filter((_, y) => kept(y, rows))
		.map(row => row.filter((_, x) => x % 4 === 0).join(''))
		.join('\n');
}

describe('layoutOf', () => {
	it('puts the tree beside the section where there is room', () => {
		expect(`\n${drawing(120, 36)}`).toBe(`
HHHHHHHHHHHHHHHHHHHHHHHHHHHHHH
BBBBBBBBBBBBBBBBBBBBBBBBBBBBBB
ttttttttttssssssssssssssssssss
ttttttttttssssssssssssssssssss
ttttttttttssssssssssssssssssss
ttttttttttssssssssssssssssssss
ttttttttttssssssssssssssssssss
FFFFFFFFFFFFFFFFFFFFFFFFFFFFFF`);
	});

	it('lays the tree over the section of a narrow screen, while it has the keyboard', () => {
		expect(`\n${drawing(80, 24, {focus: 'tree'})}`).toBe(`
HHHHHHHHHHHHHHHHHHHH
BBBBBBBBBBBBBBBBBBBB
ttttttttttttssssssss
ttttttttttttssssssss
ttttttttttttssssssss
FFFFFFFFFFFFFFFFFFFF`);
		expect(`\n${drawing(80, 24, {focus: 'section'})}`).toBe(`
HHHHHHHHHHHHHHHHHHHH
BBBBBBBBBBBBBBBBBBBB
ssssssssssssssssssss
ssssssssssssssssssss
ssssssssssssssssssss
FFFFFFFFFFFFFFFFFFFF`);
	});

	it('lays the tree over the section while a filter is typed', () => {
		const typing = drawing(80, 24, {focus: 'section', overlay: {kind: 'filter'}});
		expect(typing).toBe(drawing(80, 24, {focus: 'tree'}));
	});

	it('gives an expanded section everything but the keys', () => {
		expect(`\n${drawing(120, 24, {expanded: true, focus: 'section'})}`).toBe(`
ssssssssssssssssssssssssssssss
ssssssssssssssssssssssssssssss
ssssssssssssssssssssssssssssss
ssssssssssssssssssssssssssssss
ssssssssssssssssssssssssssssss
FFFFFFFFFFFFFFFFFFFFFFFFFFFFFF`);
	});

	it('says what it needs', () => {
		expect(drawing(59, 40)).toBe('needs 60×16');
		expect(drawing(200, 15)).toBe('needs 60×16');
	});

	it('covers the screen and nothing else, at every size', () => {
		fc.assert(
			fc.property(
				fc.integer({min: smallest.columns, max: 300}),
				fc.integer({min: smallest.rows, max: 120}),
				fc.boolean(),
				fc.constantFrom('tree', 'section'),
				(columns, rows, expanded, focus) => {
					const layout = layoutOf({columns, rows}, {expanded, focus, overlay: {kind: 'none'}});
					if (layout.kind === 'too small') throw new Error('large enough');
					const {header, bar, section, footer, tree} = layout;
					const beside = tree !== null && section.x > 0 ? tree.width * tree.height : 0;
					const covered = [header, bar, section, footer].reduce(
						(cells, area) => cells + (area === null ? 0 : area.width * area.height),
						beside,
					);
					expect(covered).toBe(columns * rows);
					for (const area of [header, bar, section, footer, tree, layout.overlay]) {
						if (area === null) continue;
						expect(area.x).toBeGreaterThanOrEqual(0);
						expect(area.y).toBeGreaterThanOrEqual(0);
						expect(area.x + area.width).toBeLessThanOrEqual(columns);
						expect(area.y + area.height).toBeLessThanOrEqual(rows);
						expect(area.width).toBeGreaterThan(0);
						expect(area.height).toBeGreaterThan(0);
					}
				},
			),
		);
	});
});
