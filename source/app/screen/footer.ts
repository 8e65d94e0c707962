import type {Glyphs} from '../../paint/glyphs.ts';
import type {Line} from '../../paint/line.ts';
import {cellsOfLine, span} from '../../paint/spans.ts';
import {cellsOf} from '../../paint/text-width.ts';
import type {Action} from '../actions/action.ts';
import {actions} from '../actions/table.ts';
import {activeScopes} from '../dispatch.ts';
import {filterOutcome, isTreeShown} from '../selectors.ts';
import type {State} from '../state.ts';
import {filled, spread} from './box.ts';
import {fieldSpans} from './text-field.ts';

/** What can be pressed now. A notice, or the filter while it is typed, takes its place. */
export function footerLine(state: State, width: number, glyphs: Glyphs): Line {
	const {notice, overlay} = state;
	if (notice !== null) {
		return filled(
			[span(' '), span(glyphs.text(notice.text), notice.tone === 'warning' ? 'warning' : 'strong')],
			width,
			glyphs,
		);
	}
	if (overlay.kind === 'filter') return filterLine(state, overlay.draft, width, glyphs);
	return filled([span(' '), ...hintSpans(state, width - 1, glyphs)], width, glyphs);
}

/** What the filter leaves is never cut: a long filter shows its end, and hints and syntax have what room is left. */
function filterLine(state: State, draft: string, width: number, glyphs: Glyphs): Line {
	const found = [span('  '), ...matches(state)];
	const room = width - cellsOfLine(found) - cellsOfLine(fieldSpans('', glyphs)) - 3;
	const left = [span(' /', 'key'), ...fieldSpans(endOf(draft, room, glyphs), glyphs), ...found];
	const free = width - cellsOfLine(left);
	const hints = hintSpans(state, free, glyphs);
	const syntax = syntaxes.find(text => text.length + 3 + cellsOfLine(hints) <= free);
	return spread(syntax === undefined ? left : [...left, span(`   ${syntax}`, 'dim')], hints, width, glyphs);
}

/** The longest that fits is shown while one types. */
const syntaxes: readonly string[] = ['words, model:qwen, on, loss>5, !calibration', 'words model:x on loss>5 !not'];

function endOf(draft: string, room: number, glyphs: Glyphs): string {
	const characters = [...draft];
	const shown = (from: number): string => (from === 0 ? '' : glyphs.ellipsis) + characters.slice(from).join('');
	let from = 0;
	while (from < characters.length && cellsOf(glyphs.text(shown(from))) > room) from++;
	return shown(from);
}

function matches(state: State): Line {
	const {selected, problem} = filterOutcome(state);
	if (problem !== null) return [span(problem, 'warning')];
	if (selected === null) return [];
	return [span(`${selected.size} of ${state.dataset.runs.length} runs`, selected.size === 0 ? 'warning' : 'dim')];
}

/** Help and quit stay to the last: who knows these finds the others. */
const kept: ReadonlySet<string> = new Set(['help', 'quit']);

function hintSpans(state: State, width: number, glyphs: Glyphs): Line {
	const scopes = activeScopes(state);
	const known = new Set<string>();
	const hinted = inOrder(state).filter(({hint, scope, unavailable}) => {
		if (hint === undefined || !scopes.includes(scope) || (unavailable?.(state) ?? null) !== null) return false;
		// What an inner scope says of these keys is what they do.
		if (known.has(hint.keys)) return false;
		known.add(hint.keys);
		return true;
	});
	const hints = hinted.map(action => ({line: hintOf(action, glyphs), isKept: kept.has(action.id)}));
	let room = width - hints.reduce((sum, {line}) => sum + cellsOfLine(line), 0);
	for (let index = hints.length - 1; index >= 0 && room < 0; index--) {
		const hint = hints[index];
		if (hint === undefined || hint.isKept) continue;
		room += cellsOfLine(hint.line);
		hints.splice(index, 1);
	}
	return hints.flatMap(({line}) => line);
}

/** Where the tree is not on the screen, the way to it comes first; where it is, Tab is enough. */
function inOrder(state: State): readonly Action[] {
	const others = actions.filter(({id}) => id !== 'tree');
	return isTreeShown(state) ? others : [...actions.filter(({id}) => id === 'tree'), ...others];
}

function hintOf({hint}: Action, glyphs: Glyphs): Line {
	if (hint === undefined) return [];
	return [span(glyphs.text(hint.keys), 'key'), span(` ${hint.word}`), span('  ')];
}
