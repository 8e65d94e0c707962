import {following, stepped} from '../chart.ts';
import {chartingOf} from '../charting.ts';
import {contentSize} from '../content.ts';
import type {Message} from '../message.ts';
import {paneOf} from '../selectors.ts';
import type {State} from '../state.ts';
import type {Action} from './action.ts';

/** While the reading cursor is on, the arrows move it. */
export const chartActions: readonly Action[] = [
	{
		id: 'cursor left',
		scope: 'chart',
		keys: ['left', 'h'],
		label: 'move the cursor back',
		hint: {keys: '←→', word: 'read'},
		message: state => moved(state, -1),
	},
	{
		id: 'cursor right',
		scope: 'chart',
		keys: ['right', 'l'],
		label: 'move the cursor on',
		message: state => moved(state, 1),
	},
	{
		id: 'cursor far left',
		scope: 'chart',
		keys: ['shift-left', 'H'],
		label: 'a tenth of the chart back',
		hint: {keys: 'H L', word: 'faster'},
		message: state => moved(state, -tenth(state)),
	},
	{
		id: 'cursor far right',
		scope: 'chart',
		keys: ['shift-right', 'L'],
		label: 'a tenth of the chart on',
		message: state => moved(state, tenth(state)),
	},
	{
		id: 'zoom reset',
		scope: 'chart',
		keys: ['0'],
		label: 'show the whole axis again',
		hint: {keys: '0', word: 'all'},
		message: () => ({type: 'view set', view: {zoom: null}}),
		unavailable: state => (paneOf(state).view.zoom === null ? 'all of it is visible' : null),
	},
];

function tenth(state: State): number {
	return Math.max(1, Math.round(contentSize(state).width / 10));
}

function moved(state: State, by: number): Message {
	const {cursor, zoom} = paneOf(state).view;
	const charting = chartingOf(state);
	if (charting === null) return {type: 'view set', view: {cursor: null}};
	const {chart, whole, visible, cells} = charting;
	const at = stepped(chart, cursor, visible, cells, by);
	return {type: 'view set', view: {cursor: at, zoom: following(whole, zoom, at)}};
}
