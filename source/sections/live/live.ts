import type {Section} from '../section.ts';

/**
 * The GPU of this machine, which is no part of a study: reports do not have it, and what it shows comes from the program
 * that is running (`presentLive`), not from a scope.
 */
export const live: Section = {
	id: 'live',
	title: 'Live',
	key: 'L',
	question: 'What are the GPUs of this machine doing now?',
	needs: 'Live needs nvidia-smi on this machine.',
	headline: 'output_throughput',
	reads: () => true,
	open: () => ({json: null, variants: liveVariants, present: () => []}),
};

/** What `v` turns through. */
export const liveVariants: readonly string[] = ['the last five minutes', 'the whole session'];

/** Seconds that the first of them shows. */
export const recentSpan = 300;
