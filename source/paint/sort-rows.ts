import {verdicts} from '../domain/comparison.ts';
import {severities} from '../domain/finding.ts';
import {compareNatural} from '../domain/natural-order.ts';
import {teeModes} from '../domain/tee-mode.ts';
import type {CellValue, TableRow} from '../figures/figure.ts';

export type Sort = {readonly column: string; readonly descending: boolean};

/**
 * Rows by one of their columns; rows of equal value keep their order. What is unknown comes last, whichever the
 * direction. Headings stay where they are, and only the rows under each of them change places.
 */
export function sortRows(rows: readonly TableRow[], sort: Sort): readonly TableRow[] {
	const sorted: TableRow[] = [];
	let stretch: TableRow[] = [];
	const flush = () => {
		sorted.push(
			...stretch.toSorted((a, b) => compareCells(a.cells[sort.column], b.cells[sort.column], sort.descending)),
		);
		stretch = [];
	};
	for (const row of rows) {
		if (row.tone !== 'group') {
			stretch.push(row);
			continue;
		}
		flush();
		sorted.push(row);
	}
	flush();
	return sorted;
}

function compareCells(a: CellValue | undefined, b: CellValue | undefined, descending: boolean): number {
	const left = sortKey(a);
	const right = sortKey(b);
	if (left === null || right === null) return Number(left === null) - Number(right === null);
	const order =
		typeof left === 'number' && typeof right === 'number' ? left - right : compareNatural(String(left), String(right));
	return descending ? -order : order;
}

function sortKey(cell: CellValue | undefined): number | string | null {
	switch (cell?.kind) {
		case undefined:
		case 'none':
			return null;
		case 'text':
			return cell.text;
		case 'quantity':
			return numberKey(cell.quantity.value);
		case 'interval':
			return cell.low === null || cell.high === null ? null : numberKey((cell.low + cell.high) / 2);
		case 'verdict':
			return verdicts.indexOf(cell.verdict);
		case 'severity':
			return cell.severity === null ? severities.length : severities.indexOf(cell.severity);
		case 'duration':
			return numberKey(cell.seconds);
		case 'sizes':
			return cell.off + cell.on;
		case 'mode':
			return teeModes.indexOf(cell.mode);
	}
}

function numberKey(value: number | null): number | null {
	return value !== null && Number.isFinite(value) ? value : null;
}
