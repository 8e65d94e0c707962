import {formatQuantity} from '../../units/format.ts';
import {type Check, type Evidence, found} from '../check.ts';
import {needsMeasurement} from '../needs.ts';

export const tooShort: Check = {
	code: 'too-short',
	severity: 'warning',
	scope: 'run',
	title: 'Too short to measure',
	looksAt: '`duration`, and `num_prompts` against `max_concurrency`.',
	why: 'Ramp-up and drain weigh more the shorter a run is, and a power sensor that samples once a second needs about a minute of load.',
	advice: 'Send more prompts: at least five times the concurrency, and enough for a minute where energy matters.',
	thresholds: {
		seconds: {value: 10, meaning: 'seconds below which no number of the run is worth much'},
		energy_seconds: {value: 60, meaning: 'seconds below which energy is not worth much, for runs with a power trace'},
		prompts_per_slot: {value: 5, meaning: 'prompts for each of the concurrent requests'},
	},
	judge: needsMeasurement(({duration, numPrompts, maxConcurrency}, run, {threshold}) => {
		const findings: Evidence[] = [];
		const lasted = formatQuantity({value: duration, unit: 's'});
		const hasTrace = run.traces.some(trace => trace.device === 'gpu');
		if (duration < threshold('seconds')) {
			findings.push({message: `The run lasted ${lasted}.`, evidence: {duration_s: duration}});
		} else if (hasTrace && duration < threshold('energy_seconds')) {
			findings.push({message: `The run lasted ${lasted}, too short for its energy.`, evidence: {duration_s: duration}});
		}
		if (numPrompts !== null && maxConcurrency !== null && numPrompts < threshold('prompts_per_slot') * maxConcurrency) {
			findings.push({
				message: `${numPrompts} prompts at a concurrency of ${maxConcurrency}: ramp-up and drain are most of the run.`,
				evidence: {num_prompts: numPrompts, max_concurrency: maxConcurrency},
			});
		}
		return found(...findings);
	}),
};
