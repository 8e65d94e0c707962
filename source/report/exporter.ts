import type {Scope} from '../domain/scope.ts';
import type {GlyphLevel, Line} from '../paint/line.ts';
import type {Section} from '../sections/section.ts';

/** A study that has been read and judged, and the sections that are wanted of it. */
export type Report = {
	readonly version: string;
	/** What it is about: the study, or a part of it. */
	readonly scope: Scope;
	readonly sections: readonly Section[];
};

export type ReportOptions = {
	/** Cells; what is painted is no wider. */
	readonly width: number;
	readonly glyphs: GlyphLevel;
	/** How a terminal is to show a line; without it no colour is written. */
	readonly style?: (line: Line) => string;
};

/** One way to write a report, in pieces that follow each other. The same report gives the same bytes. */
export type Exporter = (report: Report, options: ReportOptions) => Iterable<string>;
