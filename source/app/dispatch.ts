import type {Action, ActionScope} from './actions/action.ts';
import {actions} from './actions/table.ts';
import {isCharacter, type Key} from './keys.ts';
import type {Message} from './message.ts';
import {layout, paneOf} from './selectors.ts';
import type {State} from './state.ts';

/** The scopes that listen now, innermost first: a key belongs to the first of them that knows it. */
export function activeScopes(state: State): readonly ActionScope[] {
	if (state.overlay.kind !== 'none') return [state.overlay.kind, 'always'];
	if (state.focus === 'tree') return ['tree', 'everywhere', 'always'];
	const isReading = paneOf(state).view.cursor !== null;
	return [...(isReading ? (['chart'] as const) : []), 'section', 'everywhere', 'always'];
}

export function actionFor(state: State, key: Key): Action | null {
	// A screen that shows nothing but that it is too small listens to what it offers, whatever is open beneath.
	if (isTooSmall(state)) return byKey.get(`${key === 'q' ? 'everywhere' : 'always'} ${key}`) ?? null;
	for (const scope of activeScopes(state)) {
		const action = byKey.get(`${scope} ${key}`);
		if (action !== undefined) return action;
	}
	return null;
}

const byKey: ReadonlyMap<string, Action> = new Map(
	actions.flatMap(action => action.keys.map(key => [`${action.scope} ${key}`, action] as const)),
);

/** What a key that belongs to no action types into the text field that is open; null where none is. */
export function typedInto(state: State, key: Key): Message | null {
	const {overlay} = state;
	return !isTooSmall(state) && (overlay.kind === 'palette' || overlay.kind === 'filter') && isCharacter(key)
		? {type: 'text pasted', text: key}
		: null;
}

function isTooSmall(state: State): boolean {
	return layout(state).kind === 'too small';
}
