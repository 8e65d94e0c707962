import {tableOf} from '../content.ts';
import type {Message} from '../message.ts';
import {rowTarget} from '../row-target.ts';
import {paneOf} from '../selectors.ts';
import {nextSort, reversedSort} from '../sorting.ts';
import type {State} from '../state.ts';
import {type Action, moveActions} from './action.ts';

export const sectionActions: readonly Action[] = [
	...moveActions({
		scope: 'section',
		message: move => ({type: 'pane moved', move}),
		hint: {keys: '↑↓', word: 'move'},
	}),
	{
		id: 'open row',
		scope: 'section',
		keys: ['enter'],
		label: "go to the row's node in the tree",
		hint: {keys: 'Enter', word: 'open'},
		message: state => ({type: 'node opened', node: rowTarget(state) ?? state.tree.cursor}),
		unavailable: state => {
			if (tableOf(state) === null) return 'no table with rows to open here';
			return rowTarget(state) === null ? 'this row has no node of its own' : null;
		},
	},
	{
		id: 'to tree',
		scope: 'section',
		keys: ['left', 'h'],
		label: 'back to the tree',
		message: () => ({type: 'focus moved', to: 'tree'}),
	},
	{
		id: 'sort',
		scope: 'section',
		keys: ['s'],
		label: 'sort by the next column',
		hint: {keys: 's', word: 'sort'},
		message: state => sorted(state, nextSort),
		unavailable: withoutTable,
	},
	{
		id: 'reverse sort',
		scope: 'section',
		keys: ['S'],
		label: 'sort the other way round',
		message: state => sorted(state, reversedSort),
		unavailable: withoutTable,
	},
];

function sorted(state: State, next: typeof nextSort): Message {
	const table = tableOf(state);
	return {type: 'view set', view: {sort: table === null ? null : next(table, paneOf(state).view.sort)}};
}

function withoutTable(state: State): string | null {
	return tableOf(state) === null ? 'no table to sort here' : null;
}
