import type {Glyphs} from '../../paint/glyphs.ts';
import type {Line} from '../../paint/line.ts';
import {cellsOfLine, span} from '../../paint/spans.ts';
import {formatDuration, formatQuantity} from '../../units/format.ts';
import {openFindings} from '../findings.ts';
import {newestRun, progressOf} from '../newest-run.ts';
import {totals} from '../selectors.ts';
import type {State} from '../state.ts';
import {spread} from './box.ts';

/** What is open, what it adds up to, and whether its runs can be trusted. Totals give way first, from the right. */
export function headerLine(state: State, width: number, glyphs: Glyphs): Line {
	const right = [...verdictCounts(state, glyphs), span(' ')];
	const mark: Line = state.dataset.synthetic ? [span('  '), span(' SYNTHETIC ', 'selected')] : [];
	const name: Line = [span(' '), span('cai-tui', 'strong'), span('  '), span(glyphs.text(state.title), 'title')];
	const room = width - cellsOfLine(right) - cellsOfLine(name) - cellsOfLine(mark) - 1;
	return spread([...name, ...summary(state, room, glyphs), ...mark], right, width, glyphs);
}

function summary(state: State, room: number, glyphs: Glyphs): Line {
	const {dataset, assumptions} = state;
	const {experiments, conditions, runs, durationSeconds, cost} = totals(dataset, assumptions);
	if (runs === 0) return [];
	const price = formatQuantity({value: cost, unit: 'money', symbol: assumptions.currency}, {decimals: 2});
	const parts = [
		counted(experiments, 'experiment'),
		counted(conditions, 'condition'),
		counted(runs, 'run'),
		formatDuration(durationSeconds),
		price,
	].map(part => span(glyphs.text(` · ${part}`), 'dim'));
	for (let shown = parts.length; shown > 0; shown--) {
		if (cellsOfLine(parts.slice(0, shown)) <= room) return parts.slice(0, shown);
	}
	return [];
}

function verdictCounts(state: State, glyphs: Glyphs): Line {
	const {ok, warning, error} = openFindings(state).counts;
	const {severities} = glyphs;
	if (state.dataset.runs.length === 0) return progress(state);
	return [
		...progress(state),
		...watched(state, glyphs),
		span('   '),
		span(`${severities.ok} ${ok}`, 'ok'),
		span('  '),
		span(`${severities.warning} ${warning}`, warning > 0 ? 'warning' : 'dim'),
		span('  '),
		span(`${severities.error} ${error}`, error > 0 ? 'error' : 'dim'),
		...(state.acknowledged.size > 0 ? [span(`  ${state.acknowledged.size} set aside`, 'dim')] : []),
	];
}

function progress({loading}: State): Line {
	switch (loading.phase) {
		case 'scanning':
			return [span(`looking for results: ${loading.files} files`, 'note')];
		case 'reading':
			return [span(`reading ${loading.done}/${loading.total}`, 'note')];
		case 'ready':
			return [];
		case 'failed':
			return [span('reading failed', 'error')];
	}
}

/** What goes on in the folder: the run that is under way and how far it is, or that nothing is. */
function watched({watching, following, dataset}: State, glyphs: Glyphs): Line {
	if (!watching) return [];
	const dot = glyphs.marks.tee_on;
	const newest = newestRun(dataset);
	if (newest?.running === undefined) return [span(`${dot} ${following ? 'following' : 'watching'}`, 'note')];
	const {of, elapsed, expected} = progressOf(dataset, newest);
	const {stage, silence} = newest.running;
	const parts = [
		`running ${newest.repetition} of ${of}`,
		...(elapsed === null ? [] : [timeText(elapsed, expected)]),
		...(stage === 'writing' ? ['writing its result'] : []),
	];
	return [
		span(glyphs.text(`${dot} ${parts.join(' · ')}`), 'note'),
		...(elapsed === null || expected === null ? [] : [span(` ${bar(elapsed / expected, glyphs)}`, 'dim')]),
		...(silence === null ? [] : [span(` silent for ${Math.floor(silence)} s`, 'warning')]),
	];
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

function counted(number: number, noun: string): string {
	return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
