import {describe, expect, it} from 'vitest';
import {actions, actionTable} from '../../../source/app/actions/table.ts';
import {actionFor, activeScopes} from '../../../source/app/dispatch.ts';
import type {State} from '../../../source/app/state.ts';
import {update} from '../../../source/app/update.ts';
import {sections} from '../../../source/sections/registry.ts';
import {drawn, narrowScreen, opened, press} from '../support/session.ts';

/** Situations in which, together, every action has something to do. */
const situations: Readonly<Record<string, State>> = {
	'the tree': opened(),
	'a condition': press(opened(), 'down', 'down'),
	'an unfolded condition': press(opened(), 'down', 'down', 'right', 'right'),
	'a run': press(opened(), 'down', 'down', '*', 'down', 'down'),
	'the end of the tree': press(opened(), 'G'),
	'a long way down': press(opened(), '*', 'G', 'up'),
	'the section': press(opened({section: 'throughput'}), 'tab', 'down'),
	'the section, scrolled': press(opened({section: 'throughput', size: narrowScreen}), 'G', 'up'),
	'a sorted table': press(opened({section: 'throughput'}), 'tab', 's'),
	'a narrow screen': opened({size: narrowScreen}),
	traces: press(opened({section: 'traces', open: 'energy/Qwen3 32B'}), 'tab'),
	'traces with a cursor': press(opened({section: 'traces', open: 'energy/Qwen3 32B'}), 'x', '+'),
	'a sequence': opened({section: 'sequence', open: 'sequence_overhead'}),
	'another section, by history': press(opened(), '2', '1', '['),
	'a filter': press(opened(), '/', 'q', 'w', 'e', 'n', 'enter'),
	'a filter, at a match': press(opened(), '/', 'q', 'w', 'e', 'n', 'enter', 'n'),
	'the help': press(opened({size: narrowScreen}), '?', 'down'),
	'the help, at its end': press(opened({size: narrowScreen}), '?', 'G'),
	'the finder': press(opened({size: narrowScreen}), ':', 'e', 'down'),
	'the finder, at its end': press(opened({size: narrowScreen}), ':', 'e', 'end'),
	'the card of a run': press(opened(), 'down', 'down', '*', 'down', 'down', 'p'),
	'typing a filter': press(opened(), '/', 'q'),
};

describe('the action table', () => {
	it('gives no key to two actions of one scope', () => {
		const uses = actions.flatMap(({scope, keys}) => keys.map(key => `${scope} ${key}`));
		expect(uses.filter((use, index) => uses.indexOf(use) !== index)).toEqual([]);
	});

	it('has one id, one label and a key for each', () => {
		const ids = actions.map(({id}) => id);
		expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
		expect(actions.filter(({keys, label}) => keys.length === 0 || label === '')).toEqual([]);
	});

	it('opens every section', () => {
		for (const {id, key} of sections) expect(press(opened(), key).section).toBe(id);
	});

	it.each(actions.map(action => [action.id, action] as const))('%s: does something, or says why not', (_, action) => {
		const [key = ''] = action.keys;
		const done = Object.values(situations).some(state => {
			if (actionFor(state, key) !== action) return false;
			const [next, ...effects] = update(state, {type: 'key pressed', key});
			const explained = (action.unavailable?.(state) ?? null) !== null && next.notice !== null;
			return explained || effects.length > 0 || drawn(next).join('\n') !== drawn(state).join('\n');
		});
		expect(done).toBe(true);
	});

	it('says why in the footer when a key does nothing now', () => {
		expect(press(opened(), ']').notice?.text).toBe('there is nothing to go forward to');
		expect(press(opened(), 'x').notice?.text).toBe('no chart with an axis here');
	});

	it('takes a notice away with the next key', () => {
		expect(press(opened(), ']', 'down').notice).toBeNull();
	});

	it('lists every key for the README', () => {
		expect(actionTable()).toHaveLength(actions.length);
		expect(actionTable()).toContainEqual({
			scope: 'Everywhere',
			keys: ['Tab', 'Shift-Tab'],
			label: 'go to the other pane',
		});
	});
});

describe('activeScopes', () => {
	it('listens to an overlay alone, but for what always works', () => {
		expect(activeScopes(press(opened(), '?'))).toEqual(['help', 'always']);
		expect(activeScopes(press(opened(), ':'))).toEqual(['palette', 'always']);
	});

	it('gives the arrows to the chart while its cursor is on', () => {
		const state = press(opened({section: 'traces', open: 'energy/Qwen3 32B'}), 'x');
		expect(activeScopes(state)).toEqual(['chart', 'section', 'everywhere', 'always']);
		expect(actionFor(state, '0')?.id).toBe('zoom reset');
		expect(actionFor(press(state, 'x'), '0')?.id).toMatch(/^open /);
	});
});
