import type {Comparison} from '../domain/comparison.ts';
import type {Severity} from '../domain/finding.ts';
import type {Measurement} from '../domain/measurement.ts';
import type {TeeMode} from '../domain/tee-mode.ts';
import type {CellValue} from '../figures/figure.ts';
import type {Unit} from '../units/quantity.ts';

export const none: CellValue = {kind: 'none'};

export function text(content: string, role: 'plain' | 'dim' | 'strong' = 'plain'): CellValue {
	return {kind: 'text', text: content, role};
}

export function quantity(value: number | null | undefined, unit: Unit, symbol?: string): CellValue {
	return {kind: 'quantity', quantity: {value: value ?? null, unit, ...(symbol === undefined ? {} : {symbol})}};
}

/** A change: printed with its sign even where it is positive. */
export function change(value: number | null | undefined, unit: Unit = 'fraction'): CellValue {
	return {kind: 'quantity', quantity: {value: value ?? null, unit}, signed: true};
}

export function count(value: number | null | undefined): CellValue {
	return quantity(value, 'count');
}

export function duration(seconds: number | null | undefined): CellValue {
	return {kind: 'duration', seconds: seconds ?? null};
}

export function modeCell(mode: TeeMode): CellValue {
	return {kind: 'mode', mode};
}

export function severityCell(severity: Severity | null, occurrences?: number): CellValue {
	return {kind: 'severity', severity, ...(occurrences === undefined ? {} : {count: occurrences})};
}

/** Median over runs ± sample deviation; ± is left away where one run gives none. */
export function measured(measurement: Measurement | null): CellValue {
	if (measurement === null) return none;
	const {median, unit, std} = measurement;
	return {kind: 'quantity', quantity: {value: median, unit}, plusMinus: std};
}

export function overheadCell(comparison: Comparison): CellValue {
	return quantity(comparison.overhead, 'fraction');
}

export function intervalCell({ci}: Comparison): CellValue {
	return {kind: 'interval', low: ci?.low ?? null, high: ci?.high ?? null, unit: 'fraction'};
}

export function verdictCell({verdict}: Comparison): CellValue {
	return {kind: 'verdict', verdict};
}

export function sizesCell({n_off, n_on}: Comparison): CellValue {
	return {kind: 'sizes', off: n_off, on: n_on};
}
