import {type Check, found, notJudged, ok} from '../check.ts';
import {needsMeasuredRuns} from '../needs.ts';
import {runsHave} from '../wording.ts';

export const capVsPeak: Check = {
	code: 'cap-vs-peak',
	severity: 'note',
	scope: 'condition',
	title: 'More concurrent requests than the cap',
	looksAt: '`max_concurrent_requests` against `max_concurrency`.',
	why: 'max_concurrent_requests counts all requests that touch one second: a request that ends and the next that starts count as two. It is neither concurrency nor requests a second.',
	advice: 'Nothing to mend: read the requested concurrency, or throughput × mean latency.',
	thresholds: {},
	judge: needsMeasuredRuns(runs => {
		const counted = runs.flatMap(({result: {maxConcurrency: cap, maxConcurrentRequests: peak}}) =>
			cap === null || peak === null || cap <= 0 ? [] : [{cap, peak}],
		);
		if (counted.length === 0) return notJudged('no file has both max_concurrency and max_concurrent_requests');
		const above = counted.filter(({cap, peak}) => peak > cap).sort((a, b) => b.peak / b.cap - a.peak / a.cap);
		const [most] = above;
		if (most === undefined) return ok;
		return found({
			message: `${runsHave(above.length, counted.length)} up to ${most.peak} requests at once under a cap of ${most.cap}, as expected of a count by seconds.`,
			evidence: {runs: above.length, of: counted.length, max_concurrency: most.cap, max_concurrent_requests: most.peak},
		});
	}),
};
