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
	const plain = plainReading(text);
	if (plain !== null) return plain;
	const [, digits, unit = ''] = reading.exec(text) ?? [];
	if (digits !== undefined) return {kind: 'number', value: Number(digits), unit: unit.toLowerCase()};
	if (text === '' || text === '-' || text.startsWith('[') || /^(n\/a|nan|none|null)$/i.test(text)) return missing;
	if (/^0x[0-9a-f]{1,16}$/i.test(text)) return {kind: 'number', value: Number(text), unit: ''};
	return odd;
}

const units: ReadonlyMap<string, string> = new Map(
	['', 'W', '%', 'MiB', 'MHz', 'C', '°C'].map(unit => [unit, unit.toLowerCase()]),
);

/** Their whole numbers are exact, and so is the power of ten that divides them: the quotient is the nearest double. */
const mostDigits = 15;

/** Nearly every cell is one: digits, a point among them, a unit behind a blank. null: it is something else, or may be. */
function plainReading(text: string): Cell | null {
	let digits = 0;
	let point = -1;
	let at = 0;
	for (; at < text.length; at++) {
		const code = text.charCodeAt(at);
		if (code >= 0x30 && code <= 0x39) digits = digits * 10 + (code - 0x30);
		else if (code === 0x2e && point === -1) point = at;
		else break;
	}
	if (at === 0 || at > mostDigits || text.charCodeAt(0) === 0x2e) return null;
	const unit = units.get(text.slice(text.charCodeAt(at) === 0x20 ? at + 1 : at));
	if (unit === undefined) return null;
	return {kind: 'number', value: point === -1 ? digits : digits / 10 ** (at - point - 1), unit};
}

const lost =
	/GPU is lost|requires reset|unable to determine the device handle|failed to initialize nvml|no devices were found|couldn't communicate with the nvidia driver/i;

/** Whether a text is the driver speaking of a GPU that does not answer any more, rather than a reading. */
export function isDriverMessage(text: string): boolean {
	return lost.test(text);
}
