import {toHours} from '../../units/convert.ts';
import {formatNumber} from '../../units/format.ts';
import {type Check, type Evidence, found, notJudged} from '../check.ts';
import {type MeasuredRun, needsPair} from '../needs.ts';

export const orderConfounded: Check = {
	code: 'order-confounded',
	severity: 'note',
	scope: 'condition',
	title: 'The modes were measured one after the other',
	looksAt: 'Dates of the runs of both modes.',
	why: 'Whatever drifts with time (temperature, neighbours, software) then looks like a cost of the TEE.',
	advice: 'Alternate the modes, or measure the first one again at the end.',
	thresholds: {hours: {value: 24, meaning: 'hours between the middles of the two modes that are too far apart'}},
	judge: needsPair(({off, on}, _condition, {threshold}) => {
		const [offDates, onDates] = [dates(off), dates(on)];
		if (offDates.length === 0 || onDates.length === 0) return notJudged('the results carry no dates');
		const findings: Evidence[] = [];
		const distance = Math.abs(middle(onDates) - middle(offDates));
		const separate = Math.max(...offDates) < Math.min(...onDates) || Math.max(...onDates) < Math.min(...offDates);
		if (toHours(distance) > threshold('hours')) {
			findings.push({
				message: `The modes were measured ${formatNumber(toHours(distance), 0)} h apart.`,
				evidence: {hours_apart: toHours(distance)},
			});
		} else if (separate && offDates.length > 1 && onDates.length > 1) {
			const first = middle(offDates) < middle(onDates) ? 'off' : 'on';
			findings.push({
				message: `All ${first === 'off' ? offDates.length : onDates.length} runs with TEE ${first} came before all with TEE ${first === 'off' ? 'on' : 'off'}.`,
				evidence: {first: `tee_${first}`, hours_apart: toHours(distance)},
			});
		}
		return found(...findings);
	}),
};

function dates(runs: readonly MeasuredRun[]): readonly number[] {
	return runs.flatMap(({result}) => result.finishedAt ?? []);
}

function middle(times: readonly number[]): number {
	return (Math.min(...times) + Math.max(...times)) / 2;
}
