import type {Assumptions} from '../../domain/assumptions.ts';
import type {RepetitionsNeeded} from '../../domain/repetitions-needed.ts';
import {type TeeMode, teeModes} from '../../domain/tee-mode.ts';
import type {CellValue, TableFigure} from '../../figures/figure.ts';
import {sum} from '../../statistics/sum.ts';
import {formatPercent} from '../../units/format.ts';
import {count, duration, modeCell, none, quantity, text} from '../cells.ts';
import {grouped} from '../overhead-table.ts';
import {levelCell} from '../saturation/levels.ts';
import {conditionColumn, modeColumn, nameColumn, valueColumn} from '../side-columns.ts';
import type {CheapestLevel} from './cheapest-levels.ts';
import {effects, type Price, type PriceRow, type Spent} from './compute-price.ts';

const modeTitles: Readonly<Record<TeeMode, string>> = {tee_off: 'TEE off', tee_on: 'TEE on', unknown: 'mode unknown'};

/** Runs, benchmark time and money so far, by mode. */
export function spentTable({level, spent, all, assumptions}: Price): TableFigure {
	const rows = spent.length > 1 ? [...spent, all] : spent;
	const modes = teeModes.filter(mode => all.byMode[mode] !== null);
	return {
		kind: 'table',
		id: 'spent',
		title: 'spent so far',
		columns: [
			nameColumn('name', level === 'study' ? 'experiment' : 'condition'),
			valueColumn('runs', 'runs', null, 2),
			valueColumn('duration', 'duration', null, 1),
			...modes.map(mode => valueColumn(`cost-${mode}`, modeTitles[mode], 'money', 2, assumptions.currency)),
			valueColumn('cost', 'cost', 'money', 0, assumptions.currency),
		],
		rows: rows.map(part => ({
			id: part.id,
			...(part === all ? {} : {target: part.id}),
			cells: spentCells(part, part === all, assumptions.currency),
		})),
	};
}

function spentCells(
	{name, all, byMode}: Spent,
	isTotal: boolean,
	currency: string,
): Readonly<Record<string, CellValue>> {
	return {
		name: text(name, isTotal ? 'strong' : 'plain'),
		runs: count(all.runs),
		duration: duration(all.durationSeconds),
		...Object.fromEntries(
			teeModes.map(mode => [`cost-${mode}`, costCell(byMode[mode]?.cost ?? null, byMode[mode], currency)]),
		),
		cost: costCell(all.cost, all, currency),
	};
}

/** A part of which no run has a price has no cost, rather than none. */
function costCell(cost: number | null, totals: Spent['all'] | null, currency: string): CellValue {
	const unknown = totals === null || totals.unpriced === totals.runs;
	return unknown ? none : quantity(cost, 'money', currency);
}

/** Where in each sweep tokens are cheapest, and how long the slowest answers take there. */
export function cheapestTable(cheapest: readonly CheapestLevel[], {currency}: Assumptions): readonly TableFigure[] {
	const [first] = cheapest;
	if (first === undefined) return [];
	const kinds = new Set(cheapest.map(({levelKind}) => levelKind));
	return [
		{
			kind: 'table',
			id: 'cheapest',
			title: 'the cheapest level of a sweep, by output tokens',
			columns: [
				nameColumn('model'),
				modeColumn,
				valueColumn('level', kinds.size > 1 ? 'level' : first.levelKind, null, 0),
				valueColumn('cost', 'cost', 'money/Mtok', 0, currency),
				valueColumn('lowest', 'at the lowest', 'money/Mtok', 1, currency),
				valueColumn('p95', 'p95 E2EL there', 'ms', 1),
			],
			rows: cheapest.map(({id, model, levelKind, mode, level, cost, lowest, at}) => ({
				id,
				cells: {
					model: text(model),
					mode: modeCell(mode),
					level: levelCell(level, levelKind),
					cost: quantity(cost, 'money/Mtok', currency),
					lowest: quantity(lowest.cost, 'money/Mtok', currency),
					p95: quantity(at.p95, 'ms'),
				},
			})),
		},
	];
}

/** What it takes until the interval is as narrow as an effect, and its price. */
export function questionsTable(rows: readonly PriceRow[], {currency}: Assumptions): readonly TableFigure[] {
	const asked = rows.filter(({questions}) => questions.some(question => question !== null));
	if (asked.length === 0) return [];
	const totals = effects.map((_, index) => asked.flatMap(({questions}) => questions[index] ?? []));
	return [
		{
			kind: 'table',
			id: 'questions',
			title: 'what an answer costs: runs of each mode, and those still to make',
			columns: [
				conditionColumn,
				...effects.flatMap((effect, index) => [
					valueColumn(`n-${index}`, `${formatPercent(effect, {decimals: 0})}: n`, null, 1),
					valueColumn(`more-${index}`, 'more', null, 0),
					valueColumn(`hours-${index}`, 'hours', 'h', 2),
					valueColumn(`cost-${index}`, 'price', 'money', 0, currency),
				]),
			],
			rows: [
				...grouped(asked, ({condition, questions}) => ({
					id: condition.id,
					target: condition.id,
					cells: {
						condition: text(condition.name),
						...Object.assign({}, ...questions.map((needed, index) => neededCells(needed, index, currency))),
					},
				})),
				...(asked.length > 1
					? [
							{
								id: 'total',
								cells: {
									condition: text('all of these', 'strong'),
									...Object.assign({}, ...totals.map((needed, index) => totalCells(needed, index, currency))),
								},
							},
						]
					: []),
			],
		},
	];
}

function neededCells(needed: RepetitionsNeeded | null, index: number, currency: string) {
	if (needed === null) return {};
	const {perMode, moreOff, moreOn, hours, cost} = needed;
	return {
		[`n-${index}`]: count(perMode),
		[`more-${index}`]: count(moreOff + moreOn),
		[`hours-${index}`]: quantity(hours, 'h'),
		[`cost-${index}`]: quantity(cost, 'money', currency),
	};
}

function totalCells(needed: readonly RepetitionsNeeded[], index: number, currency: string) {
	if (needed.length === 0) return {};
	const costs = needed.flatMap(({cost}) => cost ?? []);
	return {
		[`more-${index}`]: count(sum(needed.map(({moreOff, moreOn}) => moreOff + moreOn))),
		[`hours-${index}`]: quantity(sum(needed.map(({hours}) => hours)), 'h'),
		[`cost-${index}`]: quantity(costs.length < needed.length ? null : sum(costs), 'money', currency),
	};
}
