/** Bits of clocks_event_reasons.active (NVML: nvmlClocksEventReasons), and what they mean. */
const reasons: readonly (readonly [bit: number, words: string])[] = [
	[0x1, 'idle'],
	[0x2, 'clocks set by the user'],
	[0x4, 'at the power limit'],
	[0x8, 'slowed down by the hardware'],
	[0x10, 'clocks in step with other GPUs'],
	[0x20, 'too warm (driver)'],
	[0x40, 'too hot (hardware)'],
	[0x80, 'short of power from outside (power brake)'],
	[0x100, 'clocks set for the display'],
];

/** Why the clocks are not higher, in words; empty: nothing holds them down. */
export function throttleReasons(mask: number): readonly string[] {
	return reasons.filter(([bit]) => (mask & bit) !== 0).map(([, words]) => words);
}
