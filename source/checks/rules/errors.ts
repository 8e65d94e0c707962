import {counted} from '../../units/format.ts';
import {type Check, found, notJudged, ok} from '../check.ts';
import {needsMeasurement} from '../needs.ts';

export const errors: Check = {
	code: 'errors',
	severity: 'error',
	scope: 'run',
	title: 'Requests failed',
	looksAt: 'Requests whose entry in `errors` is not empty.',
	why: 'A failed request has no latency and no tokens, yet the load that it put on the server slowed the others.',
	advice: 'Read the server log at the time of the run, mend the cause and repeat the run.',
	thresholds: {},
	judge: needsMeasurement(result => {
		if (result.errors === null) return notJudged('no error texts: the run was saved without --save-detailed');
		const {count, messages} = result.errors;
		if (count === 0) return ok;
		const [most] = messages;
		const told =
			most === undefined
				? ''
				: `, ${most.count === count ? 'all' : most.count} with: ${most.message.replace(/\.$/, '')}`;
		return found({
			message: `${count} of ${counted(result.requests?.count ?? result.numPrompts ?? count, 'request')} failed${told}.`,
			evidence: {
				errors: count,
				messages: messages.slice(0, 3).map(({message, count: times}) => ({message, count: times})),
			},
		});
	}),
};
