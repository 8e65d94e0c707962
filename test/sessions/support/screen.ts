import headless from '@xterm/headless';

export type Cell = {
	/** '' in the second cell of a wide character. */
	readonly text: string;
	readonly foreground: string;
	readonly background: string;
	/** Letters of what is set: bold, dim, italic, underline, blink, inverse, hidden, strike, overline. */
	readonly attributes: string;
};

export type Screen = {
	readonly write: (bytes: string) => Promise<void>;
	/** The rows as text, without the blanks at their ends. */
	readonly lines: () => readonly string[];
	readonly cells: () => readonly (readonly Cell[])[];
	readonly resize: (columns: number, rows: number) => void;
	/** Rows that were scrolled off the top of the normal screen. */
	readonly scrolledOff: () => number;
	readonly cursor: () => {readonly row: number; readonly column: number};
	/** What the terminal itself answers to queries. */
	readonly onReply: (listener: (bytes: string) => void) => void;
};

/** A terminal without a window: what a reader of these bytes would see. */
export function createScreen(columns: number, rows: number): Screen {
	const terminal = new headless.Terminal({cols: columns, rows, allowProposedApi: true, scrollback: 1000});
	const rowsOf = <Row>(read: (y: number) => Row): readonly Row[] =>
		Array.from({length: terminal.rows}, (_, y) => read(y));
	const lineAt = (y: number) => terminal.buffer.active.getLine(terminal.buffer.active.baseY + y);
	return {
		write: bytes => new Promise(resolve => terminal.write(bytes, resolve)),
		lines: () => rowsOf(y => lineAt(y)?.translateToString(true, 0, terminal.cols).trimEnd() ?? ''),
		cells: () => rowsOf(y => Array.from({length: terminal.cols}, (_, x) => cellOf(lineAt(y)?.getCell(x)))),
		resize: (newColumns, newRows) => terminal.resize(newColumns, newRows),
		scrolledOff: () => terminal.buffer.normal.baseY,
		cursor: () => ({row: terminal.buffer.active.cursorY, column: terminal.buffer.active.cursorX}),
		onReply: listener => void terminal.onData(listener),
	};
}

type BufferCell = NonNullable<
	ReturnType<NonNullable<ReturnType<headless.Terminal['buffer']['active']['getLine']>>['getCell']>
>;

function cellOf(cell: BufferCell | undefined): Cell {
	if (cell === undefined) return {text: ' ', foreground: '', background: '', attributes: ''};
	const text = cell.getWidth() === 0 ? '' : cell.getChars() || ' ';
	const attributes = [
		cell.isBold() ? 'b' : '',
		cell.isDim() ? 'd' : '',
		cell.isItalic() ? 'i' : '',
		cell.isUnderline() ? 'u' : '',
		cell.isBlink() ? 'k' : '',
		cell.isInverse() ? 'v' : '',
		cell.isInvisible() ? 'h' : '',
		cell.isStrikethrough() ? 's' : '',
		cell.isOverline() ? 'o' : '',
	].join('');
	return {
		text,
		foreground: colour(cell.isFgDefault(), cell.isFgRGB(), cell.getFgColor()),
		background: colour(cell.isBgDefault(), cell.isBgRGB(), cell.getBgColor()),
		attributes,
	};
}

function colour(isDefault: boolean, isRgb: boolean, value: number): string {
	if (isDefault) return '';
	return isRgb ? `#${value.toString(16).padStart(6, '0')}` : String(value);
}

/** Cells as they are seen: a space has no ink, so that the colour of its ink is not compared. */
export function seen(cells: readonly (readonly Cell[])[]): readonly string[] {
	return cells.map(row => row.map(look).join(' '));
}

function look({text, foreground, background, attributes}: Cell): string {
	const shows = text !== ' ' || /[uvso]/.test(attributes);
	return shows ? `${text}[${foreground}/${background}/${attributes}]` : `_[${background}]`;
}
