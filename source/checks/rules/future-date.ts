import {toHours} from '../../units/convert.ts';
import {formatNumber} from '../../units/format.ts';
import {type Check, type Evidence, found, notJudged} from '../check.ts';

/** Hours by which the earliest zone is ahead of UTC: the date in a result is a local time without its zone. */
const farthestZone = 14;
/** Zones differ by whole quarters of an hour; a file is written within a minute of its date. */
const zoneStep = 0.25;
const minute = 1 / 60;

export const futureDate: Check = {
	code: 'future-date',
	severity: 'note',
	scope: 'run',
	title: 'A date in the future',
	looksAt: 'The date of the result and of its file, against each other and against now.',
	why: 'A clock that is wrong puts the benchmark window at the wrong place of the trace and the runs in the wrong order.',
	advice: 'Check the clock (timedatectl) of the machine that ran the benchmark.',
	thresholds: {hours: {value: 1, meaning: 'hours by which a date may be ahead'}},
	judge({result, modified}, {now, threshold}) {
		const findings: Evidence[] = [];
		const afterNow = toHours(modified - now);
		if (afterNow > threshold('hours')) {
			findings.push({
				message: `The file was last written ${formatNumber(afterNow, 1)} h after now, says its file system.`,
				evidence: {modified, now, hours_ahead: afterNow},
			});
		}
		if (result === null) return notJudged('the result could not be read');
		if (result.finishedAt === null)
			return findings.length > 0 ? found(...findings) : notJudged('the result has no date');
		const ahead = toHours(result.finishedAt - modified);
		if (ahead > threshold('hours') && !isZone(ahead)) {
			findings.push({
				message: `The run's date is ${formatNumber(ahead, 1)} h later than its file, which no time zone explains.`,
				evidence: {finished_at: result.finishedAt, modified, hours_ahead: ahead},
			});
		}
		return found(...findings);
	},
};

function isZone(hours: number): boolean {
	const nearest = Math.round(hours / zoneStep) * zoneStep;
	return hours <= farthestZone + minute && Math.abs(hours - nearest) <= minute;
}
