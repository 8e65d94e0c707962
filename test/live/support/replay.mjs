// Turns a log into readings: rows of cells by the names that nvidia-smi has for the fields.
import {readFileSync} from 'node:fs';

/** What people's own loggers call the fields. */
const aliases = {
	power_w: 'power.draw',
	util_pct: 'utilization.gpu',
	temp_c: 'temperature.gpu',
	'clocks.gr': 'clocks.current.sm',
	'clocks.current.graphics': 'clocks.current.sm',
	'clocks.mem': 'clocks.current.memory',
};

/** [{at: milliseconds from the first row, cells: Map from field to its text}] */
export function readingsOf(file) {
	const [header = '', ...lines] = readFileSync(file, 'utf8').trim().split('\n');
	const fields = header.split(',').map(cell => {
		const name = cell.replace(/\[.*\]/, '').trim();
		return aliases[name] ?? name;
	});
	const rows = lines.map(line => {
		const cells = line.split(',').map(cell => cell.trim());
		return new Map(fields.map((field, index) => [field, cells[index] ?? '']));
	});
	const time = row => Date.parse(`${row.get('timestamp').replaceAll('/', '-').replace(' ', 'T')}Z`);
	const start = time(rows[0]);
	return rows.map(cells => ({at: time(cells) - start, cells}));
}
