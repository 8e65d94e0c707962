import type {GlyphLevel} from './line.ts';

export type PaintOptions = {
	/** In cells; no painted line is wider. */
	readonly width: number;
	/** In rows; `lines` figures share what the others leave. Without it every figure takes the height it likes. */
	readonly height?: number;
	readonly glyphs: GlyphLevel;
	/** Row id in the first interactive table. */
	readonly selectedRow?: string | null;
	/** How the reader has sorted the first interactive table; null: as it came. */
	readonly sort?: {readonly column: string; readonly descending: boolean} | null;
};
