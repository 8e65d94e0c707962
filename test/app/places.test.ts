import {describe, expect, it} from 'vitest';
import {chartingOf} from '../../source/app/charting.ts';
import {clipping} from '../../source/app/clipping.ts';
import {paneOf, rowsOf, selectedNode} from '../../source/app/selectors.ts';
import type {State} from '../../source/app/state.ts';
import {drawn, effectsOf, narrowScreen, opened, press} from './support/session.ts';

function placeOf(state: State): string {
	return `${state.section} ${selectedNode(state).id}`;
}

const traces = (): State => opened({section: 'traces', open: 'energy/Qwen3 32B'});

describe('the scope', () => {
	it('stays when the section changes, and the section when the scope changes', () => {
		const state = press(opened({open: 'energy/Qwen3 32B'}), '2');
		expect(placeOf(state)).toBe('throughput energy/Qwen3 32B');
		expect(placeOf(press(state, 'up', 'up'))).toBe('throughput calibration/throughput_latency/Qwen3 32B');
	});

	it('is followed by what the section needs, where it has nothing to say', () => {
		const text = drawn(press(opened({open: 'sequence_overhead'}), '9'))
			.join(' ')
			.replace(/\s+/g, ' ');
		expect(text).toMatch(/Choose energy/);
	});

	it('goes to the node of a row', () => {
		const state = press(opened({section: 'throughput'}), 'tab', 'down', 'enter');
		expect(selectedNode(state).id).toBe('calibration/throughput_latency/Llama3.1 8B');
	});
});

describe('history', () => {
	it('goes back to where the reader was, and forward again', () => {
		const start = opened({open: 'energy'});
		const there = press(start, '2', '3');
		expect(placeOf(press(there, '['))).toBe('throughput energy');
		expect(placeOf(press(there, '[', '['))).toBe('overview energy');
		expect(placeOf(press(there, '[', '[', ']', ']'))).toBe('ttft energy');
	});

	it('brings the tree along, unfolded as far as it takes', () => {
		const there = press(opened({section: 'throughput', open: 'energy/Qwen3 32B'}), 'tab', 'down', 'enter');
		const back = press(there, '[');
		expect(selectedNode(back).id).toBe('energy/Qwen3 32B');
		expect(rowsOf(there).some(({node}) => node.key === selectedNode(there).key)).toBe(true);
	});
});

describe('going back from a row', () => {
	const left = press(opened({section: 'checks'}), 'tab', 'down', 'down', 'down');

	it('finds the cursor on the row that was opened, and the section with the keyboard', () => {
		const there = press(left, 'enter', 'tab');
		expect(selectedNode(there).level).not.toBe('study');
		const back = press(there, '[');
		expect(paneOf(left).row).not.toBe(paneOf(press(left, 'up')).row);
		expect([paneOf(back).row, paneOf(back).top, back.focus]).toEqual([paneOf(left).row, paneOf(left).top, 'section']);
	});
});

describe('Esc', () => {
	it('goes one step back at a time', () => {
		let state = press(traces(), 'e', 'x', '+');
		expect([state.expanded, paneOf(state).view.cursor !== null, paneOf(state).view.zoom !== null]).toEqual([
			true,
			true,
			true,
		]);
		state = press(state, 'esc');
		expect(paneOf(state).view.cursor).toBeNull();
		state = press(state, 'esc');
		expect(paneOf(state).view.zoom).toBeNull();
		state = press(state, 'esc');
		expect(state.expanded).toBe(false);
		state = press(state, 'esc');
		expect(state.focus).toBe('tree');
		state = press(state, 'esc', 'esc');
		expect(selectedNode(state).level).toBe('study');
		expect(press(state, 'esc').notice?.text).toBe('q quits');
	});

	it('closes the tree that lies over a narrow screen', () => {
		expect(press(opened({size: narrowScreen}), 't', 'esc').focus).toBe('section');
	});

	it('leaves the filter as it was, and clears it when asked again', () => {
		const filtered = press(opened(), '/', ...'qwen', 'enter');
		expect(press(filtered, '/', 'x', 'esc').tree.filter).toBe('qwen');
		expect(press(filtered, 'esc').tree.filter).toBe('');
	});
});

describe('a filter', () => {
	it('does not move the scope while it is typed, and moves it to what is left when it is kept', () => {
		const at = opened({open: 'energy/Qwen3 32B'});
		const typing = press(at, '/', ...'condition:gemma');
		expect(selectedNode(typing).id).toBe('energy/Qwen3 32B');
		expect(selectedNode(press(typing, 'enter')).level).toBe('study');
		expect(selectedNode(press(typing, 'esc')).id).toBe('energy/Qwen3 32B');
	});

	it('gives way to a node that is gone to', () => {
		const filtered = press(opened(), '/', ...'model:mistral', 'enter');
		const found = press(filtered, ':', ...'energy/qwen tee_on', 'enter');
		expect(selectedNode(found).id).toBe('energy/Qwen3 32B/tee_on');
		expect(found.tree.filter).toBe('');
	});

	it('is walked through by its matches', () => {
		const filtered = press(opened(), '/', ...'condition:qwen', 'enter');
		const ids = ['n', 'n', 'n', 'N'].map(
			(_, index, all) => selectedNode(press(filtered, ...all.slice(0, index + 1))).id,
		);
		expect(ids).toEqual([
			'calibration/throughput_latency/Qwen3 32B',
			'energy',
			'calibration/throughput_latency/Qwen3 32B',
			'energy',
		]);
	});
});

describe('the reading cursor', () => {
	it('begins in the middle, moves by readings and follows the zoom', () => {
		const on = press(traces(), 'x');
		const {whole} = chartingOf(on)!;
		const middle = paneOf(on).view.cursor!;
		expect(Math.abs(middle - (whole.from + whole.to) / 2)).toBeLessThanOrEqual(1);
		const right = press(on, 'right', 'L');
		expect(paneOf(right).view.cursor!).toBeGreaterThan(middle + (whole.to - whole.from) / 20);
		const near = press(right, '+', '+', 'H', 'H', 'H');
		const {cursor, zoom} = paneOf(near).view;
		expect(zoom!.from).toBeLessThanOrEqual(cursor!);
		expect(zoom!.to).toBeGreaterThanOrEqual(cursor!);
		expect(paneOf(press(near, '0')).view.zoom).toBeNull();
	});

	it('is kept from run to run of a condition, and not beyond', () => {
		const state = press(traces(), 'x', '+', 'tab');
		const {cursor} = paneOf(state).view;
		expect(paneOf(press(state, 'right', 'down')).view.cursor).toBe(cursor);
		expect(paneOf(press(state, 'up')).view.cursor).toBeNull();
	});
});

describe('copying', () => {
	it('takes the whole section as text, what is below the screen too', () => {
		const state = opened({section: 'throughput', size: narrowScreen});
		const [effect] = effectsOf(state, 'c');
		expect(effect).toMatchObject({type: 'copy', text: expect.stringMatching(/^Throughput · data\n\nHow many/)});
		expect(clipping(state, 'section copied').text).toContain('in_64_out_128');
	});

	it('takes the file of a run, and the folder of what is above, as a shell reads them', () => {
		const run = press(opened({open: 'energy/Qwen3 32B/tee_on'}), 'right', 'down');
		expect(clipping(run, 'path copied').text).toBe(
			"'/study/energy/Qwen3 32B/tee_on/20251024_1200-00_repetition_1.json'",
		);
		expect(clipping(press(run, 'left'), 'path copied').text).toBe("'/study/energy/Qwen3 32B/tee_on'");
		expect(clipping(opened({open: 'energy'}), 'path copied').text).toBe('/study/energy');
		expect(clipping(opened(), 'path copied').text).toBe('/study');
	});
});
