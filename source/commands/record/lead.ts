/** Seconds that nobody is made to wait unasked, however rare the readings are. */
const most = 60;

/**
 * Seconds of readings before and after a program that its checks need. Before it, two readings at least three seconds away
 * tell whether the GPU was idle (busy-at-start); after it, five seconds of work, from the second second on, tell whether it
 * stayed busy (foreign-tail); and what is read of the idle GPU is the idle power.
 */
export function usualLead(interval: number): number {
	return Math.min(most, Math.max(3 + 2 * interval, 7 + interval));
}
