/**
 * How a cell looks, in the terms of SGR (Select Graphic Rendition, ECMA-48 8.3.117). Equal styles are one object, so
 * that they are compared by identity. Colours are kept as the parameters that set them; '' is the terminal's own.
 */
export type Style = {
	/** Sum of the bits in `attributes`. */
	readonly attributes: number;
	readonly foreground: string;
	readonly background: string;
};

type Attribute = {readonly bit: number; readonly on: number; readonly off: number};

const attributes: readonly Attribute[] = [
	{bit: 1, on: 1, off: 22},
	{bit: 2, on: 2, off: 22},
	{bit: 4, on: 3, off: 23},
	{bit: 8, on: 4, off: 24},
	{bit: 16, on: 5, off: 25},
	{bit: 32, on: 7, off: 27},
	{bit: 64, on: 8, off: 28},
	{bit: 128, on: 9, off: 29},
	{bit: 256, on: 53, off: 55},
];

/** Underline, inverse, strike and overline: what shows on a space as well. */
const seenOnSpace = 8 + 32 + 128 + 256;

const known = new Map<string, Style>();

function styleOf(attributes: number, foreground: string, background: string): Style {
	const key = `${attributes}/${foreground}/${background}`;
	const style = known.get(key) ?? {attributes, foreground, background};
	known.set(key, style);
	return style;
}

export const plain = styleOf(0, '', '');

const onSpaces = new Map<Style, Style>();

/** The style of a space: of what would only colour its ink, nothing is left. */
export function styleOfSpace(style: Style): Style {
	const found = onSpaces.get(style);
	if (found !== undefined) return found;
	const left = (style.attributes & seenOnSpace) === 0 ? styleOf(0, '', style.background) : style;
	onSpaces.set(style, left);
	return left;
}

/** Whether a space written in `style` looks as one in `wanted`, which is the style of a space. */
export function spaceLooks(style: Style, wanted: Style): boolean {
	return style === wanted || styleOfSpace(style) === wanted;
}

const applied = new Map<Style, Map<string, Style>>();

/** The style after `CSI parameters m`. Parameters that mean nothing here are passed over. */
export function withParameters(style: Style, parameters: string): Style {
	return remembered(applied, style, parameters, () => {
		let {attributes: bits, foreground, background} = style;
		const codes = parameters.split(';');
		for (let index = 0; index < codes.length; index++) {
			const code = Number(codes[index]);
			const on = attributes.find(attribute => attribute.on === code);
			if (code === 0) {
				bits = 0;
				foreground = '';
				background = '';
			} else if (on !== undefined) bits |= on.bit;
			else if (code === 38 || code === 48) {
				const length = codes[index + 1] === '5' ? 3 : 5;
				const colour = codes.slice(index, index + length).join(';');
				if (code === 38) foreground = colour;
				else background = colour;
				index += length - 1;
			} else if (isColour(code, 30)) foreground = String(code);
			else if (isColour(code, 40)) background = String(code);
			else if (code === 39) foreground = '';
			else if (code === 49) background = '';
			else for (const attribute of attributes) if (attribute.off === code) bits &= ~attribute.bit;
		}
		return styleOf(bits, foreground, background);
	});
}

/** One of the eight colours from `base`, or of their bright kin. */
function isColour(code: number, base: number): boolean {
	return (code >= base && code < base + 8) || (code >= base + 60 && code < base + 68);
}

const transitions = new Map<Style, Map<Style, string>>();

/** The shortest sequence that leads from one style to another. */
export function transition(from: Style, to: Style): string {
	if (from === to) return '';
	return remembered(transitions, from, to, () => {
		const added = attributes.filter(({bit}) => (to.attributes & bit) !== 0);
		const whole = ['', ...added.map(({on}) => on), to.foreground, to.background].filter((code, i) => i === 0 || code);
		const step = stepwise(from, to);
		const codes = whole.join(';').length < step.join(';').length ? whole : step;
		return `\x1b[${codes.join(';')}m`;
	});
}

function stepwise(from: Style, to: Style): readonly (string | number)[] {
	const off = new Set(
		attributes.filter(({bit}) => (from.attributes & bit) !== 0 && (to.attributes & bit) === 0).map(a => a.off),
	);
	// Bold and dim share the code that ends them: what stays of the two has to be set again.
	const on = attributes.filter(
		({bit, off: end}) => (to.attributes & bit) !== 0 && ((from.attributes & bit) === 0 || off.has(end)),
	);
	return [
		...off,
		...on.map(attribute => attribute.on),
		...(from.foreground === to.foreground ? [] : [to.foreground || 39]),
		...(from.background === to.background ? [] : [to.background || 49]),
	];
}

function remembered<From, Key, Value>(
	memory: Map<From, Map<Key, Value>>,
	from: From,
	key: Key,
	make: () => Value,
): Value {
	const row = memory.get(from) ?? new Map<Key, Value>();
	memory.set(from, row);
	const value = row.get(key) ?? make();
	row.set(key, value);
	return value;
}
