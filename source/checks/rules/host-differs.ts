import {median} from '../../statistics/median.ts';
import {formatQuantity} from '../../units/format.ts';
import {type Check, type Evidence, found, notJudged} from '../check.ts';
import {differing} from '../differing.ts';
import {gpuTracesOf, type MeasuredRun, needsPair} from '../needs.ts';
import {listed} from '../wording.ts';

export const hostDiffers: Check = {
	code: 'host-differs',
	severity: 'warning',
	scope: 'condition',
	title: 'The modes ran on different hardware',
	looksAt: 'GPU, driver, power limit and number of logged GPUs of both modes, from system information and logs.',
	why: 'The TEE of a rented GPU cannot be switched: on Azure the two modes are two machine types, and any difference of GPU, driver or power limit counts as a cost of the TEE.',
	advice: 'Use machine types with the same GPU, and install the same driver and power limit on both.',
	thresholds: {},
	judge: needsPair(({off, on}) => {
		if (!facts.some(([, fact]) => off.some(run => fact(run) !== null) && on.some(run => fact(run) !== null))) {
			return notJudged('neither system information nor traces name the hardware of both modes');
		}
		return found(
			...facts.flatMap(([name, fact]): readonly Evidence[] => {
				const difference = differing(off.map(fact), on.map(fact));
				return difference === null
					? []
					: [
							{
								message: `${name} is ${listed(difference.off)} with TEE off and ${listed(difference.on)} with TEE on.`,
								evidence: {name, off: difference.off, on: difference.on},
							},
						];
			}),
		);
	}),
};

const facts: readonly (readonly [name: string, of: (run: MeasuredRun) => string | null])[] = [
	['The GPU', run => run.systemInformation?.gpuName ?? gpuTracesOf(run)[0]?.series[0]?.name ?? null],
	['The driver', run => run.systemInformation?.driverVersion ?? null],
	['The power limit', powerLimitText],
	// Energy is the sum of them all: of two against one it is no cost of the TEE.
	['The number of GPUs in the log', loggedGpus],
];

function loggedGpus(run: MeasuredRun): string | null {
	const count = gpuTracesOf(run)[0]?.series.length ?? 0;
	return count === 0 ? null : String(count);
}

function powerLimitText(run: MeasuredRun): string | null {
	const logged = gpuTracesOf(run)[0]?.series[0]?.channels.powerLimit?.filter(watts => !Number.isNaN(watts));
	const watts = (logged === undefined ? undefined : median(logged)) ?? run.systemInformation?.powerLimitWatts ?? null;
	return watts === null ? null : formatQuantity({value: watts, unit: 'W'});
}
