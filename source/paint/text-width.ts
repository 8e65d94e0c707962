/** One cell each: what nearly every text of the program consists of, so that its length is its width. */
const narrow =
	/^[\x20-\x7e\xa0-\xac\xae-\u02ff\u0370-\u0482\u2010-\u2027\u2030-\u205e\u2070-\u209c\u2100-\u2319\u2500-\u25fc\u2713\u2717\u2800-\u28ff]*$/;

/** East Asian Wide and Fullwidth of Unicode, and what is drawn as an emoji by itself. */
const wide =
	/[\u1100-\u115f\u2329\u232a\u2e80-\u303e\u3041-\ua4c6\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6b\uff01-\uff60\uffe0-\uffe6\u2630-\u2637\u268a-\u268f\u{16fe0}-\u{18d08}\u{1aff0}-\u{1b2fb}\u{1d300}-\u{1d376}\u{1f200}-\u{1f265}\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}/u;

/** Wide although its first character alone is not: asked for as an emoji, a keycap, a flag. */
const emoji = /^(?:\p{Extended_Pictographic}\ufe0f|[\d#*]\ufe0f?\u20e3|\p{Regional_Indicator}{2})/u;

const weightless =
	/^[\p{Default_Ignorable_Code_Point}\p{Control}\p{Format}\p{Nonspacing_Mark}\p{Enclosing_Mark}\p{Surrogate}]$/u;

/** They take a cell of their own behind the letter they are joined to: Indic vowel signs, halfwidth kana marks. */
const trailing = /[\p{Spacing_Mark}\uff9e\uff9f]/u;

const segmenter = new Intl.Segmenter();

/** How many cells a terminal gives to the text. Ambiguous width counts as one, as every terminal outside CJK locales has it. */
export function cellsOf(text: string): number {
	if (narrow.test(text)) return text.length;
	let cells = 0;
	for (const {segment} of segmenter.segment(text)) cells += clusterCells(segment);
	return cells;
}

/** Cuts to at most `width` cells and shows that it did. */
export function cut(text: string, width: number, ellipsis: string): string {
	if (cellsOf(text) <= width) return text;
	if (width <= 0) return '';
	const room = width - cellsOf(ellipsis);
	return room < 0 ? head(text, width) : head(text, room) + ellipsis;
}

/** Cuts the middle out, so that both the beginning and the end of a path can be read. */
export function cutMiddle(text: string, width: number, ellipsis: string): string {
	return cutAt(text, width, Math.ceil((width - cellsOf(ellipsis)) / 2), ellipsis);
}

/**
 * Cuts names so that different ones stay different, where any place to cut does that: in the middle, else as near to it as
 * possible. What differs in the middle alone is cut before or behind it.
 */
export function cutApart(names: readonly string[], width: number, ellipsis: string): (name: string) => string {
	const different = [...new Set(names)];
	const room = width - cellsOf(ellipsis);
	const half = Math.ceil(room / 2);
	for (let away = 0; away <= room - half; away++) {
		for (const before of away === 0 ? [half] : [half + away, half - away]) {
			if (before < 0) continue;
			const cutName = (name: string) => cutAt(name, width, before, ellipsis);
			if (new Set(different.map(cutName)).size === different.length) return cutName;
		}
	}
	return name => cutMiddle(name, width, ellipsis);
}

/** The least width, not below `least`, to which `cutApart` can cut the names and they still differ. */
export function widthApart(names: readonly string[], least: number, ellipsis: string): number {
	const different = new Set(names);
	let known = Math.max(least, ...names.map(cellsOf));
	let tooNarrow = least - 1;
	// What differs at one width differs at every larger one: more of each end is left.
	while (known - tooNarrow > 1) {
		const width = (known + tooNarrow) >> 1;
		const cutName = cutApart(names, width, ellipsis);
		if (new Set([...different].map(cutName)).size === different.size) known = width;
		else tooNarrow = width;
	}
	return known;
}

function cutAt(text: string, width: number, before: number, ellipsis: string): string {
	if (cellsOf(text) <= width) return text;
	const room = width - cellsOf(ellipsis);
	if (room < 2) return cut(text, width, ellipsis);
	const start = head(text, before);
	return start + ellipsis + tail(text, room - cellsOf(start));
}

export function padEnd(text: string, width: number): string {
	return text + ' '.repeat(Math.max(0, width - cellsOf(text)));
}

export function padStart(text: string, width: number): string {
	return ' '.repeat(Math.max(0, width - cellsOf(text))) + text;
}

/** The longest beginning of at most `width` cells. */
export function head(text: string, width: number): string {
	if (narrow.test(text)) return text.slice(0, Math.max(0, width));
	let end = 0;
	let cells = 0;
	for (const {segment} of segmenter.segment(text)) {
		cells += clusterCells(segment);
		if (cells > width) break;
		end += segment.length;
	}
	return text.slice(0, end);
}

/** The characters as a reader sees them, each with its width: letters with their accents, emoji with their joiners. */
export function clusters(text: string): readonly {readonly text: string; readonly cells: number}[] {
	if (narrow.test(text)) return Array.from(text, character => ({text: character, cells: 1}));
	return Array.from(segmenter.segment(text), ({segment}) => ({text: segment, cells: clusterCells(segment)}));
}

function tail(text: string, width: number): string {
	if (narrow.test(text)) return text.slice(Math.max(0, text.length - Math.max(0, width)));
	const all = clusters(text);
	let start = all.length;
	let cells = 0;
	while (start > 0) {
		cells += all[start - 1]?.cells ?? 0;
		if (cells > width) break;
		start--;
	}
	return all
		.slice(start)
		.map(cluster => cluster.text)
		.join('');
}

function clusterCells(cluster: string): number {
	if (emoji.test(cluster)) return 2;
	let cells = 0;
	for (const character of cluster) {
		if (cells === 0) cells = weightless.test(character) ? 0 : wide.test(character) ? 2 : 1;
		else if (trailing.test(character)) cells++;
	}
	return cells;
}
