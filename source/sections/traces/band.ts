import {gapPeriods} from '../../domain/energy.ts';
import {median} from '../../statistics/median.ts';
import {type Curve, valueAt} from './curve.ts';

/** Repetitions over each other: at each time their median, least and greatest. */
export type Band = Curve & {readonly low: Float64Array; readonly high: Float64Array};

/**
 * Repetitions are read at common times, one period of the log apart. Where one has ended or has a gap, the others still
 * make the band; where none has a reading it is NaN.
 */
export function bandOf(curves: readonly Curve[]): Band | null {
	const drawn = curves.filter(({x}) => x.length > 1);
	if (drawn.length === 0) return null;
	const gap = Math.max(...drawn.map(curve => curve.gap));
	const step = gap / gapPeriods;
	const from = Math.min(...drawn.map(({x}) => x[0] ?? 0));
	const to = Math.max(...drawn.map(({x}) => x[x.length - 1] ?? 0));
	if (!(step > 0)) return null;
	const x = Float64Array.from({length: Math.floor((to - from) / step) + 1}, (_, index) => from + index * step);
	const together = Array.from(x, at => drawn.map(curve => valueAt(curve, at)).filter(Number.isFinite));
	return {
		device: null,
		x,
		gap,
		y: Float64Array.from(together, values => median(values) ?? Number.NaN),
		low: Float64Array.from(together, values => (values.length === 0 ? Number.NaN : Math.min(...values))),
		high: Float64Array.from(together, values => (values.length === 0 ? Number.NaN : Math.max(...values))),
	};
}
