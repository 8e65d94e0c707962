import {compare} from '../sections/compare/compare.ts';
import {paneContent} from './content.ts';
import {marksNotice, nextMarks} from './marks.ts';
import type {Message} from './message.ts';
import {movedPane} from './pane-position.ts';
import {paneOf, selectedNode} from './selectors.ts';
import {freshPane, type PaneState, type State} from './state.ts';
import {treeOf} from './tree/tree.ts';

type PaneMessage = Extract<Message, {type: 'pane moved' | 'view set' | 'node marked' | 'pane expanded'}>;

export function updatePane(state: State, message: PaneMessage): State {
	const pane = paneOf(state);
	switch (message.type) {
		case 'pane moved':
			return withPane(state, {...pane, ...movedPane(pane, message.move, paneContent(state))});
		case 'view set': {
			const set = withPane(state, {...pane, view: {...pane.view, ...message.view}});
			// The arrows move the reading cursor only while the section has the keyboard.
			return message.view.cursor == null ? set : {...set, focus: 'section'};
		}
		case 'node marked':
			return withMark(state, message.node);
		case 'pane expanded':
			return {...state, expanded: message.expanded, focus: message.expanded ? 'section' : state.focus};
	}
}

export function withPane(state: State, pane: PaneState): State {
	return {...state, panes: {...state.panes, [state.section]: pane}};
}

/** Marks belong to Compare, from whatever section they are set. */
function withMark(state: State, key: Extract<Message, {type: 'node marked'}>['node']): State {
	const node = treeOf(state.dataset).byKey.get(key);
	if (node === undefined) return state;
	const pane = state.panes[compare.id] ?? freshPane(selectedNode(state).key);
	const marks = nextMarks(pane.view.marks, node.id);
	const panes = {...state.panes, [compare.id]: {...pane, view: {...pane.view, marks}}};
	const text = marksNotice(pane.view.marks, marks, `${compare.key} compares`, state.size.columns);
	return {...state, panes, notice: {text, tone: 'plain'}};
}
