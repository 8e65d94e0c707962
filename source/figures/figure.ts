import type {Verdict} from '../domain/comparison.ts';
import type {Severity} from '../domain/finding.ts';
import type {TeeMode} from '../domain/tee-mode.ts';
import type {Quantity, Unit} from '../units/quantity.ts';

/** A picture as data: no colour, no width, full precision. Painters turn it into lines of any width. */
export type Figure =
	| TextFigure
	| FactsFigure
	| LargeValuesFigure
	| TableFigure
	| BarsFigure
	| RangesFigure
	| LinesFigure
	| HeatmapFigure
	| HistogramFigure;

/** A paragraph, wrapped to the width. */
export type TextFigure = {
	readonly kind: 'text';
	readonly id: string;
	readonly text: string;
	/** question: what the section answers. formula: how. note: an assumption or what was left out. lack: what is missing here. */
	readonly tone: 'question' | 'formula' | 'note' | 'lack' | 'warning' | 'plain';
};

/** Label and value pairs, in as many columns as fit. */
export type FactsFigure = {
	readonly kind: 'facts';
	readonly id: string;
	readonly title?: string;
	readonly facts: readonly {readonly label: string; readonly value: CellValue}[];
};

/** Values of this moment in digits several rows high, to be read from afar, the most important first. */
export type LargeValuesFigure = {
	readonly kind: 'large values';
	readonly id: string;
	readonly values: readonly {
		readonly label: string;
		readonly quantity: Quantity;
		/** What the value may reach, in its unit; null: not known, or nothing. */
		readonly most: number | null;
	}[];
};

export type CellValue =
	| {readonly kind: 'text'; readonly text: string; readonly role?: 'plain' | 'dim' | 'strong'}
	| {
			readonly kind: 'quantity';
			readonly quantity: Quantity;
			readonly plusMinus?: number | null;
			readonly signed?: boolean;
	  }
	/** Both bounds in one unit, e.g. a confidence interval. */
	| {readonly kind: 'interval'; readonly low: number | null; readonly high: number | null; readonly unit: Unit}
	| {readonly kind: 'verdict'; readonly verdict: Verdict}
	| {readonly kind: 'severity'; readonly severity: Severity | null; readonly count?: number}
	/** Seconds, printed hh:mm:ss. */
	| {readonly kind: 'duration'; readonly seconds: number | null}
	/** n off + n on. */
	| {readonly kind: 'sizes'; readonly off: number; readonly on: number}
	| {readonly kind: 'mode'; readonly mode: TeeMode}
	| {readonly kind: 'none'};

export type Column = {
	readonly id: string;
	readonly title: string;
	/** Printed under or behind the title; cells of the column then carry no unit of their own. */
	readonly unit?: string;
	readonly align: 'left' | 'right';
	/** 0 is never dropped; the largest goes first when the width is short. */
	readonly priority: number;
	/** Left-aligned text may be cut down to this many columns before other columns are dropped. */
	readonly minWidth?: number;
	/** Cells are names: they may be cut anywhere, but not so far that two different ones look the same. */
	readonly names?: true;
};

export type TableRow = {
	readonly id: string;
	/** By column id; a missing cell is unknown and prints as a dash. */
	readonly cells: Readonly<Record<string, CellValue>>;
	/** Id of the tree node that Enter goes to. */
	readonly target?: string;
	/** A heading inside the table, or a row whose numbers are not to be compared. */
	readonly tone?: 'group' | 'greyed';
};

export type TableFigure = {
	readonly kind: 'table';
	readonly id: string;
	readonly title?: string;
	readonly columns: readonly Column[];
	readonly rows: readonly TableRow[];
	/** As it came; the reader may sort by another column. */
	readonly sortedBy?: {readonly column: string; readonly descending: boolean};
	/** The user moves a cursor over it. Not interactive tables are printed whole. */
	readonly interactive?: boolean;
};

/** Horizontal bars from zero, off and on under each other, with a whisker from low to high. */
export type BarsFigure = {
	readonly kind: 'bars';
	readonly id: string;
	readonly title?: string;
	readonly unit: Unit;
	/** Of money: the currency. */
	readonly symbol?: string;
	readonly groups: readonly {
		readonly label: string;
		readonly bars: readonly {
			readonly mode: TeeMode;
			readonly value: number | null;
			/** Least and greatest of the runs, or another range that `range` names. */
			readonly low: number | null;
			readonly high: number | null;
		}[];
	}[];
	/** What the whisker shows: `min … max of the runs`, `p95`. */
	readonly range: string;
};

/** Points with intervals on one axis, and a reference line: overheads with their confidence. */
export type RangesFigure = {
	readonly kind: 'ranges';
	readonly id: string;
	readonly title?: string;
	readonly unit: Unit;
	readonly reference: number;
	readonly rows: readonly {
		readonly label: string;
		readonly point: number | null;
		readonly low: number | null;
		readonly high: number | null;
		readonly verdict: Verdict;
	}[];
};

export type LineSeries = {
	readonly id: string;
	readonly label: string;
	/** Glyph and colour go by it. `band` series have a low and high edge. */
	readonly role: TeeMode | 'other';
	readonly x: ArrayLike<number>;
	/** NaN is a gap, never zero. */
	readonly y: ArrayLike<number>;
	/** Edges of a band around y, same length: repetitions' minimum and maximum. */
	readonly low?: ArrayLike<number>;
	readonly high?: ArrayLike<number>;
	/** Draw each point as a mark as well as the line (few points: sweeps). */
	readonly marks?: boolean;
	/** In rows of its own: what stands beside them while there is no cursor; null: not known. */
	readonly reading?: number | null;
};

/** y against x: traces over time, sweeps over a level. Several of them under each other may share their x axis. */
export type LinesFigure = {
	readonly kind: 'lines';
	readonly id: string;
	readonly title: string;
	readonly xAxis: {
		readonly title: string;
		readonly unit: Unit;
		readonly scale: 'linear' | 'log2';
		readonly from?: number;
		readonly to?: number;
		/** Figures of one group have the same limits and only the last shows its x labels. */
		readonly group?: string;
	};
	readonly yAxis: {readonly unit: Unit; readonly from?: number; readonly to?: number; readonly symbol?: string};
	readonly series: readonly LineSeries[];
	/**
	 * Each series in rows of its own under each other, with its label and a reading beside them: many that run along each
	 * other would hide each other in one plot, and no set of colours is told apart by everybody.
	 */
	readonly apart?: true;
	/** Horizontal lines: a power limit, an SLO. Not drawn where the series stand apart. */
	readonly limits?: readonly {readonly y: number; readonly label: string}[];
	/** Vertical spans: the benchmark window. What lies outside every span is dimmed. */
	readonly windows?: readonly {readonly from: number; readonly to: number; readonly label: string}[];
	/** Vertical marks: a knee. */
	readonly markers?: readonly {readonly x: number; readonly label: string}[];
	/** The reading cursor, on x. */
	readonly cursor?: number | null;
	/** Samples farther apart than this in x are not joined. */
	readonly gap?: number;
	/** Rows of the plot, without its title and axis: from `minRows` to `maxRows`, as there is room. */
	readonly minRows?: number;
	readonly maxRows?: number;
};

export type HeatmapFigure = {
	readonly kind: 'heatmap';
	readonly id: string;
	readonly title?: string;
	readonly unit: Unit;
	readonly xTitle: string;
	readonly yTitle: string;
	readonly xs: readonly string[];
	readonly ys: readonly string[];
	/** values[y][x]; null is blank. */
	readonly values: readonly (readonly (number | null)[])[];
	/** Diverging around 0 for overheads, sequential for magnitudes. */
	readonly scale: 'diverging' | 'sequential';
};

export type HistogramFigure = {
	readonly kind: 'histogram';
	readonly id: string;
	readonly title: string;
	readonly unit: Unit;
	/** `log`: bin edges are equally spaced in log₁₀. */
	readonly scale: 'linear' | 'log';
	/** Edge k and k + 1 bound bin k. */
	readonly edges: readonly number[];
	readonly series: readonly {
		readonly role: TeeMode | 'other';
		readonly label: string;
		readonly counts: readonly number[];
	}[];
	readonly markers?: readonly {readonly x: number; readonly label: string}[];
};
