import type {Glyphs} from '../../paint/glyphs.ts';
import type {Line} from '../../paint/line.ts';
import {cellsOfLine, span} from '../../paint/spans.ts';
import {counted, formatDuration, formatQuantity} from '../../units/format.ts';
import {openFindings} from '../findings.ts';
import {totals} from '../selectors.ts';
import type {State} from '../state.ts';
import {spread} from './box.ts';
import {watched} from './watched.ts';

/** What is open, what it adds up to, and whether its runs can be trusted. Totals give way first, from the right. */
export function headerLine(state: State, width: number, glyphs: Glyphs): Line {
	const counts = [...verdictCounts(state, glyphs), span(' ')];
	const mark: Line = state.dataset.synthetic ? [span('  '), span(' SYNTHETIC ', 'selected')] : [];
	const name: Line = [span(' '), span('cai-tui', 'strong'), span('  '), span(glyphs.text(state.title), 'title')];
	const free = width - cellsOfLine(counts) - cellsOfLine(name) - cellsOfLine(mark) - 1;
	const right = [...watched(state, free, glyphs), ...counts];
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
		span('   '),
		// Overview and Checks count findings.
		span('runs ', 'dim'),
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
