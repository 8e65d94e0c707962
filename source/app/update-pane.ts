import {paneContent} from './content.ts';
import type {Message} from './message.ts';
import {movedPane} from './pane-position.ts';
import {paneOf} from './selectors.ts';
import type {PaneState, State} from './state.ts';

type PaneMessage = Extract<Message, {type: 'pane moved' | 'view set' | 'pane expanded'}>;

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
		case 'pane expanded':
			return {...state, expanded: message.expanded, focus: message.expanded ? 'section' : state.focus};
	}
}

export function withPane(state: State, pane: PaneState): State {
	return {...state, panes: {...state.panes, [state.section]: pane}};
}
