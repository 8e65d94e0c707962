import {metricDefinitions} from '../../domain/metrics.ts';
import type {Glyphs} from '../../paint/glyphs.ts';
import type {Line} from '../../paint/line.ts';
import {blank, cellsOfLine, sliceLine, span} from '../../paint/spans.ts';
import {cellsOf, padEnd} from '../../paint/text-width.ts';
import {wrap} from '../../paint/wrap.ts';
import type {Action, ActionScope} from '../actions/action.ts';
import {actions, scopeTitles} from '../actions/table.ts';
import {activeScopes} from '../dispatch.ts';
import {keyLabel, moves} from '../keys.ts';
import type {State} from '../state.ts';
import {numberFields, textFields} from '../tree/filter.ts';
import {filled} from './box.ts';

const keyColumn = 18;

/** Every key, by where it works, with the reason where it does nothing now; then what marks and filters mean. */
export function helpLines(state: State, width: number, glyphs: Glyphs): readonly Line[] {
	const behind: State = {...state, overlay: {kind: 'none'}};
	const active = new Set(activeScopes(behind));
	const scopes = [...new Set(actions.map(({scope}) => scope))].sort(
		(a, b) => Number(active.has(b)) - Number(active.has(a)),
	);
	const lines = [
		...scopes.flatMap(scope => scopeLines(behind, scope, active.has(scope), glyphs)),
		...markLines(glyphs),
		...filterLines(glyphs),
	];
	return lines.flatMap(line => explained(line, width)).map(line => filled(line, width, glyphs));
}

/** What a term means goes on in further lines where one is too short, all of it under each other behind the term. */
function explained(line: Line, width: number): readonly Line[] {
	if (cellsOfLine(line) <= width) return [line];
	const meaning = sliceLine(line, keyColumn, cellsOfLine(line));
	const text = textOf(meaning);
	let end = 0;
	return wrap(text, width - keyColumn).map((piece, index) => {
		const start = text.indexOf(piece, end);
		end = start + piece.length;
		const from = cellsOf(text.slice(0, start));
		const lead = index === 0 ? sliceLine(line, 0, keyColumn) : [blank(keyColumn)];
		return [...lead, ...sliceLine(meaning, from, from + cellsOf(piece))];
	});
}

function textOf(line: Line): string {
	return line.map(({text}) => text).join('');
}

function scopeLines(state: State, scope: ActionScope, isActive: boolean, glyphs: Glyphs): readonly Line[] {
	return [
		[span(scopeTitles[scope], 'title')],
		...inPairs(actions.filter(action => action.scope === scope)).map(action =>
			actionLine(state, action, isActive, glyphs),
		),
		[],
	];
}

/** A move and the one that takes it back share a line: they are in every scope, and would be most of the help. */
function inPairs(listed: readonly Action[]): readonly Action[] {
	const labels: readonly string[] = moves;
	return listed.flatMap(action => {
		const place = labels.indexOf(action.label);
		if (place === -1) return [action];
		if (place % 2 === 1) return [];
		const back = listed.find(({label}) => label === labels[place + 1]);
		if (back === undefined) return [action];
		const keys = action.keys.flatMap((key, index) => [key, back.keys[index] ?? []].flat());
		return [{...action, keys, label: `${action.label}, ${back.label}`}];
	});
}

function actionLine(state: State, {keys, label, unavailable}: Action, isActive: boolean, glyphs: Glyphs): Line {
	const reason = isActive ? (unavailable?.(state) ?? null) : null;
	const key = glyphs.text(keys.map(keyLabel).join(' '));
	return [
		span(padEnd(`  ${key}`, keyColumn), reason === null ? 'key' : 'dim'),
		span(glyphs.text(label), reason === null ? 'plain' : 'dim'),
		...(reason === null ? [] : [span(glyphs.text(` — ${reason}`), 'note')]),
	];
}

function markLines(glyphs: Glyphs): readonly Line[] {
	const {severities, marks, sharedMark} = glyphs;
	const row = (mark: Line[number], meaning: string): Line => [
		span('  '),
		{...mark, text: padEnd(mark.text, keyColumn - 2)},
		span(glyphs.text(meaning)),
	];
	return [
		[span('Marks', 'title')],
		row(span(severities.ok, 'ok'), 'nothing worse than a note was found here and below'),
		row(span(severities.warning, 'warning'), 'a warning here or below: look before you trust the number'),
		row(span(severities.error, 'error'), 'an error here or below: not a measurement, or no valid pair'),
		row(span(marks.tee_off, 'teeOff'), 'TEE off'),
		row(span(marks.tee_on, 'teeOn'), 'TEE on'),
		row(span(sharedMark, 'plain'), 'in a chart: both at the same place'),
		row(span('4.8 %', 'worse'), 'overhead: positive is worse with the TEE on; the interval excludes 0'),
		row(span('~ 0.3 %', 'noise'), 'noise: the interval holds 0 and is narrow'),
		row(span('? 3.0 %', 'noise'), 'unclear: the interval holds 0 and is wide'),
		row(span(glyphs.text('≠ 2.0 %'), 'dim'), 'not comparable: measured under other parameters'),
		[],
	];
}

function filterLines(glyphs: Glyphs): readonly Line[] {
	const row = (word: string, meaning: string): Line => [
		span(padEnd(`  ${word}`, keyColumn), 'key'),
		span(glyphs.text(meaning)),
	];
	return [
		[span('Filter', 'title')],
		row('qwen', 'the word anywhere in experiment, condition, file or model; all words must match'),
		row('on, off', 'runs of that mode'),
		row('!word', 'turned round'),
		row('a|b', 'one of them'),
		...Object.entries(textFields).map(([field, {meaning}]) => row(`${field}:`, meaning)),
		...Object.entries(numberFields).map(([field, {meaning}]) => row(`${field}>1`, meaning)),
		row('metric>1', `a metric of the run in its unit: ${Object.keys(metricDefinitions).join(', ')}`),
		row('metric%>1', 'what the TEE costs in it, in percent'),
	];
}
