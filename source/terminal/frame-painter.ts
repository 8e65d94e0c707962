import {Pen} from './pen.ts';
import {blankRow, parseRow, type Row} from './row.ts';
import {paintRow} from './row-painter.ts';

export type Size = {readonly columns: number; readonly rows: number};

/** A row as it stands on the screen. */
type Shown = {readonly line: string; readonly row: Row};

/**
 * Turns frames (rows of text with SGR sequences, joined by line feeds) into what has to be sent for the screen to show
 * them: the cells that changed and no others, row by row, by the shortest way that was found.
 */
export class FramePainter {
	#size: Size;
	#shown: (Shown | undefined)[] = [];
	/** Of a whole screen the time counts for more than the bytes: nobody waits as impatiently as at the start. */
	#isHurried = true;

	constructor(size: Size) {
		this.#size = size;
	}

	/** From now on frames have another size, and what the screen shows is unknown. */
	resize(size: Size): void {
		this.#size = size;
		this.forget();
	}

	/** The screen has been cleared. */
	cleared(): void {
		const row = blankRow(this.#size.columns);
		this.#shown = Array.from({length: this.#size.rows}, () => ({line: '', row}));
		this.#isHurried = true;
	}

	/** What the screen shows is unknown: the next frame is sent whole. */
	forget(): void {
		this.#shown = [];
		this.#isHurried = true;
	}

	/** What to send for the screen to show the frame; '' when it does already. Nothing is erased before it is redrawn. */
	paint(frame: string): string {
		const {columns, rows} = this.#size;
		const lines = frame.split('\n');
		const pen = new Pen(columns);
		for (let y = 0; y < rows; y++) {
			const line = lines[y] ?? '';
			const shown = this.#shown[y];
			if (shown?.line === line) continue;
			const row = parseRow(line, columns);
			paintRow(pen, y, row, shown?.row, this.#isHurried);
			this.#shown[y] = {line, row};
		}
		pen.rest();
		this.#isHurried = false;
		return pen.output;
	}
}
