import {toMilliseconds} from '../units/convert.ts';

/** What is asked of each GPU. The first five in this order are the log that the notebook reads. */
const always = ['timestamp', 'power.draw', 'utilization.gpu', 'utilization.memory', 'temperature.gpu', 'index'];
/** Drivers differ in these: each is left out once nvidia-smi has refused it. */
const wished = [
	'enforced.power.limit',
	'memory.used',
	'clocks.current.sm',
	'clocks.current.memory',
	'clocks_event_reasons.active',
	'clocks_throttle_reasons.active',
];

/** Arguments for a reading of every GPU each so many seconds. `refused`: fields that this driver does not know. */
export function queryArguments(interval: number, refused: ReadonlySet<string>): readonly string[] {
	const fields = [...always, ...wished].filter(field => !refused.has(field) && !isSpare(field, refused));
	const every = Number.isInteger(interval)
		? ['-l', String(interval)]
		: ['-lms', String(Math.round(toMilliseconds(interval)))];
	return [`--query-gpu=${fields.join(',')}`, '--format=csv', ...every];
}

/** The old name of a field is asked for only where the new one is not known. */
function isSpare(field: string, refused: ReadonlySet<string>): boolean {
	return field === 'clocks_throttle_reasons.active' && !refused.has('clocks_event_reasons.active');
}

/** The field that nvidia-smi refuses in this output; null: it complains of something else. */
export function refusedField(output: string): string | null {
	const field = /Field "([^"]+)" is not a valid field to query/i.exec(output)?.[1] ?? null;
	return field !== null && wished.includes(field) ? field : null;
}
