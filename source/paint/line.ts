/** What a piece of text means; the theme decides how it looks. Modes also differ by glyph, so no meaning is lost without colour. */
export type Role =
	| 'plain'
	| 'dim'
	| 'strong'
	| 'title'
	| 'teeOff'
	| 'teeOn'
	| 'unknownMode'
	| 'better'
	| 'worse'
	| 'noise'
	| 'warning'
	| 'error'
	| 'ok'
	| 'note'
	| 'selected'
	/** What is selected in a pane that does not have the keyboard. */
	| 'marked'
	/** What a filter found in a name; the same within what is selected. */
	| 'match'
	| 'selectedMatch'
	| 'cursor'
	| 'axis'
	| 'window'
	| 'limit'
	| 'border'
	| 'borderFocused'
	| 'key'
	/** A scale that parts in the middle: 4 is neutral, 8 the most positive, 0 the most negative. Magnitudes use 4 … 8. */
	| 'heat0'
	| 'heat1'
	| 'heat2'
	| 'heat3'
	| 'heat4'
	| 'heat5'
	| 'heat6'
	| 'heat7'
	| 'heat8';

export type Span = {readonly text: string; readonly role: Role};

/** One row of cells. Its text is free of control characters and no wider than the width it was painted for. */
export type Line = readonly Span[];

/** How charts are drawn: braille dots, line-drawing characters (asciichart), or plain ASCII for any terminal. */
export type GlyphLevel = 'braille' | 'block' | 'ascii';
