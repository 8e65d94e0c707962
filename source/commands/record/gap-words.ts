import {listed} from '../../checks/wording.ts';
import type {Explained} from '../../live/ending.ts';
import {toMilliseconds} from '../../units/convert.ts';
import {counted, formatDuration, formatQuantity} from '../../units/format.ts';
import {printable} from '../../units/printable.ts';
import {type PowerGap, secondsWithout} from './power-gaps.ts';

/** One gap, or the gaps of several GPUs that began and ended together for one reason. */
export type ToldGap = Omit<PowerGap, 'gpu'> & {
	/** null: of all, since no readings came. */
	readonly gpus: readonly string[] | null;
};

/** Whether two lines may be of one reading: those are a few milliseconds apart. */
export function isTogether(a: number, b: number): boolean {
	return Math.abs(a - b) < 0.5;
}

export function toldTogether(gaps: readonly PowerGap[]): readonly ToldGap[] {
	const told: (ToldGap & {gpus: string[] | null})[] = [];
	for (const {gpu, ...gap} of gaps) {
		const same = told.find(
			each =>
				each.gpus !== null &&
				each.what === gap.what &&
				isTogether(each.from, gap.from) &&
				(each.to === null ? gap.to === null : gap.to !== null && isTogether(each.to, gap.to)),
		);
		if (gpu !== null && same !== undefined) same.gpus?.push(gpu);
		else told.push({...gap, gpus: gpu === null ? null : [gpu]});
	}
	return told;
}

/** `of GPUs 0 and 1` */
function ofGpus(gpus: readonly string[]): string {
	return `of GPU${gpus.length === 1 ? '' : 's'} ${listed(gpus.map(printable))}`;
}

/** `14:03:12` of seconds since 1970, by the clock of a log so many seconds ahead of UTC. */
function clockOf(time: number, utcOffset: number): string {
	return new Date(toMilliseconds(time + utcOffset)).toISOString().slice(11, 19);
}

function lengthOf(seconds: number): string {
	return seconds < 100 ? formatQuantity({value: seconds, unit: 's'}) : formatDuration(seconds);
}

function whyOf({what, advice}: Explained): string {
	return advice === '' ? what : `${what} ${advice}`;
}

/** Why there is nothing to record, in sentences. */
export function lackSentences(gaps: readonly PowerGap[]): string {
	return toldTogether(gaps)
		.map(gap => `There are ${lackIn(gap)}: ${whyOf(gap)}`)
		.join(' ');
}

function lackIn({gpus}: ToldGap): string {
	return gpus === null ? 'no readings' : `no power readings ${ofGpus(gpus)}`;
}

/** What is said when a gap begins. */
export function begunGap(gap: ToldGap, utcOffset: number): string {
	return `since ${clockOf(gap.from, utcOffset)} the log has ${lackIn(gap)}: ${whyOf(gap)}`;
}

/** What is said when it is over. */
export function endedGap({gpus, from, to}: ToldGap, utcOffset: number): string {
	const at = to ?? from;
	const has = gpus === null ? 'readings' : `power readings ${ofGpus(gpus)}`;
	return `since ${clockOf(at, utcOffset)} the log has ${has} again, after ${lengthOf(at - from)}.`;
}

/** Gaps that are told one by one at the end. */
const mostListed = 8;

/** What is said of all of them at the end: how long, when, of which GPU, why. `end`: of the log. */
export function gapsInAll(gaps: readonly PowerGap[], {end, utcOffset}: GapsOptions): readonly string[] {
	const told = toldTogether(gaps);
	const lineOf = ({gpus, from, to, what}: ToldGap): string => {
		const until = to === null ? 'its end' : clockOf(to, utcOffset);
		const of = gpus === null ? '' : `${ofGpus(gpus)} `;
		return `${of}from ${clockOf(from, utcOffset)} to ${until} (${lengthOf((to ?? end) - from)}): ${what}`;
	};
	const [first] = told;
	if (first === undefined) return [];
	if (told.length === 1) return [`the log has no power readings ${lineOf(first)}`];
	const rest = told.length - mostListed;
	return [
		`the log has no power readings for ${lengthOf(secondsWithout(gaps, end))} in all, in ${counted(told.length, 'gap')}:`,
		...told.slice(0, mostListed).map(gap => `  ${lineOf(gap)}`),
		...(rest > 0 ? [`  and ${rest} more.`] : []),
	];
}

type GapsOptions = {readonly end: number; readonly utcOffset: number};
