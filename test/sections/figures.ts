import type {Scope} from '../../source/domain/scope.ts';
import type {CellValue, Figure, TableFigure, TableRow} from '../../source/figures/figure.ts';
import {sectionById} from '../../source/sections/registry.ts';
import type {Chapter} from '../../source/sections/section.ts';
import {defaultView, type View} from '../../source/sections/view.ts';

// Ways to look into the figures of a chapter by their ids.

export function open(section: string, scope: Scope): Chapter {
	const found = sectionById(section);
	if (found === null) throw new Error(`there is no section ${section}`);
	return found.open(scope);
}

export function figuresOf(section: string, scope: Scope, view: Partial<View> = {}): readonly Figure[] {
	return open(section, scope).present({...defaultView, ...view});
}

type OfKind<Kind extends Figure['kind']> = Extract<Figure, {readonly kind: Kind}>;

export function figure<Kind extends Figure['kind']>(figures: readonly Figure[], kind: Kind, id: string): OfKind<Kind> {
	const found = figures.find((other): other is OfKind<Kind> => other.kind === kind && other.id === id);
	if (found === undefined) throw new Error(`no ${kind} ${id} among ${figures.map(other => other.id).join(', ')}`);
	return found;
}

export function textOf(figures: readonly Figure[], id: string): string {
	return figure(figures, 'text', id).text;
}

export function row(table: TableFigure, id: string): TableRow {
	const found = table.rows.find(other => other.id === id);
	if (found === undefined)
		throw new Error(`no row ${id} in ${table.id}: ${table.rows.map(other => other.id).join(', ')}`);
	return found;
}

/** The number in a cell, at full precision. */
export function number(cell: CellValue | undefined): number | null {
	switch (cell?.kind) {
		case 'quantity':
			return cell.quantity.value;
		case 'duration':
			return cell.seconds;
		default:
			throw new Error(`no number in ${JSON.stringify(cell)}`);
	}
}

export function numbers(table: TableFigure, column: string): readonly (number | null)[] {
	return table.rows.filter(({tone}) => tone !== 'group').map(({cells}) => number(cells[column]));
}
