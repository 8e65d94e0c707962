// Runs the benches, or those whose names are given, and prints what they measured as one table. --quick: on small inputs.
import {spawn} from 'node:child_process';
import {mkdir, readdir} from 'node:fs/promises';
import {basename, join} from 'node:path';
import {build} from 'esbuild';

// Inside node_modules, so that what is not bundled (the native pseudo-terminal) is found from there.
const folder = 'node_modules/.cache/cai-tui-bench';

const switches = process.argv.slice(2).filter(word => word.startsWith('--'));
const wanted = process.argv.slice(2).filter(word => !word.startsWith('--'));
const names = (await readdir('bench'))
	.filter(file => file.endsWith('.ts'))
	.map(file => basename(file, '.ts'))
	.sort();
const strangers = wanted.filter(name => !names.includes(name));
if (strangers.length > 0) {
	console.error(`There is no bench ${strangers.join(', ')}. There are: ${names.join(', ')}.`);
	process.exit(2);
}

await mkdir(folder, {recursive: true});
const measurements = [];
for (const name of names.filter(name => wanted.length === 0 || wanted.includes(name))) {
	const outfile = join(folder, `${name}.mjs`);
	await build({
		entryPoints: [`bench/${name}.ts`],
		outfile,
		bundle: true,
		packages: 'external',
		format: 'esm',
		platform: 'node',
		target: 'node20.19',
		jsx: 'automatic',
		logLevel: 'warning',
	});
	console.error(`… ${name}`);
	measurements.push(...(await measurementsOf(outfile)));
}
if (measurements.length > 0) printTable(measurements);

/** Prints what the bench prints, except its measurements, which it returns. */
async function measurementsOf(file) {
	const bench = spawn(process.execPath, [file, ...switches], {stdio: ['ignore', 'pipe', 'inherit']});
	let output = '';
	bench.stdout.setEncoding('utf8').on('data', text => {
		output += text;
	});
	const code = await new Promise(resolve => bench.on('close', resolve));
	if (code !== 0) throw new Error(`${file} ended with ${code}.`);
	const lines = output.split('\n');
	const isMeasurement = line => line.startsWith('{"measurement":');
	process.stdout.write(lines.filter(line => !isMeasurement(line)).join('\n'));
	return lines.filter(isMeasurement).map(line => JSON.parse(line).measurement);
}

function printTable(rows) {
	const cells = [
		['', 'measured', 'against', 'ratio', 'bar', ''],
		...rows.map(({what, measured, against, ratio, bar, isMet}) => [
			what,
			measured,
			against,
			ratio === null ? '' : ratio.toFixed(2),
			bar,
			isMet === null ? '' : isMet ? '✓' : '✗',
		]),
	];
	const widths = cells[0].map((_, column) => Math.max(...cells.map(row => row[column].length)));
	for (const row of cells) {
		console.log(
			row
				.map((cell, column) => (column === 0 ? cell.padEnd(widths[column]) : cell.padStart(widths[column])))
				.join('  ')
				.trimEnd(),
		);
	}
}
