import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {footerLine} from '../../../source/app/screen/footer.ts';
import {headerLine} from '../../../source/app/screen/header.ts';
import {screenOf} from '../../../source/app/screen/screen.ts';
import {sectionBar} from '../../../source/app/screen/section-bar.ts';
import {treePane} from '../../../source/app/screen/tree-pane.ts';
import type {State} from '../../../source/app/state.ts';
import {glyphLevels} from '../../../source/paint/glyphs.ts';
import type {Line} from '../../../source/paint/line.ts';
import {cellsOfLine} from '../../../source/paint/spans.ts';
import {sections} from '../../../source/sections/registry.ts';
import {drawn, effectsOf, narrowScreen, opened, press, read, tell} from '../support/session.ts';
import {cleanRuns, studyRuns} from '../support/study.ts';

const glyphs = glyphLevels.braille;

function text(line: Line): string {
	return line
		.map(span => span.text)
		.join('')
		.trimEnd();
}

function tree(state: State, width = 38, height = 14): string {
	return `\n${treePane(state, {width, height}, glyphs).map(text).join('\n')}`;
}

function clean(...keys: readonly string[]): State {
	return press(opened({runs: cleanRuns, section: 'throughput'}), ...keys);
}

describe('the tree', () => {
	it('shows at every level the number that the open section is about', () => {
		expect(tree(clean('down', 'down', 'right', 'down', 'right'), 38, 12)).toBe(`
╭─ Study ──────── output throughput ─╮
│ whole study                      ✓ │
│ ▾ throughput_latency   4.0…6.0 % ✓ │
│   ▾ Gemma3 1B              6.0 % ✓ │
│›    ▾ ○ TEE off  ×3    192 tok/s   │
│         run 1          192 tok/s   │
│         run 2          191 tok/s   │
│         run 3          192 tok/s   │
│     ▸ ● TEE on  ×3     180 tok/s   │
│   ▸ Qwen3 32B              4.0 % ✓ │
│                                    │
╰────────────────────────────────────╯`);
	});

	it('marks what the filter found, also in the row of the cursor', () => {
		const state = clean('/', ...'gemma', 'enter', 'down', 'down');
		const matched = treePane(state, {width: 38, height: 8}, glyphs).flatMap(line =>
			line.filter(({role}) => role === 'match' || role === 'selectedMatch'),
		);
		expect(matched).toEqual([{text: 'Gemma', role: 'selectedMatch'}]);
	});

	it('follows the section to another metric', () => {
		expect(tree(clean('down', '3'), 38, 6)).toBe(`
╭─ Study ───────────────────── TTFT ─╮
│ whole study                      ✓ │
│›▾ throughput_latency   4.0…6.0 % ✓ │
│   ▸ Gemma3 1B              6.0 % ✓ │
│   ▸ Qwen3 32B              4.0 % ✓ │
╰────────────────────────────────────╯`);
	});

	it('rolls the worst finding up', () => {
		const rows = tree(opened({runs: studyRuns}), 38, 16).split('\n');
		expect(rows.find(row => row.includes('whole study'))).toMatch(/✗ │$/);
		expect(rows.find(row => row.includes('in_64_out_256'))).toMatch(/✗ │$/);
	});

	it('keeps the filter in sight, with what it leaves', () => {
		expect(tree(clean('/', ...'qwen', 'enter'), 38, 6)).toBe(`
╭─ Study ──────── output throughput ─╮
│›whole study                      ✓ │
│ ▾ throughput_latency   4.0…6.0 % ✓ │
│   ▸ Qwen3 32B              4.0 % ✓ │
│                                    │
╰─ /qwen  6 of 12 runs ─ Esc clears ─╯`);
	});

	it('says that a filter leaves nothing, and how it is cleared', () => {
		expect(tree(clean('/', ...'nobody', 'enter'), 38, 7)).toBe(`
╭─ Study ──────── output throughput ─╮
│›whole study                      ✓ │
│                                    │
│   nothing matches                  │
│   Esc clears the filter            │
│                                    │
╰─ /nobody  0 of 12 runs ────────────╯`);
		const narrow = press(opened({runs: cleanRuns, size: narrowScreen}), '/', ...'nobody', 'enter', 'esc');
		expect([narrow.tree.filter, narrow.focus]).toEqual(['', 'tree']);
	});

	it('cuts a long filter, never what it leaves', () => {
		const rows = tree(clean('/', ...'model:qwen|gemma|llama|mistral', 'enter'), 38, 6).split('\n');
		expect(rows.at(-1)).toMatch(/^╰─ \/model:qwen.*… {2}12 of 12 runs /);
	});

	it('marks what Compare sets against each other, in any glyphs', () => {
		const state = press(opened({runs: cleanRuns, section: 'throughput', glyphs: 'ascii'}), ...'jjmjm');
		const rows = tree(state, 38, 8).split('\n');
		expect(rows.find(row => row.includes('Gemma3 1B'))).toMatch(/ \[A\] +6\.0 % /);
		expect(rows.find(row => row.includes('Qwen3 32B'))).toMatch(/ \[B\] +4\.0 % /);
		expect(tree(press(state, 'k', 'm'), 38, 8)).not.toContain('[B]');
	});

	it('cuts names, never numbers', () => {
		expect(tree(clean(), 24, 6)).toBe(`
╭─ Study ──────────────╮
│›whole study        ✓ │
│ ▾ thr…cy 4.0…6.0 % ✓ │
│   ▸ Gemm… 1B 6.0 % ✓ │
│   ▸ Qwen…32B 4.0 % ✓ │
╰──────────────────────╯`);
	});
});

describe('the header', () => {
	it.each([
		[120, ' cai-tui  data · 1 experiment · 2 conditions · 12 runs · 00:17:57 · 2.09 €'],
		[90, ' cai-tui  data · 1 experiment · 2 conditions · 12 runs · 00:17:57'],
		[60, ' cai-tui  data · 1 experiment'],
	])('lets totals go first in %i columns', (width, expected) => {
		const line = text(headerLine(clean(), width, glyphs));
		expect(line.replace(/ {2,}runs ✓.*$/, '')).toBe(expected);
		expect(line).toMatch(/runs ✓ 12 {2}! 0 {2}✗ 0$/);
	});

	it('says how far reading is, and that nothing was measured where it was not', () => {
		const state = tell(opened({runs: []}), {...read(studyRuns.slice(0, 3), false)});
		const labelled = {...state, dataset: {...state.dataset, synthetic: true}};
		expect(text(headerLine(labelled, 120, glyphs))).toContain(' SYNTHETIC ');
		expect(text(headerLine(labelled, 120, glyphs))).toContain('reading 3/3');
	});
});

describe('the section bar', () => {
	it('names the same sections whichever of them is open, Checks and Run among them', () => {
		const bars = ['1', '2', '4', '9', '0', 'R', 'C'].map(key => text(sectionBar(clean(key), 120, glyphs)));
		const words = bars.map(bar => bar.trim().split(/\s+/).join(' '));
		expect(new Set(words)).toHaveLength(1);
		expect(words[0]).toContain('9 Traces 0 Checks R Run A B C Compare');
		for (const {key} of sections) {
			const narrow = text(sectionBar(clean(key), 80, glyphs));
			expect(narrow).toMatch(/1 Overview .*0 Checks .*R Run /);
			expect(cellsOfLine(sectionBar(clean(key), 80, glyphs))).toBe(80);
		}
	});

	it('names every section where there is room, and keeps the keys of all where there is none', () => {
		const wide = text(sectionBar(clean(), 240, glyphs));
		for (const {key, title} of sections) expect(wide).toContain(` ${key} ${title}`);
		const narrow = text(sectionBar(clean('9'), 60, glyphs));
		expect(narrow).toMatch(/^ 1 Overview 2 .*8 {2}9 Traces {2}0 /);
		for (const {key} of sections) expect(narrow.split(/\s+/)).toContain(key);
	});
});

describe('the footer', () => {
	it('hints at what can be done now', () => {
		expect(text(footerLine(clean('down'), 120, glyphs))).toMatch(/^ ↑↓ move {2}←→ fold .* \? help {2}q quit$/);
		expect(text(footerLine(clean('tab'), 120, glyphs))).toMatch(/^ ↑↓ move {2}Enter open {2}s sort /);
	});

	it('begins with the way to the tree where it is not on the screen', () => {
		const narrow = opened({runs: cleanRuns, size: narrowScreen});
		expect(text(footerLine(narrow, 80, glyphs))).toMatch(/^ t tree {2}↑↓ move /);
		expect(text(footerLine(press(narrow, 't'), 80, glyphs))).not.toContain('t tree');
	});

	it('keeps help and quit when all else has to go', () => {
		expect(text(footerLine(clean(), 20, glyphs))).toBe(' ? help  q quit');
	});

	it('is where a filter is typed, with what it leaves or what is wrong with it', () => {
		expect(text(footerLine(clean('/', ...'qwen'), 80, glyphs))).toMatch(/^ \/qwen {3}6 of 12 runs +Enter keep/);
		expect(text(footerLine(clean('/', ...'qwen'), 120, glyphs))).toContain(
			'words, model:qwen, on, loss>5, !calibration',
		);
		const long = text(footerLine(clean('/', ...'model:qwen|gemma|llama|mistral on !saturation'), 60, glyphs));
		expect(long).toMatch(/^ \/….*!saturation {3}6 of 12 runs$/);
		expect(text(footerLine(clean('/', ...'loss>'), 80, glyphs))).toMatch(/^ \/loss> {3}loss> needs a number/);
	});
});

describe('the screen', () => {
	it('says what it needs where it is too small, and recovers by itself', () => {
		const small = tell(clean('down'), {type: 'terminal resized', size: {columns: 30, rows: 4}});
		expect(drawn(small)).toEqual(['too small: needs 60×16, now', '30×4, q quits', '', '']);
		const back = tell(small, {type: 'terminal resized', size: {columns: 120, rows: 36}});
		expect(drawn(back)).toEqual(drawn(clean('down')));
	});

	it('quits where it is too small, whatever is open beneath, and takes no other key', () => {
		for (const keys of [[], ['/'], [':'], ['?']]) {
			const size = {columns: 30, rows: 4};
			const small = tell(press(clean(), ...keys), {type: 'terminal resized', size});
			expect(effectsOf(small, 'q')).toEqual([{type: 'quit'}]);
			expect(press(small, 'x', 'esc')).toBe(small);
		}
	});

	it('starts a narrow screen in the section and lays the tree over it when asked', () => {
		const narrow = opened({runs: cleanRuns, size: narrowScreen});
		expect(drawn(narrow)[2]).toMatch(/^╭─ 1 Overview/);
		expect(drawn(narrow).at(-2)).toMatch(/^╰─ t tree /);
		expect(drawn(press(narrow, 't'))[2]).toMatch(/^╭─ Study /);
		expect(drawn(press(narrow, 't', 't'))).toEqual(drawn(narrow));
	});

	it('fills its areas to the last cell, at every size and with all glyphs', () => {
		fc.assert(
			fc.property(
				fc.record({columns: fc.integer({min: 1, max: 220}), rows: fc.integer({min: 1, max: 60})}),
				fc.constantFrom('braille', 'block', 'ascii'),
				fc.constantFrom('', 't', '?', ':', '/', 'e'),
				(size, level, key) => {
					const state = opened({runs: cleanRuns, size, glyphs: level});
					for (const {lines, width, height} of screenOf(key === '' ? state : press(state, key))) {
						expect(lines).toHaveLength(height);
						for (const line of lines) expect(cellsOfLine(line)).toBe(width);
					}
				},
			),
			{numRuns: 60},
		);
	});

	it('is ASCII from corner to corner where the terminal has no more', () => {
		for (const key of ['2', '?', ':', '/', ']']) {
			expect(drawn(press(opened({glyphs: 'ascii'}), key)).join('\n')).toMatch(/^[\x20-\x7e\n]*$/);
		}
	});
});
