/** The modes that a well-behaved program has set back when it ends; each is as the last byte of its output left it. */
export type LeftModes = {
	readonly alternateScreen: boolean;
	readonly hiddenCursor: boolean;
	readonly noWrap: boolean;
	readonly mouse: boolean;
	readonly bracketedPaste: boolean;
	readonly synchronized: boolean;
};

export const nothingLeft: LeftModes = {
	alternateScreen: false,
	hiddenCursor: false,
	noWrap: false,
	mouse: false,
	bracketedPaste: false,
	synchronized: false,
};

export function leftModes(output: string): LeftModes {
	const modes = new Map<number, boolean>();
	for (const [, numbers = '', action] of output.matchAll(/\x1b\[\?([\d;]+)([hl])/g)) {
		for (const number of numbers.split(';')) modes.set(Number(number), action === 'h');
	}
	const isOn = (mode: number): boolean => modes.get(mode) ?? false;
	return {
		alternateScreen: isOn(1049) || isOn(1047) || isOn(47),
		hiddenCursor: modes.get(25) === false,
		noWrap: modes.get(7) === false,
		mouse: [9, 1000, 1002, 1003, 1006].some(isOn),
		bracketedPaste: isOn(2004),
		synchronized: isOn(2026),
	};
}
