/** What a cell of a reading says. `missing`: the driver had no answer, which is not zero. */
export type Cell =
	| {readonly kind: 'number'; readonly value: number; readonly unit: string}
	| {readonly kind: 'missing'}
	| {readonly kind: 'odd'};

const missing: Cell = {kind: 'missing'};
const odd: Cell = {kind: 'odd'};

const reading = /^([-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?)\s*(W|%|MiB|MHz|C|°C)?$/i;

/** `62.87 W`, `0 %`, `40`, `0x0000000000000004`; `[N/A]` and everything else in brackets, `N/A`, `-`, `nan`, nothing. */
export function cellOf(text: string): Cell {
	const [, digits, unit = ''] = reading.exec(text) ?? [];
	if (digits !== undefined) return {kind: 'number', value: Number(digits), unit: unit.toLowerCase()};
	if (text === '' || text === '-' || text.startsWith('[') || /^(n\/a|nan|none|null)$/i.test(text)) return missing;
	if (/^0x[0-9a-f]{1,16}$/i.test(text)) return {kind: 'number', value: Number(text), unit: ''};
	return odd;
}

const lost =
	/GPU is lost|requires reset|unable to determine the device handle|failed to initialize nvml|no devices were found|couldn't communicate with the nvidia driver/i;

/** Whether a text is the driver speaking of a GPU that does not answer any more, rather than a reading. */
export function isDriverMessage(text: string): boolean {
	return lost.test(text);
}
