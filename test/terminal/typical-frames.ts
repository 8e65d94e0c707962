/**
 * Frames as the explorer draws them, a tree beside a table or a chart, 120 × 36: what the bytes of a key press are
 * measured on where the program itself is not at hand.
 */
export type Palette = {readonly off: string; readonly on: string; readonly dim: string; readonly selected: string};

export const palettes = {
	'256 colours': {off: '38;5;32', on: '38;5;172', dim: '2', selected: '7'},
	'true colour': {off: '38;2;1;115;178', on: '38;2;222;143;5', dim: '2', selected: '7'},
	monochrome: {off: '1', on: '4', dim: '2', selected: '7'},
} as const satisfies Readonly<Record<string, Palette>>;

export type View = {
	readonly tree: number;
	readonly table: number | null;
	readonly chart: {readonly cursor: number; readonly phase: number} | null;
	readonly help: boolean;
};

export const columns = 120;
export const rows = 36;
const treeWidth = 36;
const inner = 80;

const sgr = (parameters: string, text: string): string => `\x1b[${parameters}m${text}\x1b[0m`;

const models = [
	'Gemma3 270M',
	'Gemma3 1B',
	'Qwen3 4B',
	'Llama3.1 8B',
	'Qwen3 14B',
	'Mistral 24B',
	'Qwen3 32B',
	'Llama3.3 70B',
];

export function frameOf(view: View, palette: Palette): string {
	const left = Array.from({length: rows - 5}, (_, y) => treeRow(y, y === view.tree, palette));
	const right = view.chart === null ? table(view, palette) : chart(view.chart, palette);
	const body = left.map((row, y) => `│${row}││${right[y] ?? ' '.repeat(inner)}│`);
	const lines = [
		` ${sgr('1', 'cai-tui')}  data · 4 experiments · 38 conditions · 228 runs`,
		` ${sgr('7', '1 Overview')}  2 Throughput  3 TTFT  4 Decode  5 Saturation  6 Sequence  7 Energy`,
		`╭ Study ${'─'.repeat(treeWidth - 7)}╮╭ Throughput ${'─'.repeat(inner - 12)}╮`,
		...body,
		`╰${'─'.repeat(treeWidth)}╯╰${'─'.repeat(inner)}╯`,
		` ${sgr('1', '↑↓')} move  ${sgr('1', '←→')} fold  ${sgr('1', '/')} filter  ${sgr('1', '?')} help  ${sgr('1', 'q')} quit`,
	];
	return (view.help ? lines.map(withHelp) : lines).join('\n');
}

function treeRow(y: number, isSelected: boolean, {off, on, dim, selected}: Palette): string {
	const name = `   ▸ ${models[y % models.length]} ${y}`.padEnd(22);
	const loss = `−${((y * 37) % 90) / 10} %`.padStart(8);
	if (isSelected) return sgr(selected, `${name}${loss}  ✓   `);
	return `${name}${sgr(y % 3 === 0 ? on : off, loss)}  ${sgr(dim, '✓')}   `;
}

function table(view: View, {off, on, dim, selected}: Palette): readonly string[] {
	return Array.from({length: rows - 5}, (_, y) => {
		const seed = (view.table === null ? view.tree : 0) * 131 + y * 17;
		const values = Array.from({length: 5}, (_, k) => `${((seed * (k + 3)) % 9973) / 10}`.padStart(10));
		const text = `${(models[y % models.length] ?? '').padEnd(20)}${values.join('')}`.padEnd(inner - 8);
		if (y === view.table) return sgr(selected, `${text} worse  `);
		return `${text.slice(0, 20)}${sgr(off, text.slice(20, 30))}${sgr(on, text.slice(30, 40))}${text.slice(40)}${sgr(dim, ' worse  ')}`;
	});
}

function chart({cursor, phase}: NonNullable<View['chart']>, {off, on, dim}: Palette): readonly string[] {
	return Array.from({length: rows - 5}, (_, y) => {
		const label = `${400 - y * 12} ┤`.padStart(9);
		const cells = Array.from({length: inner - 9}, (_, x) => {
			if (x === cursor) return sgr(dim, '│');
			const distance = Math.sin((x + phase) / 9) * 12 + 14 - y;
			if (Math.abs(distance) > 2) return ' ';
			return sgr(x % 2 === 0 ? off : on, String.fromCodePoint(0x2801 + ((x * 31 + y * 7 + phase) % 254)));
		});
		return `${label}${cells.join('')}`;
	});
}

function withHelp(line: string, y: number): string {
	if (y < 6 || y > 26) return line;
	return `│${' '.repeat(20)}${sgr('1', `key ${y}`.padEnd(12))}what it does, in some words about the pane it acts on`.padEnd(
		columns + 6,
	);
}
