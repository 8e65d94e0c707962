import {type Check, found, notJudged, ok} from '../check.ts';
import {needsMeasurement} from '../needs.ts';

export const capVsPeak: Check = {
	code: 'cap-vs-peak',
	severity: 'note',
	scope: 'run',
	title: 'More concurrent requests than the cap',
	looksAt: '`max_concurrent_requests` against `max_concurrency`.',
	why: 'max_concurrent_requests counts all requests that touch one second: a request that ends and the next that starts count as two. It is neither concurrency nor requests a second.',
	advice: 'Nothing to mend: read the requested concurrency, or throughput × mean latency.',
	thresholds: {},
	judge: needsMeasurement(({maxConcurrency, maxConcurrentRequests}) => {
		if (maxConcurrency === null) return ok;
		if (maxConcurrentRequests === null) return notJudged('the file has no max_concurrent_requests');
		if (maxConcurrentRequests <= maxConcurrency) return ok;
		return found({
			message: `max_concurrent_requests is ${maxConcurrentRequests} under a cap of ${maxConcurrency}, as expected of a count by seconds.`,
			evidence: {max_concurrency: maxConcurrency, max_concurrent_requests: maxConcurrentRequests},
		});
	}),
};
