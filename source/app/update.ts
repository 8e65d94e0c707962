import {live} from '../sections/live/live.ts';
import {acknowledging} from './acknowledging.ts';
import {clipping} from './clipping.ts';
import {actionFor, typedInto} from './dispatch.ts';
import type {Effect} from './effect.ts';
import type {Key} from './keys.ts';
import type {Message} from './message.ts';
import {settled} from './settle.ts';
import type {State} from './state.ts';
import {withSwitched} from './switched.ts';
import {updateOverlay} from './update-overlay.ts';
import {updatePane} from './update-pane.ts';
import {updatePlace} from './update-place.ts';
import {followed, updateStudy} from './update-study.ts';
import {updateTree} from './update-tree.ts';

export type Update = readonly [State, ...Effect[]];

/** What a message makes of the state, and the work that it asks for. Pure: the same answer to the same question. */
export function update(state: State, message: Message): Update {
	const [next, ...effects] = change(state, message);
	const isLiveOpened = next.section === live.id && state.section !== live.id;
	return [next === state ? state : settled(state, next), ...effects, ...(isLiveOpened ? [watchGpu] : [])];
}

const watchGpu: Effect = {type: 'watch gpu'};

function change(state: State, message: Message): Update {
	switch (message.type) {
		case 'key pressed':
			return pressed(state, message.key);
		case 'terminal resized':
			return [{...state, size: message.size}];
		case 'gpu read':
			return [{...state, live: message.feed}];
		case 'glyphs chosen':
			return [withSwitched({...state, glyphs: message.glyphs}, message)];
		case 'notice given':
			return [{...state, notice: message.notice}];
		case 'study read':
		case 'reading failed':
			return [updateStudy(state, message)];
		case 'newest followed':
			return [withSwitched(follow(state, message.following), message)];
		case 'findings acknowledged':
			return [acknowledging(state, message.node)];
		case 'tree moved':
		case 'cursor put':
		case 'node folded':
		case 'branch unfolded':
		case 'filter set':
			return [unfollowed(state, updateTree(state, message))];
		case 'view set':
			return [withSwitched(updatePane(state, message), message)];
		case 'pane moved':
		case 'node marked':
		case 'pane expanded':
			return [updatePane(state, message)];
		case 'focus moved':
		case 'section opened':
		case 'node opened':
		case 'history walked':
		case 'stepped back':
			return [unfollowed(state, updatePlace(state, message))];
		case 'text pasted':
		case 'draft changed':
		case 'overlay opened':
		case 'overlay closed':
		case 'overlay moved':
		case 'overlay accepted': {
			const {next, followUp} = updateOverlay(state, message);
			return followUp === null ? [next] : change(next, followUp);
		}
		case 'section copied':
		case 'path copied':
			return [state, {type: 'copy', ...clipping(state, message.type)}];
		case 'text copied':
			return [{...state, notice: message.notice}];
		case 'repaint asked':
			return [state, {type: 'repaint'}];
		case 'suspend asked':
			return [state, {type: 'suspend'}];
		case 'quit asked':
			return [state, {type: 'quit'}];
	}
}

/** A key does what its action says, or says why it cannot; in a text field, characters are typed. */
function pressed(before: State, key: Key): Update {
	const state = before.notice === null ? before : {...before, notice: null};
	const action = actionFor(state, key);
	if (action === null) {
		const typed = typedInto(state, key);
		return typed === null ? [state] : change(state, typed);
	}
	const reason = action.unavailable?.(state) ?? null;
	if (reason !== null) return [{...state, notice: {text: reason, tone: 'plain'}}];
	return change(state, action.message(state));
}

function follow(state: State, following: boolean): State {
	return followed({...state, following, tree: {...state.tree, wanted: null}});
}

/** Whoever goes elsewhere by hand wants to stay there. */
function unfollowed(before: State, after: State): State {
	return before.following && before.tree.cursor !== after.tree.cursor ? {...after, following: false} : after;
}
