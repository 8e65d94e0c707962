import {glyphLevels} from '../paint/glyphs.ts';
import {isCharacter, moved} from './keys.ts';
import type {Message} from './message.ts';
import {choices} from './palette.ts';
import {helpLines} from './screen/help.ts';
import {layout} from './selectors.ts';
import type {Overlay, State} from './state.ts';
import {updateTree} from './update-tree.ts';

type OverlayMessage = Extract<
	Message,
	{type: 'text pasted' | 'draft changed' | 'overlay opened' | 'overlay closed' | 'overlay moved' | 'overlay accepted'}
>;

export type OverlayUpdate = {
	readonly next: State;
	/** What the choice asks for, once the overlay is closed. */
	readonly followUp: Message | null;
};

const longestDraft = 200;

/** Help, finder and filter: what lies over the panes while it is open. */
export function updateOverlay(state: State, message: OverlayMessage): OverlayUpdate {
	const {overlay} = state;
	switch (message.type) {
		case 'overlay opened':
			return only({...state, overlay: message.overlay});
		case 'overlay closed':
			return only(closed(overlay.kind === 'filter' ? {...state, tree: overlay.before} : state));
		case 'overlay moved':
			return only({...state, overlay: movedOverlay(state, message.move)});
		case 'text pasted':
			return only(drafted(state, draftOf(overlay) + typable(message.text)));
		case 'draft changed':
			return only(drafted(state, message.text));
		case 'overlay accepted':
			return accepted(state);
	}
}

function only(next: State): OverlayUpdate {
	return {next, followUp: null};
}

function closed(state: State): State {
	return {...state, overlay: {kind: 'none'}};
}

function movedOverlay(state: State, move: Parameters<typeof moved>[1]): Overlay {
	const {overlay} = state;
	if (overlay.kind === 'help') {
		const {width, height} = overlayInside(state);
		const lines = helpLines(state, width, glyphLevels[state.glyphs]).length;
		return {...overlay, top: moved(overlay.top, move, Math.max(1, lines - height + 1), height)};
	}
	if (overlay.kind === 'palette') {
		const count = Math.max(1, choices(state, overlay.query).length);
		return {...overlay, cursor: moved(overlay.cursor, move, count, overlayInside(state).height)};
	}
	return overlay;
}

/** Cells inside the overlay's border, with a space on either side. */
function overlayInside(state: State): {readonly width: number; readonly height: number} {
	const placed = layout(state);
	if (placed.kind === 'too small') return {width: 1, height: 1};
	return {width: placed.overlay.width - 4, height: placed.overlay.height - 2};
}

function draftOf(overlay: Overlay): string {
	return overlay.kind === 'palette' ? overlay.query : overlay.kind === 'filter' ? overlay.draft : '';
}

function typable(text: string): string {
	return [...text].filter(isCharacter).join('');
}

/** The filter takes effect while it is typed, so that its matches can be counted. */
function drafted(state: State, text: string): State {
	const {overlay} = state;
	const draft = [...text].slice(0, longestDraft).join('');
	if (overlay.kind === 'palette') return {...state, overlay: {...overlay, query: draft, cursor: 0}};
	if (overlay.kind !== 'filter') return state;
	return updateTree({...state, overlay: {...overlay, draft}}, {type: 'filter set', text: draft});
}

function accepted(state: State): OverlayUpdate {
	const {overlay} = state;
	if (overlay.kind === 'filter') return only(closed({...state, focus: 'tree'}));
	if (overlay.kind !== 'palette') return only(state);
	const choice = choices(state, overlay.query)[overlay.cursor];
	if (choice === undefined) return only(state);
	if (choice.unavailable === null) return {next: closed(state), followUp: choice.message};
	return only({...state, notice: {text: choice.unavailable, tone: 'plain'}});
}
