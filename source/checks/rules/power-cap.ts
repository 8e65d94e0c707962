import type {Assumptions} from '../../domain/assumptions.ts';
import {powerLimit} from '../../domain/power-limit.ts';
import type {Run} from '../../domain/run.ts';
import {teeModeLabel} from '../../domain/tee-mode.ts';
import {benchmarkWindow} from '../../domain/window.ts';
import {formatPercent, formatQuantity} from '../../units/format.ts';
import {type Check, type CheckContext, type Evidence, found, notJudged} from '../check.ts';
import {gpuTracesOf, isMeasured} from '../needs.ts';
import {readingsBetween} from '../readings-between.ts';

/** clocks_event_reasons: SW power cap. */
const softwareCap = 0x4;

export const powerCap: Check = {
	code: 'power-cap',
	severity: 'note',
	scope: 'condition',
	title: 'Throughput is limited by power',
	looksAt: 'Power against its limit during the run, or `clocks_event_reasons`; runs of both modes.',
	why: 'At its power limit a GPU lowers its clocks: a cost of the TEE can hide behind the limit, and where one mode alone is capped the modes are not alike.',
	advice: 'Compare energy a token too; where one mode alone is capped, check the power limits of the two machines.',
	thresholds: {
		power: {value: 0.97, meaning: 'share of the power limit that counts as capped'},
		share: {value: 0.5, meaning: 'share of the benchmark window at the limit'},
	},
	judge(condition, context) {
		const modes = condition.modes.map(({teeMode, runs}) => ({
			teeMode,
			runs: runs.filter(isMeasured).flatMap(run => {
				const capped = cappedShare(run, context.assumptions, context.threshold('power'));
				return capped === null ? [] : [{run, ...capped, isCapped: capped.share > context.threshold('share')}];
			}),
		}));
		if (modes.every(({runs}) => runs.length === 0)) return notJudged('no trace tells power against a known limit');
		const capped = modes.flatMap(({runs}) => runs.filter(({isCapped}) => isCapped));
		return found(
			...oneModeOnly(modes),
			...capped.map(
				({run, share, limit}): Evidence => ({
					about: {scope: 'run', path: run.id},
					message: `The GPU was at its power limit${limit === null ? '' : ` (${formatQuantity({value: limit, unit: 'W'})})`} for ${formatPercent(share)} of the run.`,
					evidence: {share, limit_w: limit},
				}),
			),
		);
	},
};

type Mode = {readonly teeMode: keyof typeof teeModeLabel; readonly runs: readonly {readonly isCapped: boolean}[]};

/** All runs of one mode at the limit, none of the other. */
function oneModeOnly(modes: readonly Mode[]): readonly Evidence[] {
	const known = modes.filter(({teeMode, runs}) => teeMode !== 'unknown' && runs.length > 0);
	const capped = known.find(({runs}) => runs.every(({isCapped}) => isCapped));
	const free = known.find(({runs}) => !runs.some(({isCapped}) => isCapped));
	if (capped === undefined || free === undefined) return [];
	return [
		{
			severity: 'warning',
			message: `Every run with ${teeModeLabel[capped.teeMode]} was at its power limit, none with ${teeModeLabel[free.teeMode]}.`,
			evidence: {capped: capped.teeMode, runs: capped.runs.length},
		},
	];
}

/** Share of readings in the benchmark window at the limit; null: nothing tells. */
function cappedShare(
	run: Run,
	assumptions: CheckContext['assumptions'],
	part: number,
): {readonly share: number; readonly limit: number | null} | null {
	const trace = gpuTracesOf(run)[0];
	const window = trace === undefined ? null : benchmarkWindow(run, trace);
	if (trace === undefined || window === null) return null;
	const masks = readingsBetween(trace, 'throttle', window).flatMap(values => [...values]);
	if (masks.length > 0)
		return {share: masks.filter(mask => (mask & softwareCap) !== 0).length / masks.length, limit: null};
	const limit = knownLimit(run, assumptions);
	const readings = readingsBetween(trace, 'power', window).flatMap(values => [...values]);
	if (limit === null || readings.length === 0) return null;
	return {share: readings.filter(watts => watts >= part * limit).length / readings.length, limit};
}

function knownLimit(run: Run, assumptions: Assumptions): number | null {
	const limit = powerLimit(run, assumptions);
	return limit.source === 'assumed' ? null : limit.watts;
}
