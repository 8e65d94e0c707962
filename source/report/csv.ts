import {measure} from '../domain/measure.ts';
import type {Measurement} from '../domain/measurement.ts';
import {metricIds} from '../domain/metric.ts';
import {partsIn} from '../domain/scope.ts';
import type {Report} from './exporter.ts';
import {unitName} from './unit-name.ts';

const statistics = [
	'n',
	'left_out',
	'median',
	'min',
	'max',
	'mean',
	'std',
	'std_population',
	'cv',
	'p95',
	'p95_std',
] as const satisfies readonly (keyof Measurement)[];

/** One tidy table: a row for each condition, mode and metric that has a value; nothing where a statistic is not known. */
export function* csv({scope}: Report): Iterable<string> {
	const {assumptions} = scope;
	yield row(['experiment', 'condition', 'tee_mode', 'metric', 'unit', ...statistics]);
	for (const {experiment, name, modes} of partsIn(scope)) {
		for (const {teeMode, runs} of modes) {
			for (const id of metricIds) {
				const measurement = measure(runs, id, assumptions);
				if (measurement === null) continue;
				const unit = unitName(measurement.unit, assumptions);
				const numbers = statistics.map(statistic => measurement[statistic]);
				yield row([experiment, name, teeMode, id, unit, ...numbers]);
			}
		}
	}
}

/** As in RFC 4180, but for the line ending, which is that of every other tool in a pipe. */
function row(cells: readonly (string | number | null)[]): string {
	return `${cells.map(cell).join(',')}\n`;
}

function cell(value: string | number | null): string {
	if (value === null) return '';
	const text = String(value);
	return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
