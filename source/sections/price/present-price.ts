import {isWide} from '../../domain/scope.ts';
import type {Figure, TextFigure} from '../../figures/figure.ts';
import {counted, formatQuantity} from '../../units/format.ts';
import {priceNote} from '../assumption-notes.ts';
import {formula, lack, notComparableNotes, note, uncertaintyNotes} from '../notes.ts';
import {overheadRanges, pairedBars, runsWhisker} from '../overhead-pictures.ts';
import {overheadTable} from '../overhead-table.ts';
import {isMeasured} from '../pair.ts';
import {medianCell} from '../side-columns.ts';
import type {Price} from './compute-price.ts';
import {cheapestTable, questionsTable, spentTable} from './price-tables.ts';

export const needs = 'Price needs a run that could be read';

export function present(result: Price): readonly Figure[] {
	const {level, rows, all, cheapest, assumptions} = result;
	if (all.all.durationSeconds === 0) return [lack(`${needs}: there is none here.`)];
	const wide = isWide(level);
	// Beside two prices there is no room for deviations: the interval says how sure they are.
	const cell = medianCell;
	const outputs = rows.map(row => ({...row, pair: row.output}));
	const totals = rows.map(row => ({...row, pair: row.total})).filter(({pair}) => isMeasured(pair));
	const energies = rows.map(row => ({...row, pair: row.energy})).filter(({pair}) => isMeasured(pair));
	const isPaired = outputs.some(({pair}) => pair.comparison.overhead !== null);
	const titled = (what: string) => (isPaired ? `${what}, and the premium of the TEE` : what);
	return [
		spentTable(result),
		...(outputs.length === 0
			? []
			: [
					overheadTable(outputs, {
						id: 'output',
						title: titled('a million output tokens'),
						overhead: 'increase',
						interactive: wide,
						symbol: assumptions.currency,
						cell,
					}),
				]),
		...(wide ? overheadRanges(outputs, {id: 'premiums', title: 'premium of the TEE'}) : []),
		...pairedBars(outputs, {
			id: 'bars',
			title: 'cost of a million output tokens',
			whisker: runsWhisker,
			symbol: assumptions.currency,
		}),
		...(totals.length === 0
			? []
			: [
					overheadTable(totals, {
						id: 'total',
						title: titled('a million tokens, of prompts and answers'),
						overhead: 'increase',
						symbol: assumptions.currency,
						cell,
					}),
				]),
		...(energies.length === 0
			? []
			: [
					overheadTable(energies, {
						id: 'energy',
						title: 'electricity of the GPU boards for a million output tokens',
						overhead: 'increase',
						symbol: assumptions.currency,
						cell,
					}),
				]),
		...cheapestTable(cheapest, assumptions),
		...questionsTable(rows, assumptions),
		formula(
			'cost of a million tokens = price of an hour / tokens of an hour. Premium: increase = (on − off) / off of it, (P on · X off) / (P off · X on) − 1 by price P and throughput X; at equal prices it is the extra time per token. Energy: J/tok × price of a kWh.',
		),
		...questionNote(result),
		...energyNote(result, energies.length),
		...uncertaintyNotes(outputs.map(({pair}) => pair.comparison)),
		...notComparableNotes(outputs),
		priceNote(assumptions),
		...unpricedNote(result),
	];
}

function questionNote({rows}: Price): readonly TextFigure[] {
	const unknown = rows.filter(
		({questions, output}) => output.off !== null && output.on !== null && questions.every(needed => needed === null),
	);
	if (rows.every(({output}) => output.off === null || output.on === null)) return [];
	return [
		note(
			'resolved',
			`An effect on throughput of 1 % or 3 % is resolved where the 95 % interval reaches no farther, if runs go on to vary as they did. An effect of just that size is then seen in about every second study; plan for a smaller one to be sure.${
				unknown.length === 0
					? ''
					: ` Of ${counted(unknown.length, 'condition')} it cannot be said: a mode with a single run does not show how runs vary.`
			}`,
		),
	];
}

function energyNote({assumptions}: Price, measured: number): readonly TextFigure[] {
	const {kwhPrice: value, currency} = assumptions;
	if (value === null) return [note('kwh', 'No price of electricity: --kwh-price gives what the energy costs.')];
	const price = `${formatQuantity({value, unit: 'money', symbol: currency})} a kWh`;
	return [
		note(
			'kwh',
			measured === 0
				? `At ${price} nothing can be said: no run here has a power log that covers it.`
				: `Electricity at ${price}, of the GPU boards alone: no host, no cooling. It is part of a rented price, not on top.`,
		),
	];
}

function unpricedNote({all: {all, byMode}}: Price): readonly TextFigure[] {
	if (all.unpriced === 0) return [];
	const unknown = (byMode.unknown?.unpriced ?? 0) > 0;
	return [
		note(
			'unpriced',
			`The cost leaves out ${counted(all.unpriced, 'run')}: unreadable${unknown ? ', or of an unknown mode while the modes differ in price' : ''}.`,
		),
	];
}
