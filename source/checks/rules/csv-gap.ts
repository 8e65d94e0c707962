import {energyOf, gapPeriods} from '../../domain/energy.ts';
import type {Run} from '../../domain/run.ts';
import type {Trace} from '../../domain/trace.ts';
import {counted, formatPercent} from '../../units/format.ts';
import {type Check, type Evidence, found, notJudged} from '../check.ts';
import {intervalsOf, medianPeriod, traceSpan} from '../trace-times.ts';
import {seconds} from '../wording.ts';

export const csvGap: Check = {
	code: 'csv-gap',
	severity: 'warning',
	scope: 'trace',
	title: 'Holes in the trace',
	looksAt: 'The time from each row to the next, against the median of the log.',
	why: 'Between two readings power is taken to be a straight line: over a hole that is a guess, and by position the hole vanishes.',
	advice: 'See what stopped the logger (a busy CPU, a suspended machine); repeat the run if energy matters.',
	thresholds: {
		periods: {value: gapPeriods, meaning: 'median periods between two readings that make a gap'},
		seconds: {value: 1, meaning: 'seconds that a gap has at least: power.draw itself is the mean of one second'},
		share: {value: 0.05, meaning: 'share of the benchmark window in gaps from which its energy is not a measurement'},
	},
	judge(trace, run, {threshold}) {
		const period = medianPeriod(trace);
		const span = traceSpan(trace);
		if (period === null || span === null) return notJudged('the log has no times');
		const least = Math.max(threshold('seconds'), threshold('periods') * period);
		const gaps = trace.series.flatMap(series => [...intervalsOf(series).filter(interval => interval > least)]);
		return found(
			...(gaps.length === 0
				? []
				: [gapEvidence({trace, run, gaps, period, span: span.to - span.from}, threshold('share'))]),
			...disorder(trace),
		);
	},
};

const ofRecording =
	'See what stopped the readings (cai-tui record said it at the time: the driver, a lost GPU; else a busy CPU or a suspended machine), and record the run again if energy matters.';

type Gaps = {
	readonly trace: Trace;
	readonly run: Run | null;
	readonly gaps: readonly number[];
	readonly period: number;
	readonly span: number;
};

function gapEvidence({trace, run, gaps, period, span}: Gaps, most: number): Evidence {
	const longest = Math.max(...gaps);
	const inGaps = gaps.reduce((sum, gap) => sum + gap, 0) / trace.series.length;
	const energy = run === null ? null : energyOf(run, 'gpu');
	const inWindow = energy?.trace === trace.path ? energy.gapSeconds / (energy.window.to - energy.window.from) : null;
	const share =
		inWindow === null
			? `${formatPercent(inGaps / span)} of the log`
			: `${formatPercent(inWindow)} of the benchmark window`;
	return {
		...(run?.recording === undefined ? {} : {advice: ofRecording}),
		severity: inWindow !== null && inWindow > most ? 'error' : 'warning',
		message: `${counted(gaps.length, 'gap')} in the log, the longest ${seconds(longest)} at a period of ${seconds(period)}: ${share}.`,
		evidence: {
			trace: trace.path,
			gaps: gaps.length,
			longest_s: longest,
			period_s: period,
			share_of_log: inGaps / span,
			share_of_window: inWindow,
		},
	};
}

function disorder(trace: Trace): readonly Evidence[] {
	const intervals = trace.series.map(intervalsOf);
	const count = (is: (interval: number) => boolean): number =>
		intervals.reduce((sum, series) => sum + series.filter(is).length, 0);
	const repeated = count(interval => interval === 0);
	const backwards = count(interval => interval < 0);
	if (repeated + backwards === 0) return [];
	return [
		{
			message: `Of ${counted(trace.rows, 'time stamp')} in the log ${repeated} repeat the one before and ${backwards} run backwards.`,
			evidence: {trace: trace.path, repeated, backwards},
		},
	];
}
