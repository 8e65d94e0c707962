import {wallClockOf} from '../../disk/wall-clock.ts';

/** From when to when, on the clock of the log. */
export type LogSpan = {readonly from: number; readonly to: number};

/** The lines of a log that fall into each span, below the header that was last said before them. */
export function slicesOf(log: string, spans: readonly LogSpan[]): readonly string[] {
	const slices = spans.map(() => ({lines: [] as string[], header: ''}));
	let header = '';
	for (const line of log.split('\n')) {
		const time = wallClockOf(line.slice(0, line.indexOf(',')));
		if (time === null) {
			if (line !== '') header = line;
			continue;
		}
		for (const [index, slice] of slices.entries()) {
			const span = spans[index];
			if (span === undefined || time < span.from || time > span.to) continue;
			if (slice.header !== header) slice.lines.push(header);
			slice.header = header;
			slice.lines.push(line);
		}
	}
	return slices.map(({lines}) => lines.map(line => `${line}\n`).join(''));
}

/** One run of several that a program made, in the order in which their results were written. Seconds since 1970. */
export type RunInLog = {readonly written: number; readonly duration: number | null};

/**
 * Which part of the log is whose: each begins where the result before was written, or with its own run where that had begun
 * earlier, and ends when its own was written; and a margin more at both ends. The first has what was before, the last what
 * was after, so that together they hold all of the log.
 */
export function spansOf(runs: readonly RunInLog[], {margin, utcOffset}: SpanOptions): readonly LogSpan[] {
	return runs.map(({written, duration}, index) => {
		const before = runs[index - 1];
		const began = Math.min(before?.written ?? written, written - (duration ?? 0));
		return {
			from: before === undefined ? Number.NEGATIVE_INFINITY : began - margin + utcOffset,
			to: index === runs.length - 1 ? Number.POSITIVE_INFINITY : written + margin + utcOffset,
		};
	});
}

type SpanOptions = {
	/** Seconds. */
	readonly margin: number;
	readonly utcOffset: number;
};
