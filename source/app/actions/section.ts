import {canZoomIn, stepped, zoomed} from '../chart.ts';
import {chartingOf} from '../charting.ts';
import {figuresOf, tableOf} from '../content.ts';
import type {Message} from '../message.ts';
import {paneOf} from '../selectors.ts';
import {nextSort, reversedSort} from '../sorting.ts';
import type {State} from '../state.ts';
import {findNode, treeOf} from '../tree/tree.ts';
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
		message: state => ({type: 'node opened', node: targetOf(state) ?? state.tree.cursor}),
		unavailable: state => {
			if (tableOf(state) === null) return 'this section has no rows to open';
			return targetOf(state) === null ? 'this row belongs to no node of the tree' : null;
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
	{
		id: 'cursor',
		scope: 'everywhere',
		keys: ['x'],
		label: 'read the charts with a cursor, or put it away',
		hint: {keys: 'x', word: 'cursor'},
		message: state => {
			const charting = chartingOf(state);
			if (charting === null || paneOf(state).view.cursor !== null) return {type: 'view set', view: {cursor: null}};
			const {chart, visible, cells} = charting;
			return {type: 'view set', view: {cursor: stepped(chart, null, visible, cells, 0)}};
		},
		unavailable: withoutChart,
	},
	{
		id: 'zoom in',
		scope: 'everywhere',
		keys: ['+', '='],
		label: 'zoom into the charts, at the cursor',
		message: state => zoom(state, true),
		unavailable: state => {
			const charting = chartingOf(state);
			if (charting === null) return withoutChart(state);
			return canZoomIn(charting.whole, paneOf(state).view.zoom) ? null : 'the charts do not zoom further';
		},
	},
	{
		id: 'zoom out',
		scope: 'everywhere',
		keys: ['-'],
		label: 'zoom out',
		message: state => zoom(state, false),
		unavailable: state => withoutChart(state) ?? (paneOf(state).view.zoom === null ? 'all of it is visible' : null),
	},
	{
		id: 'compare',
		scope: 'everywhere',
		keys: ['o'],
		label: 'traces: both modes in one chart, beside each other, or only one',
		message: state => ({type: 'view set', view: {compare: nextCompare[paneOf(state).view.compare]}}),
		unavailable: withoutTrace,
	},
	{
		id: 'all repetitions',
		scope: 'everywhere',
		keys: ['r'],
		label: 'traces: one run a mode, or all repetitions as a band',
		message: state => ({type: 'view set', view: {allRepetitions: !paneOf(state).view.allRepetitions}}),
		unavailable: withoutTrace,
	},
	{
		id: 'variant',
		scope: 'everywhere',
		keys: ['v'],
		label: 'heatmaps: the next of their values',
		message: state => ({type: 'view set', view: {variant: paneOf(state).view.variant + 1}}),
		unavailable: state =>
			figuresOf(state).some(({kind}) => kind === 'heatmap') ? null : 'this section has no heatmap here',
	},
];

const nextCompare = {overlay: 'beside', beside: 'single', single: 'overlay'} as const;

function sorted(state: State, next: typeof nextSort): Message {
	const table = tableOf(state);
	return {type: 'view set', view: {sort: table === null ? null : next(table, paneOf(state).view.sort)}};
}

function zoom(state: State, closer: boolean): Message {
	const charting = chartingOf(state);
	return {
		type: 'view set',
		view: {zoom: charting === null ? null : zoomed(charting.whole, paneOf(state).view, closer)},
	};
}

function targetOf(state: State) {
	const {row} = paneOf(state);
	const target = tableOf(state)?.rows.find(({id}) => id === row)?.target;
	if (target === undefined) return null;
	const tree = treeOf(state.dataset);
	return findNode(tree, target, tree.byKey.get(state.tree.cursor) ?? null)?.key ?? null;
}

function withoutTable(state: State): string | null {
	return tableOf(state) === null ? 'this section has no table to sort here' : null;
}

function withoutChart(state: State): string | null {
	return chartingOf(state) === null ? 'this section has no chart over an axis here' : null;
}

function withoutTrace(state: State): string | null {
	return chartingOf(state)?.chart.xAxis.unit === 's' ? null : 'this section has no traces here';
}
