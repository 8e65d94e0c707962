import {live} from '../../sections/live/live.ts';
import {canZoomIn, stepped, zoomed} from '../chart.ts';
import {chartingOf} from '../charting.ts';
import {variantsOf} from '../content.ts';
import type {Message} from '../message.ts';
import {paneOf} from '../selectors.ts';
import type {State} from '../state.ts';
import type {Action} from './action.ts';

/** How the pictures of the open section are set: from the tree as well, so that nodes can be gone through meanwhile. */
export const pictureActions: readonly Action[] = [
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
		hint: {keys: '+ −', word: 'zoom'},
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
		label: 'traces: one run a mode, or all repetitions as a band; live: each GPU, or all together',
		message: state => ({type: 'view set', view: {allRepetitions: !paneOf(state).view.allRepetitions}}),
		unavailable: state => (state.section === live.id ? withoutOtherGpus(state) : withoutTrace(state)),
	},
	{
		id: 'variant',
		scope: 'everywhere',
		keys: ['v'],
		label: 'show the next of the values: loss, TEE on, TEE off, …',
		message: state => ({type: 'view set', view: {variant: paneOf(state).view.variant + 1}}),
		unavailable: state => (variantsOf(state).length > 1 ? null : 'this section has one look only'),
	},
];

const nextCompare = {overlay: 'beside', beside: 'single', single: 'overlay'} as const;

function zoom(state: State, closer: boolean): Message {
	const charting = chartingOf(state);
	return {
		type: 'view set',
		view: {zoom: charting === null ? null : zoomed(charting.whole, paneOf(state).view, closer)},
	};
}

function withoutChart(state: State): string | null {
	return chartingOf(state) === null ? 'no chart with an axis here' : null;
}

function withoutTrace(state: State): string | null {
	if (state.section === live.id) return 'no traces here';
	return chartingOf(state)?.chart.xAxis.unit === 's' ? null : 'no traces here';
}

function withoutOtherGpus({live: feed}: State): string | null {
	return feed?.together == null ? 'there are not several GPUs here' : null;
}
