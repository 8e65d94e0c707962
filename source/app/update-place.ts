import {chapterById} from './chapters.ts';
import {hasRoomForBoth} from './layout.ts';
import type {Message} from './message.ts';
import {paneOf, rowsOf, selectedNode} from './selectors.ts';
import type {Place, State} from './state.ts';
import {updatePane, withPane} from './update-pane.ts';
import {revealed, updateTree} from './update-tree.ts';

type PlaceMessage = Extract<
	Message,
	{type: 'focus moved' | 'section opened' | 'node opened' | 'history walked' | 'stepped back'}
>;

const placesRemembered = 100;

/** Where the reader is: which section, which node, which pane. */
export function updatePlace(state: State, message: PlaceMessage): State {
	switch (message.type) {
		case 'focus moved':
			return {...state, focus: message.to};
		case 'section opened':
			return opened(state, {section: message.section, node: state.tree.cursor});
		case 'node opened':
			return opened(state, {section: message.section ?? state.section, node: message.node});
		case 'history walked':
			return message.to === 'past' ? walkedBack(state) : walkedForward(state);
		case 'stepped back':
			return steppedBack(state);
	}
}

function placeOf(state: State): Place {
	const {top, row} = paneOf(state);
	return {section: state.section, node: selectedNode(state).key, focus: state.focus, top, row};
}

function opened(state: State, place: Pick<Place, 'section' | 'node'>): State {
	if (chapterById(place.section) === null) return state;
	const here = placeOf(state);
	if (here.section === place.section && here.node === place.node) return state;
	const past = [...state.history.past, here].slice(-placesRemembered);
	return at({...state, history: {past, future: []}}, place);
}

function at(state: State, {section, node}: Pick<Place, 'section' | 'node'>): State {
	const turned = {...state, section};
	return node === state.tree.cursor ? turned : revealed(turned, node);
}

/** The place as it was left, with the cursor on its row. */
function backAt(state: State, place: Place): State {
	const there = at(state, place);
	if (selectedNode(there).key !== place.node) return there;
	const {focus, top, row} = place;
	return {...withPane(there, {...paneOf(there), top, row}), focus};
}

function walkedBack(state: State): State {
	const {past, future} = state.history;
	const place = past.at(-1);
	if (place === undefined) return state;
	return backAt({...state, history: {past: past.slice(0, -1), future: [placeOf(state), ...future]}}, place);
}

function walkedForward(state: State): State {
	const {past, future} = state.history;
	const [place, ...rest] = future;
	if (place === undefined) return state;
	return backAt({...state, history: {past: [...past, placeOf(state)], future: rest}}, place);
}

/** One step out of the innermost thing that is on. */
function steppedBack(state: State): State {
	const {view} = paneOf(state);
	const beside = hasRoomForBoth(state.size, state.expanded);
	const isFiltered = state.tree.filter !== '';
	if (isFiltered && state.focus === 'tree') return updateTree(state, {type: 'filter set', text: ''});
	if (!beside && state.focus === 'tree') return {...state, focus: 'section'};
	if (view.cursor !== null) return updatePane(state, {type: 'view set', view: {cursor: null}});
	if (view.zoom !== null) return updatePane(state, {type: 'view set', view: {zoom: null}});
	if (state.expanded) return updatePane(state, {type: 'pane expanded', expanded: false});
	if (beside && state.focus === 'section') return {...state, focus: 'tree'};
	if (isFiltered) return updateTree(state, {type: 'filter set', text: ''});
	const {parent} = selectedNode(state);
	if (parent !== null && rowsOf(state).length > 0) return updateTree(state, {type: 'cursor put', node: parent.key});
	return {...state, notice: {text: 'q quits', tone: 'plain'}};
}
