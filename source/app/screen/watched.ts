import type {Glyphs} from '../../paint/glyphs.ts';
import type {Line, Span} from '../../paint/line.ts';
import {cellsOfLine, span} from '../../paint/spans.ts';
import {formatDuration} from '../../units/format.ts';
import {newestRun, progressOf} from '../newest-run.ts';
import type {State} from '../state.ts';

/** What goes on in the folder: the run under way and how far it is, in as many words as fit, or that nothing is. */
export function watched({watching, following, dataset}: State, room: number, glyphs: Glyphs): Line {
	if (!watching) return [];
	const dot = glyphs.marks.tee_on;
	const newest = newestRun(dataset);
	if (newest?.running === undefined)
		return fitting([[span(`${dot} ${following ? 'following' : 'watching'}`, 'note')]], room);
	const {of, elapsed, expected} = progressOf(dataset, newest);
	const {stage, silence} = newest.running;
	const name = span(`${dot} running ${newest.repetition} of ${of}`, 'note');
	const time = elapsed === null ? [] : [span(glyphs.text(` · ${timeText(elapsed, expected)}`), 'note')];
	const writing = stage === 'writing' ? [span(glyphs.text(' · writing its result'), 'note')] : [];
	const progress: readonly Span[] =
		elapsed === null || expected === null ? [] : [span(` ${bar(elapsed / expected, glyphs)}`, 'dim')];
	const silent = silence === null ? [] : [span(` silent for ${Math.floor(silence)} s`, 'warning')];
	return fitting(
		[
			[name, ...time, ...writing, ...progress, ...silent],
			[name, ...time, ...writing, ...silent],
			[name, ...silent],
			[name],
			[span(`${dot} running`, 'note')],
		],
		room,
	);
}

/** The first that fits; where none does, nothing. */
function fitting(lines: readonly Line[], room: number): Line {
	return lines.find(line => cellsOfLine(line) <= room) ?? [];
}

function timeText(elapsed: number, expected: number | null): string {
	return expected === null ? clock(elapsed) : `${clock(elapsed)} of about ${clock(expected)}`;
}

/** `4:12`, `1:02:03` */
function clock(seconds: number): string {
	return formatDuration(seconds).replace(/^(?:00:)?0?/, '');
}

const barCells = 8;

function bar(share: number, glyphs: Glyphs): string {
	const filled = Math.round(Math.min(1, Math.max(0, share)) * barCells);
	return glyphs.bars.tee_on.fill.repeat(filled) + glyphs.bars.tee_off.fill.repeat(barCells - filled);
}
