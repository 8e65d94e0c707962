import {benchmarkWindow} from '../../domain/window.ts';
import {toHours} from '../../units/convert.ts';
import {formatNumber, formatQuantity} from '../../units/format.ts';
import {type Check, found, notJudged, ok} from '../check.ts';
import {needsGpuTrace} from '../needs.ts';
import {traceSpan} from '../trace-times.ts';

/** Zones differ by whole half hours, nearly everywhere; logs begin within minutes of their run. */
const zoneStep = 0.5;
const zoneTolerance = 1 / 12;

export const clockSkew: Check = {
	code: 'clock-skew',
	severity: 'warning',
	scope: 'run',
	title: 'Result and trace are from different times',
	looksAt: 'Whether the log overlaps with the run, from its date and duration.',
	why: 'Both carry local times: where they do not overlap, a clock or a time zone differs, or the trace belongs to another run.',
	advice: 'Run the client and the logger with the same clock and TZ; until then the window is found by utilization.',
	thresholds: {},
	judge: needsGpuTrace((trace, run) => {
		if (run.result === null) return notJudged('the result could not be read');
		const {finishedAt, startedAt, duration} = run.result;
		if (trace.clock !== 'wall') return notJudged('the log has no wall clock');
		// Its clock was compared with the log's while both ran.
		if (benchmarkWindow(run, trace)?.source === 'recording') return ok;
		const start = startedAt ?? (finishedAt === null ? null : finishedAt - duration);
		if (start === null) return notJudged('the result has no date');
		const span = traceSpan(trace);
		if (span === null) return notJudged('the log has fewer than two rows');
		if (span.from <= start + duration && span.to >= start) return ok;
		const offset = span.from - start;
		const hours = toHours(offset);
		const zone = Math.round(hours / zoneStep) * zoneStep;
		const isZone = zone !== 0 && Math.abs(hours - zone) <= zoneTolerance;
		const size =
			Math.abs(hours) < 1
				? formatQuantity({value: Math.abs(offset), unit: 's'})
				: `${formatNumber(Math.abs(hours), 2)} h`;
		return found({
			message: `The log begins ${size} ${offset > 0 ? 'after' : 'before'} the run${isZone ? `: a time zone of ${formatNumber(Math.abs(zone), Number.isInteger(zone) ? 0 : 1)} h?` : '.'}`,
			evidence: {trace: trace.path, offset_s: offset, zone_hours: isZone ? zone : null},
		});
	}),
};
