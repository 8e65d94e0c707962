/** How the reader has set the pictures of a section, apart from what is selected in the tree. Kept per section. */
export type View = {
	/** Traces: both modes in one chart, under each other, or only the selected run. */
	readonly compare: 'overlay' | 'beside' | 'single';
	/** Traces: every repetition as a band around the median instead of one run a mode. */
	readonly allRepetitions: boolean;
	/** Charts: where the reading cursor stands on the x axis; null: hidden. */
	readonly cursor: number | null;
	/** Charts: the visible part of the x axis; null: all. */
	readonly zoom: {readonly from: number; readonly to: number} | null;
	/** Which of the chapter's `variants` is shown, by position; it begins again after the last. */
	readonly variant: number;
	/** Compare: ids of the nodes that the reader has marked, in that order. */
	readonly marks: readonly [string | null, string | null];
	/** Tables: sort by this column of the first interactive table. */
	readonly sort: {readonly column: string; readonly descending: boolean} | null;
};

export const defaultView: View = {
	compare: 'overlay',
	allRepetitions: false,
	cursor: null,
	zoom: null,
	variant: 0,
	marks: [null, null],
	sort: null,
};
