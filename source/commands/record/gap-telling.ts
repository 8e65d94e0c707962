import {begunGap, endedGap, isTogether, toldTogether} from './gap-words.ts';
import type {PowerGap} from './power-gaps.ts';

/** Says of gaps when they begin and when they are over, at once and not for ever. */
export type GapTelling = {
	readonly begun: (gap: PowerGap) => void;
	readonly ended: (gap: PowerGap) => void;
	/** Tells what has been noted: the GPUs of one reading together. */
	readonly tell: () => void;
};

export type GapTellingOptions = {
	readonly say: (sentence: string) => void;
	/** Seconds that the times of the log are ahead of UTC. */
	readonly utcOffset: () => number;
};

/** Gaps that are told so: where the readings come and go all the time, the end will say how often. */
const mostTold = 5;

export function gapTelling({say, utcOffset}: GapTellingOptions): GapTelling {
	let begins: PowerGap[] = [];
	let ends: PowerGap[] = [];
	/** When those began that were told. */
	const told: number[] = [];
	return {
		begun: gap => void begins.push(gap),
		ended: gap => void ends.push(gap),
		tell() {
			// One that is over already never kept anybody waiting.
			const lasting = begins.filter(gap => !ends.some(({gpu, from}) => gpu === gap.gpu && from === gap.from));
			const over = toldTogether(ends);
			[begins, ends] = [[], []];
			for (const gap of over) {
				if (told.some(from => isTogether(from, gap.from))) say(endedGap(gap, utcOffset()));
			}
			for (const gap of toldTogether(lasting)) {
				if (told.length === mostTold) return;
				told.push(gap.from);
				say(`${begunGap(gap, utcOffset())}${told.length < mostTold ? '' : ' Further gaps are told at the end.'}`);
			}
		},
	};
}
