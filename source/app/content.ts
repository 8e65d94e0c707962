import {experimentsIn, type Scope} from '../domain/scope.ts';
import type {Figure, TableFigure} from '../figures/figure.ts';
import type {GlyphLevel} from '../paint/line.ts';
import {paintStack, type Stack} from '../paint/stack.ts';
import {checks} from '../sections/checks/checks.ts';
import {live, liveVariants} from '../sections/live/live.ts';
import {presentLive} from '../sections/live/present-live.ts';
import type {Chapter, Section} from '../sections/section.ts';
import type {View} from '../sections/view.ts';
import {bugOnScreen} from './bug.ts';
import {memo} from './memo.ts';
import {newestRun} from './newest-run.ts';
import type {PaneContent} from './pane-position.ts';
import {currentSection, layout, paneOf, placesKept, scopeOf, withoutPosition} from './selectors.ts';
import {withSetAside} from './set-aside.ts';
import type {Loading, State} from './state.ts';

// What the open section shows of the selected node: computed when it is looked at, and kept for the places that a
// reader goes back and forth between.

/** The pictures of the open section, as they are set. */
export function figuresOf(state: State): readonly Figure[] {
	if (state.section === live.id) return liveFigures(state, paneOf(state).view);
	if (state.dataset.runs.length === 0 && state.loading.phase !== 'ready') return beforeTheFirstRun(state.loading);
	const {view} = paneOf(state);
	const figures = presented(currentSection(state), scopeOf(state), view);
	const isMarked = state.section === checks.id && state.acknowledged.size > 0;
	return isMarked ? withSetAside(figures, state.acknowledged) : figures;
}

function liveFigures({live: feed, dataset}: State, view: View): readonly Figure[] {
	const newest = newestRun(dataset);
	return presentedLive(feed, view, newest?.running === undefined ? null : newest.teeMode);
}

const presentedLive = memo(presentLive);

const beforeTheFirstRun = memo((loading: Loading): readonly Figure[] => {
	const text =
		loading.phase === 'failed'
			? bugOnScreen('Reading has failed', loading.reason)
			: 'Looking for results. Each run is shown as soon as it has been read.';
	return [{kind: 'text', id: 'reading', tone: loading.phase === 'failed' ? 'warning' : 'note', text}];
});

/** What `v` turns through here. */
export function variantsOf(state: State): readonly string[] {
	const [section, scope] = [currentSection(state), scopeOf(state)];
	if (section === live) return liveVariants;
	if (!experimentsIn(scope).some(experiment => section.reads(experiment))) return [];
	try {
		return chapterOf(section, scope).variants;
	} catch {
		// The pane says that the section has failed.
		return [];
	}
}

/** The same without zoom and cursor: a zoomed chart does not know what it is a part of. */
export function figuresAsWhole(state: State): readonly Figure[] {
	if (state.section === live.id) return liveFigures(state, withoutPosition(paneOf(state).view));
	return presented(currentSection(state), scopeOf(state), withoutPosition(paneOf(state).view));
}

const presented = memo((section: Section, scope: Scope, view: View): readonly Figure[] => {
	if (!experimentsIn(scope).some(experiment => section.reads(experiment))) return lackOf(section, scope);
	// A section with a bug takes itself out, and leaves the reader everything else.
	try {
		return chapterOf(section, scope).present(view);
	} catch (error) {
		return [failureOf(section, error)];
	}
}, placesKept);

const chapterOf = memo((section: Section, scope: Scope): Chapter => section.open(scope), placesKept);

function failureOf({title}: Section, error: unknown): Figure {
	const text = `${bugOnScreen(`${title} could not be computed here`, error)} The other sections work.`;
	return {kind: 'text', id: 'failure', tone: 'warning', text};
}

/** What the section needs, and where in the study it is. */
function lackOf(section: Section, {dataset}: Scope): readonly Figure[] {
	const elsewhere = dataset.experiments.filter(experiment => section.reads(experiment)).map(({id}) => id);
	const shown = elsewhere.slice(0, 3).join(', ');
	const more = elsewhere.length > 3 ? ` and ${elsewhere.length - 3} more` : '';
	const empty = dataset.roots.length === 0 ? '' : ' There are no results in the folder now.';
	const where = elsewhere.length === 0 ? 'Nothing in this study has it.' : `Choose ${shown}${more}.`;
	return [
		{kind: 'text', id: 'question', tone: 'question', text: section.question},
		{
			kind: 'text',
			id: 'lack',
			tone: 'lack',
			text: dataset.runs.length === 0 ? `${section.needs}.${empty}` : `${section.needs}. ${where}`,
		},
	];
}

/** Cells inside the section's border, with a space on either side. */
export function contentSize(state: State): {readonly width: number; readonly height: number} {
	const placed = layout(state);
	if (placed.kind === 'too small') return {width: 1, height: 1};
	return {width: placed.section.width - 4, height: placed.section.height - 2};
}

/** The pictures as lines. The row that the cursor is on shows only while the pane has the keyboard. */
export function stackOf(state: State): Stack {
	const {width, height} = contentSize(state);
	const {row, view} = paneOf(state);
	const selected = state.focus === 'section' ? row : null;
	return painted(figuresOf(state), width, height, state.glyphs, selected, view.sort);
}

const painted = memo(
	(
		figures: readonly Figure[],
		width: number,
		height: number,
		glyphs: GlyphLevel,
		selectedRow: string | null,
		sort: View['sort'],
	): Stack => paintStack(figures, {width, height, glyphs, selectedRow, sort}),
	placesKept,
);

/** The table that the cursor moves over and that `s` sorts. */
export function tableOf(state: State): TableFigure | null {
	return figuresOf(state).find(isInteractive) ?? null;
}

function isInteractive(figure: Figure): figure is TableFigure {
	return figure.kind === 'table' && figure.interactive === true;
}

/** What the pane's position moves within. Painted without the cursor, so that moving it does not change the answer. */
export function paneContent(state: State): PaneContent {
	const {width, height} = contentSize(state);
	const stack = painted(figuresOf(state), width, height, state.glyphs, null, paneOf(state).view.sort);
	const table = tableOf(state);
	return {
		lines: stack.lines.length,
		height,
		rows: table === null ? [] : stack.rows.filter(({figure}) => figure === table.id),
	};
}
