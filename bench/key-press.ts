// What a key press costs in the explorer on the demo study at 120 × 36, in a pseudo-terminal: bytes, against those of the
// minimal difference of the two screens, and milliseconds from the key to the last byte.
import {type KeyCost, type Session, start} from '../test/sessions/support/session.ts';
import {demoStudy, explorer} from './support/explorer.ts';
import {milliseconds, percentile, report} from './support/measurement.ts';

type Walk = {
	readonly name: string;
	/** Brings the explorer to where the keys are pressed. */
	readonly approach: readonly string[];
	readonly keys: readonly string[];
};

const times = (count: number, ...keys: readonly string[]): readonly string[] =>
	Array.from({length: count}, () => keys).flat();

const walks: readonly Walk[] = [
	{name: 'tree', approach: ['2', 'g'], keys: [...times(20, 'down'), ...times(20, 'up')]},
	{name: 'table', approach: ['2', 'g', 'tab'], keys: [...times(20, 'down'), ...times(20, 'up')]},
	{name: 'chart cursor', approach: ['9', 'g', 'right', 'down', 'right', 'down', 'x'], keys: times(40, 'right')},
	{name: 'section', approach: ['g'], keys: times(10, '1', '2', '3', '9')},
	{name: 'help', approach: ['g'], keys: times(40, '?')},
];

/** Milliseconds without a byte after which an answer is over. */
const quiet = 120;

const study = await demoStudy();
for (const walk of walks) {
	const session = await start([process.execPath, explorer, study], {columns: 120, rows: 36});
	try {
		tell(walk.name, await walked(session, walk));
	} finally {
		await session.stop();
	}
}

async function walked(session: Session, {approach, keys}: Walk): Promise<readonly KeyCost[]> {
	await session.waitFor(() => session.firstPaint() !== null);
	await session.settle(1500);
	for (const key of approach) await session.measure(key, quiet);
	const costs: KeyCost[] = [];
	for (const key of keys) costs.push(await session.measure(key, quiet));
	return costs.filter(({bytes}) => bytes > 0);
}

function tell(name: string, costs: readonly KeyCost[]): void {
	const sum = (part: (cost: KeyCost) => number): number => costs.reduce((total, cost) => total + part(cost), 0);
	const [bytes, minimal] = [sum(cost => cost.bytes), sum(cost => cost.minimal.bytes)];
	const last = costs.map(({lastMs}) => lastMs ?? Number.NaN);
	const pieces = sum(cost => cost.writes) / costs.length;
	const each = (total: number): string => `${Math.round(total / costs.length)} B`;
	report({
		what: `key press, ${name}: bytes, against the minimal cell difference (${costs.length} keys, in ${pieces.toFixed(2)} pieces)`,
		measured: each(bytes),
		against: each(minimal),
		ratio: bytes / minimal,
		bar: '≤ 1.1',
		isMet: bytes <= 1.1 * minimal,
	});
	const p95 = percentile(last, 0.95);
	report({
		what: `key press, ${name}: to the last byte, median and 95th percentile`,
		measured: `${milliseconds(percentile(last, 0.5))}, ${milliseconds(p95)}`,
		against: '',
		ratio: null,
		bar: 'p95 ≤ 16 ms',
		isMet: p95 <= 16,
	});
}
