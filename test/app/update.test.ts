import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {actions} from '../../source/app/actions/table.ts';
import {paneContent} from '../../source/app/content.ts';
import type {Message} from '../../source/app/message.ts';
import {cursorRow, paneOf, rowsOf, selectedNode} from '../../source/app/selectors.ts';
import type {State} from '../../source/app/state.ts';
import {update} from '../../source/app/update.ts';
import {treeHeight} from '../../source/app/update-tree.ts';
import {runOf} from '../builders/run.ts';
import {drawn, opened, read} from './support/session.ts';
import {studyRuns} from './support/study.ts';

const keys = [...new Set(actions.flatMap(action => action.keys)), 'u', 'Z', 'é'];

const anyMessage: fc.Arbitrary<Message> = fc.oneof(
	{weight: 8, arbitrary: fc.constantFrom(...keys).map(key => ({type: 'key pressed', key}) as const)},
	{
		weight: 1,
		arbitrary: fc
			.record({columns: fc.integer({min: 1, max: 220}), rows: fc.integer({min: 1, max: 70})})
			.map(size => ({type: 'terminal resized', size}) as const),
	},
	{weight: 1, arbitrary: fc.string().map(text => ({type: 'text pasted', text}) as const)},
	{
		weight: 1,
		arbitrary: fc
			.record({
				experiment: fc.constantFrom('a', 'energy', 'a/b'),
				condition: fc.constantFrom('b', 'Qwen3 32B'),
				repetition: fc.nat(9),
			})
			.map(parts => read([runOf(parts)], false)),
	},
	{weight: 1, arbitrary: fc.constant<Message>({type: 'reading failed', reason: 'the disk is gone'})},
);

function expectInRange(state: State): void {
	const rows = rowsOf(state);
	const cursor = rows[cursorRow(state)]?.node.key;
	if (state.overlay.kind !== 'filter') expect(cursor).toBe(selectedNode(state).key);
	const {top} = state.tree;
	expect(top).toBeGreaterThanOrEqual(0);
	expect(cursorRow(state)).toBeGreaterThanOrEqual(top);
	expect(cursorRow(state)).toBeLessThan(top + Math.max(1, treeHeight(state)));
	if (state.focus !== 'section') return;
	const {lines, height, rows: tableRows} = paneContent(state);
	const pane = paneOf(state);
	expect(pane.top).toBeGreaterThanOrEqual(0);
	expect(pane.top).toBeLessThanOrEqual(Math.max(0, lines - height));
	if (pane.row !== null) expect(tableRows.map(({row}) => row)).toContain(pane.row);
}

describe('update', () => {
	it('keeps cursors in range and never throws, whatever happens', () => {
		fc.assert(
			fc.property(fc.array(anyMessage, {maxLength: 40}), messages => {
				let state = opened({runs: studyRuns});
				for (const message of messages) [state] = update(state, message);
				expectInRange(state);
				expect(drawn(state)).toHaveLength(state.size.rows);
			}),
			{numRuns: 60},
		);
	});

	it('gives the same answer to the same question', () => {
		const state = opened();
		const message: Message = {type: 'key pressed', key: 'down'};
		expect(update(state, message)).toEqual(update(state, message));
	});

	it('leaves the state as it is, the same object, where a message changes nothing', () => {
		const state = opened();
		expect(update(state, {type: 'key pressed', key: 'Z'})[0]).toBe(state);
		expect(update(state, {type: 'key pressed', key: 'up'})[0]).toBe(state);
	});
});
