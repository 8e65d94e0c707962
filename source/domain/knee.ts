import {median} from '../statistics/median.ts';
import type {Assumptions} from './assumptions.ts';
import {groupBy} from './group-by.ts';
import type {SweepPoint} from './sweep.ts';

/** Where a sweep saturates, and by which rule (domain.md §4.4). */
export type Knee =
	| {
			readonly rule: 'slo';
			/** Between the last level within the objective and the first beyond it. */
			readonly level: number;
			readonly objective: 'ttft' | 'tpot' | 'e2el';
			/** false: even the highest level measured is within all objectives. */
			readonly reached: boolean;
	  }
	| {
			readonly rule: 'plateau';
			readonly level: number;
			/** Beyond it throughput gains less than 3 % while p95 end-to-end latency grows by 20 % or more; null: p95 unknown. */
			readonly confirmed: boolean | null;
	  }
	| {readonly rule: 'kneedle'; readonly level: number};

/** A level belongs to the plateau from this part of the greatest throughput on. */
const plateauShare = 0.95;

/** What confirms a plateau: so little gain for so much more latency. */
const leastGain = 0.03;
const latencyGrowth = 0.2;

/** Satopää's sensitivity S, and the fewest points that bend visibly. */
const sensitivity = 1;
const leastPoints = 5;

/** Points by level, lowest first. By the objectives where any is set; else the plateau; else the bend of the curve. null: the sweep shows no knee. */
export function kneeOf(points: readonly SweepPoint[], slo: Assumptions['slo']): Knee | null {
	const isSet = slo.ttft !== undefined || slo.tpot !== undefined || slo.e2el !== undefined;
	return isSet ? sloKnee(points, slo) : (plateauKnee(points) ?? kneedleKnee(points));
}

/**
 * Up to which level the p95 of every latency with an objective stays within it, from the lowest level on: a higher level
 * that happens to be within it again does not count. null: the lowest level is beyond it, or has no p95.
 */
export function sloKnee(points: readonly SweepPoint[], slo: Assumptions['slo']): Knee | null {
	const knees = (['ttft', 'tpot', 'e2el'] as const).flatMap(objective => {
		const bound = slo[objective];
		return bound === undefined ? [] : [{objective, crossing: crossingOf(points, objective, bound)}];
	});
	let least: Knee | null = null;
	for (const {objective, crossing} of knees) {
		if (crossing === null) return null;
		if (least === null || crossing.level < least.level) least = {rule: 'slo', objective, ...crossing};
	}
	return least;
}

function crossingOf(
	points: readonly SweepPoint[],
	objective: 'ttft' | 'tpot' | 'e2el',
	bound: number,
): {readonly level: number; readonly reached: boolean} | null {
	let last: {readonly level: number; readonly p95: number} | null = null;
	for (const point of points) {
		const p95 = point[objective]?.p95 ?? null;
		if (p95 === null) continue;
		if (p95 <= bound) {
			last = {level: point.level, p95};
			continue;
		}
		if (last === null) return null;
		const share = (bound - last.p95) / (p95 - last.p95);
		const step = Number.isFinite(point.level) ? point.level - last.level : 0;
		return {level: last.level + share * step, reached: true};
	}
	return last === null ? null : {level: last.level, reached: false};
}

/** The first level on the plateau of the request throughput. null: that is the highest one, so no plateau was seen. */
export function plateauKnee(points: readonly SweepPoint[]): Knee | null {
	const measured = points.flatMap(point => {
		const throughput = point.requestThroughput?.median;
		return throughput === undefined ? [] : [{level: point.level, throughput, p95: point.e2el?.p95 ?? null}];
	});
	const greatest = Math.max(...measured.map(({throughput}) => throughput));
	const index = measured.findIndex(({throughput}) => throughput >= plateauShare * greatest);
	const [here, next] = [measured[index], measured[index + 1]];
	if (here === undefined || next === undefined || !(greatest > 0)) return null;
	const gain = next.throughput / here.throughput - 1;
	const growth = here.p95 === null || next.p95 === null || here.p95 <= 0 ? null : next.p95 / here.p95 - 1;
	const confirmed = growth === null ? null : gain < leastGain && growth >= latencyGrowth;
	return {rule: 'plateau', level: here.level, confirmed};
}

/**
 * The bend of request throughput against level: the first local maximum of its lead over the diagonal that the curve
 * falls away from by the sensitivity. Levels that double are taken by their logarithm.
 *
 * @see Satopää et al. 2011, *Finding a "Kneedle" in a Haystack*
 */
export function kneedleKnee(points: readonly SweepPoint[]): Knee | null {
	const curve = points.flatMap(({level, requestThroughput}) =>
		requestThroughput === null || !Number.isFinite(level) ? [] : [{level, y: requestThroughput.median}],
	);
	if (curve.length < leastPoints || groupBy(curve, ({level}) => level).size < curve.length) return null;
	const levels = curve.map(({level}) => level);
	const x = unit(doubles(levels) ? levels.map(Math.log2) : levels);
	const y = unit(curve.map(point => point.y));
	if (x === null || y === null) return null;
	const lead = y.map((value, index) => value - (x[index] ?? 0));
	const drop = sensitivity / (x.length - 1);
	let candidate: number | null = null;
	for (let index = 1; index < lead.length; index++) {
		const [before, here, after] = [lead[index - 1] ?? 0, lead[index] ?? 0, lead[index + 1] ?? Number.NEGATIVE_INFINITY];
		const isPeak = here > before && here >= after && index < lead.length - 1;
		if (isPeak) candidate = index;
		else if (candidate !== null && here < (lead[candidate] ?? 0) - drop) {
			return {rule: 'kneedle', level: levels[candidate] ?? 0};
		}
	}
	return null;
}

/** Values from 0 to 1 by their extent. null: they are all the same. */
function unit(values: readonly number[]): readonly number[] | null {
	const least = Math.min(...values);
	const extent = Math.max(...values) - least;
	return extent > 0 ? values.map(value => (value - least) / extent) : null;
}

function doubles(levels: readonly number[]): boolean {
	if (levels.some(level => level <= 0)) return false;
	const ratios = levels.slice(1).map((level, index) => level / (levels[index] ?? level));
	return (median(ratios) ?? 1) >= 1.5;
}
