import type {Measurement} from '../domain/measurement.ts';
import type {Json} from '../units/json.ts';
import type {Pair} from './pair.ts';

/** The numbers of a pair as `report --format json` prints them below `sections`; everything else stands in its `measurements`. */
export function pairJson({off, on, unknown, comparison}: Pair): Json {
	const {unit, n_off, n_on, overhead, overhead_over_on, ci, verdict, reason} = comparison;
	return {
		unit,
		n_off,
		n_on,
		off: side(off),
		on: side(on),
		...(unknown === null ? {} : {unknown: side(unknown)}),
		overhead,
		overhead_over_on,
		ci,
		verdict,
		reason,
	};
}

function side(measurement: Measurement | null): Json {
	if (measurement === null) return null;
	const {median, min, max, std, cv, p95, p95_std} = measurement;
	return {median, min, max, std, cv, p95, p95_std};
}
