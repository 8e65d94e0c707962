import type {Role} from '../../paint/line.ts';

/**
 * How a role looks. Colours are numbers of the xterm palette's fixed part (16 … 255), which terminals with 256 colours
 * and with all of them show alike, in a third of the bytes; `basic` is the nearest of the eight (SGR 30 … 37, 90 … 97).
 */
export type Look = {
	readonly ink?: number;
	readonly ground?: number;
	readonly basic?: number;
	readonly basicGround?: number;
	readonly bold?: true;
	readonly faint?: true;
	readonly reverse?: true;
	readonly underline?: true;
};

export type Palette = Readonly<Record<Role, Look>>;

/** Blue and orange of the palette that the study's notebook uses, which colour-blind readers tell apart. */
export const darkPalette: Palette = {
	plain: {},
	dim: {ink: 245, faint: true},
	strong: {bold: true},
	title: {ink: 153, basic: 96, bold: true},
	teeOff: {ink: 32, basic: 94},
	teeOn: {ink: 172, basic: 33},
	unknownMode: {ink: 175, basic: 95},
	better: {ink: 79, basic: 92},
	worse: {ink: 209, basic: 91},
	noise: {ink: 248},
	warning: {ink: 220, basic: 93},
	error: {ink: 203, basic: 91, bold: true},
	ok: {ink: 72, basic: 32},
	note: {ink: 110, basic: 36},
	selected: {ink: 231, ground: 24, basic: 97, basicGround: 44, bold: true},
	marked: {ground: 237, basicGround: 100},
	match: {ink: 117, basic: 96, bold: true, underline: true},
	selectedMatch: {ink: 231, ground: 24, basic: 97, basicGround: 44, bold: true, underline: true},
	cursor: {ink: 229, basic: 97, bold: true},
	axis: {ink: 243, faint: true},
	window: {ink: 66, basic: 36},
	limit: {ink: 167, basic: 31},
	border: {ink: 239, faint: true},
	borderFocused: {ink: 67, basic: 36},
	key: {ink: 117, basic: 96},
	heat0: {ink: 231, ground: 25, basic: 97, basicGround: 44},
	heat1: {ink: 231, ground: 24, basic: 94},
	heat2: {ink: 231, ground: 60, basic: 36},
	heat3: {ink: 253, ground: 59},
	heat4: {ink: 253, ground: 238},
	heat5: {ink: 231, ground: 95},
	heat6: {ink: 231, ground: 94, basic: 33},
	heat7: {ink: 231, ground: 130, basic: 93},
	heat8: {ink: 16, ground: 166, basic: 97, basicGround: 41},
};

export const lightPalette: Palette = {
	plain: {},
	dim: {ink: 242, faint: true},
	strong: {bold: true},
	title: {ink: 24, basic: 34, bold: true},
	teeOff: {ink: 25, basic: 34},
	teeOn: {ink: 130, basic: 33},
	unknownMode: {ink: 133, basic: 35},
	better: {ink: 29, basic: 32},
	worse: {ink: 124, basic: 31},
	noise: {ink: 242},
	warning: {ink: 94, basic: 33, bold: true},
	error: {ink: 124, basic: 31, bold: true},
	ok: {ink: 29, basic: 32},
	note: {ink: 25, basic: 36},
	selected: {ink: 231, ground: 25, basic: 97, basicGround: 44, bold: true},
	marked: {ground: 253, basicGround: 47},
	match: {ink: 25, basic: 34, bold: true, underline: true},
	selectedMatch: {ink: 231, ground: 25, basic: 97, basicGround: 44, bold: true, underline: true},
	cursor: {ink: 16, bold: true},
	axis: {ink: 245, faint: true},
	window: {ink: 66, basic: 36},
	limit: {ink: 131, basic: 31},
	border: {ink: 249, faint: true},
	borderFocused: {ink: 67, basic: 34},
	key: {ink: 25, basic: 34},
	heat0: {ink: 16, ground: 74, basic: 97, basicGround: 44},
	heat1: {ink: 16, ground: 110, basic: 34},
	heat2: {ink: 16, ground: 152, basic: 36},
	heat3: {ink: 16, ground: 254},
	heat4: {ink: 16, ground: 255},
	heat5: {ink: 16, ground: 224},
	heat6: {ink: 16, ground: 223, basic: 33},
	heat7: {ink: 16, ground: 215, basic: 31},
	heat8: {ink: 16, ground: 208, basic: 97, basicGround: 41},
};

/** Without colour the same things stand out by weight alone; modes and verdicts have their glyphs and words. */
export const colourlessPalette: Palette = {
	plain: {},
	dim: {faint: true},
	strong: {bold: true},
	title: {bold: true},
	teeOff: {},
	teeOn: {bold: true},
	unknownMode: {},
	better: {},
	worse: {bold: true},
	noise: {faint: true},
	warning: {bold: true},
	error: {bold: true, underline: true},
	ok: {},
	note: {},
	selected: {reverse: true},
	marked: {bold: true, underline: true},
	match: {bold: true, underline: true},
	selectedMatch: {reverse: true, bold: true, underline: true},
	cursor: {bold: true},
	axis: {faint: true},
	window: {faint: true},
	limit: {},
	border: {faint: true},
	borderFocused: {},
	key: {bold: true},
	heat0: {},
	heat1: {},
	heat2: {},
	heat3: {},
	heat4: {},
	heat5: {},
	heat6: {},
	heat7: {},
	heat8: {},
};
