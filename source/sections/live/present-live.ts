import {groupBy} from '../../domain/group-by.ts';
import type {ConfCompute, LiveFeed, LiveProblem, Recording} from '../../domain/live-feed.ts';
import {type TeeMode, teeModeLabel} from '../../domain/tee-mode.ts';
import type {Trace, TraceSeries} from '../../domain/trace.ts';
import type {FactsFigure, Figure, TextFigure} from '../../figures/figure.ts';
import {counted, formatDuration, formatQuantity} from '../../units/format.ts';
import {text} from '../cells.ts';
import {note, warning} from '../notes.ts';
import type {View} from '../view.ts';
import {gpusNow} from './gpu-now.ts';
import {live, liveVariants} from './live.ts';
import {liveCharts} from './live-charts.ts';
import {presentNow} from './present-now.ts';

/** `running`: the mode that the folder of the run under way says; null: none is. */
export function presentLive(feed: LiveFeed | null, view: View, running: TeeMode | null): readonly Figure[] {
	const question: TextFigure = {kind: 'text', id: 'question', text: live.question, tone: 'question'};
	if (feed === null) return [question, note('waiting', 'Waiting for the first reading of nvidia-smi.')];
	const {trace, problem, confCompute} = feed;
	const problems = problem === null ? [] : [problemText(problem)];
	const contradiction = contradictionOf(confCompute, running);
	if (trace === null) {
		return [
			question,
			...problems,
			...(problem === null ? [note('waiting', 'Waiting for the first reading of nvidia-smi.')] : []),
		];
	}
	return [
		question,
		...problems,
		...(contradiction === null ? [] : [warning('contradiction', contradiction)]),
		facts(feed, trace),
		...presentNow(gpusNow(feed, trace), problem?.isSilent === true),
		shownNote(feed, view),
		...liveCharts(feed, trace, view),
	];
}

function problemText({what, advice, retryIn, silentFor}: LiveProblem): TextFigure {
	const again = retryIn === null ? '' : ` It is tried again in ${retryIn} s.`;
	const last = silentFor === null ? '' : ` The last reading came ${formatDuration(silentFor)} ago.`;
	return warning('problem', `${what} ${advice}${again}${last}`);
}

function contradictionOf(confCompute: ConfCompute | null, running: TeeMode | null): string | null {
	if (confCompute === null || confCompute.state === null) return null;
	const isOn = (confCompute.state === 'on' && !confCompute.devTools) || confCompute.protectedPcie;
	if (running === null || running === 'unknown' || (running === 'tee_on') === isOn) return null;
	return `The run under way lies in a folder of ${teeModeLabel[running]}, and the GPU of this machine is not in that mode: ${stateText(confCompute)}.`;
}

function stateText(confCompute: ConfCompute | null): string {
	if (confCompute === null || confCompute.state === null) return 'unknown';
	const {state, devTools, protectedPcie} = confCompute;
	if (state === 'on') return devTools ? 'on, with DevTools mode: not confidential' : 'on';
	return protectedPcie ? 'off, with protected PCIe: confidential' : 'off';
}

/** What the readings are of. */
function facts({confCompute, recording}: LiveFeed, {series}: Trace): FactsFigure {
	const names = [...groupBy(series, ({name}) => name ?? '')].flatMap(([name, {length}]) =>
		name === '' ? [] : [length === 1 ? name : `${length} × ${name}`],
	);
	return {
		kind: 'facts',
		id: 'session',
		facts: [
			...(names.length === 0 ? [] : [{label: 'GPU', value: text(names.join(', '))}]),
			{label: 'confidential computing', value: text(stateText(confCompute), 'strong')},
			{label: 'session', value: text(formatDuration(spanOf(series)))},
			...(recording === null ? [] : [{label: 'recording', value: text(recordingText(recording))}]),
		],
	};
}

function periodText(seconds: number): string {
	return formatQuantity({value: seconds, unit: 's'}, {decimals: Number.isInteger(seconds) ? 0 : 1});
}

function recordingText({file, lines, failure}: Recording): string {
	return failure === null ? `${file} (${counted(lines, 'line')})` : `given up: ${failure}`;
}

function spanOf(series: readonly TraceSeries[]): number {
	const starts = series.map(({time}) => time[0] ?? 0);
	const ends = series.map(({time}) => time[time.length - 1] ?? 0);
	return Math.max(0, Math.max(...ends) - Math.min(...starts));
}

/** Above the charts: below them it would hardly ever be seen. */
function shownNote({interval, together}: LiveFeed, {variant, allRepetitions}: View): TextFigure {
	const [shown = '', other = ''] = variant % 2 === 0 ? liveVariants : [...liveVariants].reverse();
	const gpus = allRepetitions ? 'all GPUs together (r: each)' : 'each GPU (r: all together)';
	const parts = [
		`${shown} (v: ${other})`,
		...(together === null ? [] : [gpus]),
		`a reading each ${periodText(interval)}`,
	];
	return note('shown', `Shown: ${parts.join(', ')}.`);
}
