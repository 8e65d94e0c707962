import type {Ignored} from '../domain/dataset.ts';
import type {Finding} from '../domain/finding.ts';
import type {LiveFeed} from '../domain/live-feed.ts';
import type {Run} from '../domain/run.ts';
import type {Trace} from '../domain/trace.ts';
import type {GlyphLevel} from '../paint/line.ts';
import type {View} from '../sections/view.ts';
import type {Key, Move} from './keys.ts';
import type {Notice, Overlay, PaneId, Size} from './state.ts';
import type {NodeKey} from './tree/tree.ts';

/** What reading brought since the last batch. */
export type Batch = {
	readonly runs: readonly Run[];
	readonly findings: readonly Finding[];
	readonly ignored: readonly Ignored[];
	readonly looseTraces?: readonly Trace[];
	/** Paths of which nothing that was told before this batch holds any more. */
	readonly forgotten?: readonly string[];
	/** The folders are watched from now on. */
	readonly watching?: true;
	/** Result files known so far; null: nothing new. */
	readonly found: number | null;
	readonly progress: {readonly done: number; readonly total: number} | null;
	readonly finished: boolean;
	/** When it was handed over, epoch seconds: what "lately" and "in the future" are measured from. */
	readonly readAt?: number;
};

/** What has happened: to the program from outside, or because a key asked for it. */
export type Message =
	| {readonly type: 'key pressed'; readonly key: Key}
	| {readonly type: 'text pasted'; readonly text: string}
	| {readonly type: 'terminal resized'; readonly size: Size}
	| {readonly type: 'study read'; readonly batch: Batch}
	| {readonly type: 'gpu read'; readonly feed: LiveFeed}
	| {readonly type: 'reading failed'; readonly reason: string}
	| {readonly type: 'text copied'; readonly notice: Notice}
	| {readonly type: 'notice given'; readonly notice: Notice}
	| {readonly type: 'focus moved'; readonly to: PaneId}
	| {readonly type: 'section opened'; readonly section: string}
	/** The cursor goes to the newest run, and to the next one as soon as it begins. */
	| {readonly type: 'newest followed'; readonly following: boolean}
	| {readonly type: 'node opened'; readonly node: NodeKey; readonly section?: string}
	| {readonly type: 'history walked'; readonly to: 'past' | 'future'}
	| {readonly type: 'tree moved'; readonly move: Move}
	| {readonly type: 'cursor put'; readonly node: NodeKey}
	| {readonly type: 'node folded'; readonly node: NodeKey; readonly unfolded: boolean}
	| {readonly type: 'branch unfolded'; readonly node: NodeKey}
	| {readonly type: 'pane moved'; readonly move: Move}
	| {readonly type: 'view set'; readonly view: Partial<View>}
	/** For Compare; marked again, it is so no more. */
	| {readonly type: 'node marked'; readonly node: NodeKey}
	/** Findings set aside for this session; asked for again, they count again. */
	| {readonly type: 'findings acknowledged'; readonly node: NodeKey}
	| {readonly type: 'pane expanded'; readonly expanded: boolean}
	| {readonly type: 'glyphs chosen'; readonly glyphs: GlyphLevel}
	| {readonly type: 'filter set'; readonly text: string}
	| {readonly type: 'overlay opened'; readonly overlay: Overlay}
	| {readonly type: 'overlay closed'}
	| {readonly type: 'overlay moved'; readonly move: Move}
	| {readonly type: 'overlay accepted'}
	| {readonly type: 'draft changed'; readonly text: string}
	| {readonly type: 'stepped back'}
	| {readonly type: 'section copied'}
	| {readonly type: 'path copied'}
	| {readonly type: 'repaint asked'}
	| {readonly type: 'suspend asked'}
	| {readonly type: 'quit asked'};
