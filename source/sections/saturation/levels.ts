import type {Sweep} from '../../domain/sweep.ts';
import type {CellValue, Column} from '../../figures/figure.ts';
import {formatQuantity} from '../../units/format.ts';
import type {Unit} from '../../units/quantity.ts';
import {quantity, text} from '../cells.ts';
import {valueColumn} from '../side-columns.ts';

type LevelKind = Sweep['levelKind'];

export function axisTitle(kind: LevelKind): string {
	return kind === 'concurrency' ? 'requests at once' : 'requests sent a second';
}

export function levelUnit(kind: LevelKind): Unit {
	return kind === 'concurrency' ? 'count' : 'req/s';
}

export function levelColumn(kind: LevelKind): Column {
	return kind === 'concurrency' ? valueColumn('level', 'at once', null, 0) : valueColumn('level', 'sent', 'req/s', 0);
}

export function levelCell(level: number, kind: LevelKind): CellValue {
	return Number.isFinite(level) ? quantity(level, levelUnit(kind)) : text('all');
}

export function levelText(level: number, kind: LevelKind): string {
	return Number.isFinite(level) ? formatQuantity({value: level, unit: levelUnit(kind)}) : 'all at once';
}
