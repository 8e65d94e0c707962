import type {Assumptions} from '../../domain/assumptions.ts';
import type {Comparison} from '../../domain/comparison.ts';
import type {ModeGroup} from '../../domain/dataset.ts';
import {perObject, remember} from '../../domain/memo.ts';
import type {MetricId} from '../../domain/metric.ts';
import {metricDefinitions, metricOf} from '../../domain/metrics.ts';
import type {Glyphs} from '../../paint/glyphs.ts';
import type {Line, Role, Span} from '../../paint/line.ts';
import {modeRole, severityLook, verdictLook} from '../../paint/meanings.ts';
import {blank, cellsOfLine, fitLine, span} from '../../paint/spans.ts';
import {cellsOf, cutApart} from '../../paint/text-width.ts';
import {compare} from '../../sections/compare/compare.ts';
import {dash, decimalsFor, formatInterval, formatPercent, formatQuantity} from '../../units/format.ts';
import {openFindings} from '../findings.ts';
import {memo} from '../memo.ts';
import {measurementOf, overheadOf} from '../overheads.ts';
import {headline} from '../selectors.ts';
import type {State} from '../state.ts';
import {matchedParts} from '../tree/matches.ts';
import type {TreeRow} from '../tree/rows.ts';
import type {TreeNode} from '../tree/tree.ts';

/** All that rows say beside what their node is. */
const basisOf = memo(
	(
		dataset: State['dataset'],
		assumptions: Assumptions,
		metric: MetricId,
		filter: string,
		marks: readonly unknown[] | undefined,
		acknowledged: State['acknowledged'],
	) => ({dataset, assumptions, metric, filter, marks, acknowledged}),
);

const linesKnown = perObject((_basis: ReturnType<typeof basisOf>) =>
	perObject((_node: TreeNode) => new Map<string, Line>()),
);

/** A node of the tree as a line: its name, its number, its worst finding. Most keys change a row or two; the others are as they were. */
export function treeRow(state: State, row: TreeRow, width: number, isCursor: boolean, glyphs: Glyphs): Line {
	const {dataset, assumptions, tree, panes, acknowledged} = state;
	const marks = panes[compare.id]?.view.marks;
	const basis = basisOf(dataset, assumptions, headline(state), tree.filter, marks, acknowledged);
	const look = `${row.unfolded} ${row.depth} ${width} ${isCursor} ${glyphs.level}`;
	return remember(linesKnown(basis)(row.node), look, () => newRow(state, row, width, isCursor, glyphs));
}

function newRow(state: State, row: TreeRow, width: number, isCursor: boolean, glyphs: Glyphs): Line {
	const {node, unfolded} = row;
	const indent = '  '.repeat(Math.max(0, row.depth - 1));
	const fold =
		node.children.length === 0 || node.level === 'study'
			? glyphs.tree.leaf
			: unfolded
				? glyphs.tree.unfolded
				: glyphs.tree.folded;
	const right = [
		...markOf(state, node),
		...valueSpans(state, node, glyphs),
		span(' '),
		badgeOf(state, node, glyphs),
		span(' '),
	];
	const room = width - cellsOfLine(right) - 1;
	const before: Line = [
		span(isCursor ? glyphs.pointer : ' '),
		span(indent),
		span(node.level === 'study' ? '' : `${fold} `, 'dim'),
	];
	const name = nameOf(node, Math.max(0, room - cellsOfLine(before)), state.tree.filter, glyphs);
	const left = fitLine([...before, ...name], Math.max(0, room), glyphs.ellipsis);
	return [...left, blank(width - cellsOfLine(left) - cellsOfLine(right)), ...right];
}

const nameRole: Partial<Record<TreeNode['level'], Role>> = {study: 'strong', experiment: 'title'};

function nameOf(node: TreeNode, room: number, filter: string, glyphs: Glyphs): Line {
	const {selection, level} = node;
	const role = nameRole[level] ?? 'plain';
	const name = matchedParts(shortened(node, room, glyphs), level, filter).map(({text, isMatch}) =>
		span(text, isMatch ? 'match' : role),
	);
	if (selection.level !== 'mode') return name;
	const {teeMode, runs} = selection.mode;
	return [
		span(glyphs.marks[teeMode], modeRole[teeMode]),
		blank(1),
		...name,
		span(glyphs.text(`  ×${runs.length}`), 'dim'),
	];
}

/** Names that begin alike must not end alike: cut where they stay apart from those beside them. */
function shortened({name, parent}: TreeNode, room: number, glyphs: Glyphs): string {
	const text = glyphs.text(name);
	if (cellsOf(text) <= room) return text;
	const beside = (parent?.children ?? []).map(sibling => glyphs.text(sibling.name));
	return cutApart(beside, room, glyphs.ellipsis)(text);
}

/** The number that the open section is about, at every level: an overhead, a median over runs, a run's own. */
function valueSpans(state: State, node: TreeNode, glyphs: Glyphs): Line {
	const {assumptions} = state;
	const metric = headline(state);
	const {selection} = node;
	const text = (value: string, role: Role = 'plain'): Line => [span(glyphs.text(value), role)];
	switch (selection.level) {
		case 'study':
			return [];
		case 'experiment':
			return text(
				rangeOf(selection.experiment.conditions.map(condition => overheadOf(condition, metric, assumptions))),
				'dim',
			);
		case 'condition': {
			const [only, ...others] = selection.condition.modes;
			// Nothing to compare as long as nobody says which mode it is; its own number is what there is.
			if (only?.teeMode === 'unknown' && others.length === 0) return text(medianText(only, metric, assumptions), 'dim');
			return overheadSpans(overheadOf(selection.condition, metric, assumptions), glyphs);
		}
		case 'mode':
			return text(medianText(selection.mode, metric, assumptions));
		case 'run': {
			const {unit} = metricDefinitions[metric];
			if (selection.run.running !== undefined) {
				const isSilent = selection.run.running.silence !== null;
				return text(isSilent ? 'running, silent' : 'running', isSilent ? 'warning' : 'note');
			}
			if (selection.run.result === null) return text('not readable', 'error');
			const values = measurementOf(selection.mode, metric, assumptions)?.values ?? [];
			const value = metricOf(selection.run, metric, assumptions)?.value ?? null;
			return text(valueText(value, unit, values, assumptions.currency), value === null ? 'dim' : 'plain');
		}
	}
}

function medianText(mode: ModeGroup, metric: MetricId, assumptions: Assumptions): string {
	const measured = measurementOf(mode, metric, assumptions);
	const {unit} = metricDefinitions[metric];
	return valueText(measured?.median ?? null, unit, measured?.values ?? [], assumptions.currency);
}

/** With as many decimals as all repetitions of the mode. */
function valueText(
	value: number | null,
	unit: Parameters<typeof decimalsFor>[1],
	values: readonly number[],
	symbol: string,
): string {
	return formatQuantity({value, unit, symbol}, {decimals: decimalsFor(values, unit)});
}

/** From the least to the greatest overhead below; conditions that cannot be compared are left out. */
function rangeOf(comparisons: readonly Comparison[]): string {
	const overheads = comparisons
		.filter(({verdict}) => verdict !== 'not comparable')
		.flatMap(({overhead}) => (overhead === null ? [] : [overhead]));
	if (overheads.length === 0) return '';
	const low = Math.min(...overheads);
	const high = Math.max(...overheads);
	const decimals = 1;
	if (formatPercent(low, {decimals}) === formatPercent(high, {decimals})) return formatPercent(low, {decimals});
	return formatInterval(low, high, 'fraction', decimals).replace(' … ', '…');
}

const uncertain: Partial<Record<Comparison['verdict'], string>> = {
	noise: '~ ',
	unclear: '? ',
	'not comparable': '≠ ',
};

function overheadSpans({overhead, verdict}: Comparison, glyphs: Glyphs): readonly Span[] {
	if (overhead === null) return [span(glyphs.text(dash), 'dim')];
	const text = `${uncertain[verdict] ?? ''}${formatPercent(overhead, {decimals: 1})}`;
	return [span(glyphs.text(text), verdictLook[verdict].role)];
}

/** As Compare calls it. */
function markOf({panes}: State, {id, level}: TreeNode): Line {
	const marks: readonly (string | null)[] = panes[compare.id]?.view.marks ?? [];
	const position = level === 'study' ? -1 : marks.indexOf(id);
	return position === -1 ? [] : [span(`[${position === 0 ? 'A' : 'B'}]`, 'key'), span(' ')];
}

/** The worst that was found at the node or below. What is only worth a note does not shout, nor does a single good run. */
function badgeOf(state: State, {key, level, runs}: TreeNode, glyphs: Glyphs): Span {
	const width = Math.max(...Object.values(glyphs.severities).map(({length}) => length));
	const severity = openFindings(state).worst.get(key) ?? null;
	const isGood = severity === null || severity === 'note';
	if (isGood && (level === 'mode' || level === 'run' || runs.length === 0)) return blank(width);
	const {mark, role} = severityLook(isGood ? null : severity, glyphs);
	return span(mark.padEnd(width), role);
}
