import type {CellValue, TableFigure, TableRow} from '../../figures/figure.ts';
import type {Glyphs} from '../../paint/glyphs.ts';
import {formatPercent} from '../../units/format.ts';
import type {ConditionVerdict} from './checked-study.ts';

/** A line for each condition: how many runs, what the TEE costs, how sure that is, how much runs scatter, what is wrong. */
export function conditionTable(verdicts: readonly ConditionVerdict[], glyphs: Glyphs): TableFigure {
	return {
		kind: 'table',
		id: 'conditions',
		columns: [
			{id: 'condition', title: 'condition', align: 'left', priority: 0, minWidth: 16, names: true},
			{id: 'n', title: 'n', align: 'right', priority: 1},
			{id: 'loss', title: 'loss', align: 'right', priority: 0},
			{id: 'interval', title: '95 % interval', align: 'right', priority: 3},
			{id: 'verdict', title: 'verdict', align: 'left', priority: 0},
			{id: 'cv', title: 'CV off, on', align: 'right', priority: 4},
			{id: 'finding', title: 'first finding', align: 'left', priority: 2, minWidth: 14},
		],
		rows: verdicts.flatMap((verdict, index) => {
			const {experiment} = verdict.condition;
			const opens = verdicts[index - 1]?.condition.experiment !== experiment;
			return opens ? [heading(experiment), rowOf(verdict, glyphs)] : [rowOf(verdict, glyphs)];
		}),
	};
}

/** Of a coefficient of variation: one percent is good, three are not. */
const places = {decimals: 1};

function heading(experiment: string): TableRow {
	return {id: `group:${experiment}`, cells: {condition: text(experiment)}, tone: 'group'};
}

function rowOf({condition, comparison, variation, sizes, findings}: ConditionVerdict, {severities}: Glyphs): TableRow {
	// Notes are of every condition; what stands here is to be looked at.
	const worst = findings.find(({severity}) => severity !== 'note');
	const {overhead, ci, verdict} = comparison;
	const isPaired = sizes.tee_off + sizes.tee_on > 0;
	return {
		id: condition.id,
		cells: {
			condition: text(condition.name),
			n: isPaired
				? {kind: 'sizes', off: sizes.tee_off, on: sizes.tee_on}
				: {kind: 'quantity', quantity: {value: sizes.unknown, unit: 'count'}},
			loss: {kind: 'quantity', quantity: {value: overhead, unit: 'fraction'}},
			interval: ci === null ? {kind: 'none'} : {kind: 'interval', low: ci.low, high: ci.high, unit: 'fraction'},
			verdict: isPaired ? {kind: 'verdict', verdict} : text('mode unknown'),
			cv: text(
				isPaired
					? `${formatPercent(variation.tee_off, places)}, ${formatPercent(variation.tee_on, places)}`
					: formatPercent(variation.unknown, places),
			),
			finding: text(worst === undefined ? '' : `${severities[worst.severity]} ${worst.code}: ${worst.message}`),
		},
	};
}

function text(value: string): CellValue {
	return {kind: 'text', text: value};
}
