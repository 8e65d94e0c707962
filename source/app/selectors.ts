import type {Dataset} from '../domain/dataset.ts';
import type {MetricId} from '../domain/metric.ts';
import type {Scope} from '../domain/scope.ts';
import {totalsOf} from '../domain/totals.ts';
import type {Section} from '../sections/section.ts';
import {chapterById, chapters} from './chapters.ts';
import {findingIndex} from './findings.ts';
import {type Layout, layoutOf} from './layout.ts';
import {memo} from './memo.ts';
import {freshPane, type PaneState, type State} from './state.ts';
import {applyFilter, type FilterContext, type FilterOutcome} from './tree/filter.ts';
import {rowIndex, type TreeRow, visibleRows} from './tree/rows.ts';
import {lineage, type TreeNode, treeOf} from './tree/tree.ts';

// What is computed from the state. Each is remembered by the identity of what it reads, so that update, actions and
// screen may all ask.

/** Nodes that a reader goes back and forth between. */
export const placesKept = 48;

export function layout(state: State): Layout {
	return layoutOf(state.size, state);
}

/** Beside the section, or over it. */
export function isTreeShown(state: State): boolean {
	const placed = layout(state);
	return placed.kind === 'frame' && placed.tree !== null;
}

/** The node that the tree's cursor is on: the scope of all sections. */
export function selectedNode(state: State): TreeNode {
	const tree = treeOf(state.dataset);
	return tree.byKey.get(state.tree.cursor) ?? tree.root;
}

export function filterOutcome(state: State): FilterOutcome {
	return applyFilter(treeOf(state.dataset), state.tree.filter, filterContext(state));
}

export function rowsOf(state: State): readonly TreeRow[] {
	const {folds, filterFolds} = state.tree;
	return visibleRows(treeOf(state.dataset), folds, filterFolds, filterOutcome(state).selected);
}

/** Where the cursor is drawn: on its node, or on the nearest one above that is visible. */
export function cursorRow(state: State): number {
	return rowIndex(rowsOf(state), selectedNode(state));
}

export function currentSection(state: State): Section {
	const section = chapterById(state.section) ?? chapters[0];
	if (section === undefined) throw new Error('there is no section');
	return section;
}

/** What the tree shows beside its nodes: the number that the open section is about. */
export function headline(state: State): MetricId {
	return currentSection(state).headline;
}

export function scopeOf(state: State): Scope {
	return scopeAt(state.dataset, state.assumptions, selectedNode(state));
}

const scopeAt = memo(
	(dataset: Dataset, assumptions: State['assumptions'], node: TreeNode): Scope => ({
		dataset,
		assumptions,
		...node.selection,
	}),
	placesKept,
);

/** The open section's pane at the selected node. Zoom and cursor are kept within a condition, position within a node. */
export function paneOf(state: State): PaneState {
	const node = selectedNode(state);
	const pane = state.panes[state.section];
	if (pane === undefined) return freshAt(node.key, undefined);
	if (pane.node === node.key) return pane;
	const before = treeOf(state.dataset).byKey.get(pane.node);
	const sameCondition =
		before !== undefined && conditionOf(before) !== null && conditionOf(before) === conditionOf(node);
	return freshAt(node.key, sameCondition ? pane.view : withoutPosition(pane.view));
}

const freshAt = memo(freshPane);

/** As set, without the part of an axis that is looked at. */
export const withoutPosition = memo((view: PaneState['view']): PaneState['view'] => {
	return view.cursor === null && view.zoom === null ? view : {...view, cursor: null, zoom: null};
});

function conditionOf(node: TreeNode): TreeNode | null {
	return lineage(node).find(({level}) => level === 'condition') ?? null;
}

export const totals = memo((dataset: Dataset, assumptions: State['assumptions']) =>
	totalsOf(dataset.runs, assumptions),
);

function filterContext(state: State): FilterContext {
	return contextOf(state.assumptions, findingIndex(state).byRun);
}

const contextOf = memo(
	(assumptions: State['assumptions'], findings: FilterContext['findings']): FilterContext => ({assumptions, findings}),
);
