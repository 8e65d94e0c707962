import type {Assumptions} from '../domain/assumptions.ts';
import type {Dataset} from '../domain/dataset.ts';
import type {LiveFeed} from '../domain/live-feed.ts';
import type {GlyphLevel} from '../paint/line.ts';
import {defaultView, type View} from '../sections/view.ts';
import type {NodeKey} from './tree/tree.ts';

export type Size = {readonly columns: number; readonly rows: number};

export type Loading =
	/** Directories are walked. */
	| {readonly phase: 'scanning'; readonly files: number}
	/** Usable already: `done` of `total` files are read. */
	| {readonly phase: 'reading'; readonly done: number; readonly total: number}
	| {readonly phase: 'ready'}
	| {readonly phase: 'failed'; readonly reason: string};

export type PaneId = 'tree' | 'section';

/** One at a time, so that no two can be open at once. */
export type Overlay =
	| {readonly kind: 'none'}
	| {readonly kind: 'help'; readonly top: number}
	/** The run at hand in a few words, over whatever is open. */
	| {readonly kind: 'card'}
	| {readonly kind: 'palette'; readonly query: string; readonly cursor: number}
	/** What is typed takes effect at once; `before` is what Esc goes back to. */
	| {readonly kind: 'filter'; readonly draft: string; readonly before: TreeState};

export type TreeState = {
	readonly cursor: NodeKey;
	/** First visible row. */
	readonly top: number;
	/** What the user folded and unfolded; the others are as `tree/rows.ts` says. */
	readonly folds: ReadonlyMap<NodeKey, boolean>;
	readonly filter: string;
	/** As `folds`, for as long as this filter stands. */
	readonly filterFolds: ReadonlyMap<NodeKey, boolean>;
	/** Id of the node to open as soon as it has been read (`--open`); null once the user has moved. */
	readonly wanted: string | null;
};

/** Where the reader is in one section, and how its pictures are set. */
export type PaneState = {
	readonly view: View;
	/** The node that `top` and `row` belong to: another one starts at its top. */
	readonly node: NodeKey;
	readonly top: number;
	/** Row of the first interactive table. */
	readonly row: string | null;
};

/** Somewhere the reader has been, and how far down. */
export type Place = {
	readonly section: string;
	readonly node: NodeKey;
	readonly focus: PaneId;
	readonly top: number;
	readonly row: string | null;
};

export type Notice = {readonly text: string; readonly tone: 'plain' | 'warning'};

/** Everything that the explorer knows. Nothing in it can be computed from the rest. */
export type State = {
	/** What is open, as the user named it. */
	readonly title: string;
	/** The words that open it again, without the place. */
	readonly command: readonly string[];
	readonly size: Size;
	readonly glyphs: GlyphLevel;
	readonly assumptions: Assumptions;
	readonly loading: Loading;
	readonly dataset: Dataset;
	readonly section: string;
	readonly focus: PaneId;
	readonly tree: TreeState;
	/** By section id; a section that was never opened has none. */
	readonly panes: Readonly<Record<string, PaneState>>;
	/** The section has the whole screen. */
	readonly expanded: boolean;
	readonly overlay: Overlay;
	readonly history: {readonly past: readonly Place[]; readonly future: readonly Place[]};
	readonly notice: Notice | null;
	/** Findings that the reader has seen and set aside, by `findingKey`. They last as long as the session. */
	readonly acknowledged: ReadonlySet<string>;
	/** The GPUs of this machine; null: nobody has asked for them. */
	readonly live: LiveFeed | null;
	/** What changes on disk is shown as it does. */
	readonly watching: boolean;
	/** The cursor goes along with the newest run. */
	readonly following: boolean;
};

export type StartOptions = {
	readonly title: string;
	readonly command: readonly string[];
	readonly size: Size;
	readonly glyphs: GlyphLevel;
	readonly assumptions: Assumptions;
	readonly roots: readonly string[];
	/** Whether the results are marked as such: nothing in them was measured. */
	readonly synthetic: boolean;
	readonly section: string;
	/** The section has the whole screen. */
	readonly expanded?: boolean;
	/** Id of the node to open at. */
	readonly open: string | null;
};

/** Below this width the tree is laid over the section, so a narrow screen starts in the section. */
export const widthForBothPanes = 100;

export const studyKey: NodeKey = 'study:';

export function start(options: StartOptions): State {
	const {title, command, size, glyphs, assumptions, roots, synthetic, section, open} = options;
	return {
		title,
		command,
		size,
		glyphs,
		assumptions,
		loading: {phase: 'scanning', files: 0},
		dataset: {roots, experiments: [], runs: [], findings: [], ignored: [], synthetic},
		section,
		focus: size.columns < widthForBothPanes || options.expanded === true ? 'section' : 'tree',
		tree: {cursor: studyKey, top: 0, folds: new Map(), filter: '', filterFolds: new Map(), wanted: open},
		panes: {},
		expanded: options.expanded ?? false,
		overlay: {kind: 'none'},
		history: {past: [], future: []},
		notice: null,
		acknowledged: new Set(),
		live: null,
		watching: false,
		following: false,
	};
}

export function freshPane(node: NodeKey, view: View = defaultView): PaneState {
	return {view, node, top: 0, row: null};
}
