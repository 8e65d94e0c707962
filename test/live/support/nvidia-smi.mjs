#!/usr/bin/env node
// Stands in for nvidia-smi. STAND_IN says how it behaves, STAND_IN_PIDS where it notes its process id.
//   fine · gpus=N · exit=CODE after its first reading · refuse=FIELD · hang after its first reading · mute ·
//   lost (the GPU, from the third reading on) · driver (no driver at all) · rude (ignores SIGTERM)
import {appendFileSync} from 'node:fs';

const how = new Map((process.env.STAND_IN ?? 'fine').split(',').map(word => word.split('=')));
const args = process.argv.slice(2);
if (process.env.STAND_IN_PIDS) appendFileSync(process.env.STAND_IN_PIDS, `${process.pid}\n`);

if (args[0] === 'conf-compute') {
	console.log('==============NVSMI CONF-COMPUTE LOG==============');
	console.log(`    CC State                   : ${(process.env.STAND_IN_CC ?? 'on').toUpperCase()}`);
	console.log('    Multi-GPU Mode             : None\n    DevTools Mode              : OFF');
	process.exit(0);
}
if (how.has('rude')) process.on('SIGTERM', () => {});
if (how.has('driver')) {
	console.log(
		"NVIDIA-SMI has failed because it couldn't communicate with the NVIDIA driver. Make sure that it is running.",
	);
	process.exit(9);
}

const units = {
	'power.draw': 'W',
	'enforced.power.limit': 'W',
	'utilization.gpu': '%',
	'utilization.memory': '%',
	'memory.used': 'MiB',
	'clocks.current.sm': 'MHz',
	'clocks.current.memory': 'MHz',
};
const fields =
	args
		.find(word => word.startsWith('--query-gpu='))
		?.slice(12)
		.split(',') ?? [];
const refused = fields.find(field => field === how.get('refuse'));
if (refused !== undefined) {
	console.log(`Field "${refused}" is not a valid field to query.`);
	process.exit(2);
}
const every = args.includes('-l')
	? Number(args[args.indexOf('-l') + 1]) * 1000
	: Number(args[args.indexOf('-lms') + 1]);
if (how.has('mute')) setInterval(() => {}, 1000);
else {
	console.log(fields.map(field => (units[field] === undefined ? field : `${field} [${units[field]}]`)).join(', '));
	let tick = 0;
	const read = () => {
		const lost = how.has('lost') && tick >= 2;
		for (let gpu = 0; gpu < Number(how.get('gpus') ?? 1); gpu++) console.log(fields.map(cell(gpu, lost)).join(', '));
		tick++;
		if (how.has('exit')) process.exit(Number(how.get('exit')));
		if (how.has('hang')) clearInterval(timer);
	};
	const timer = setInterval(read, every);
	setInterval(() => {}, 60_000);
	read();

	function cell(gpu, lost) {
		return field => {
			if (field === 'timestamp') return local(new Date());
			if (field === 'index') return String(gpu);
			if (lost) return '[GPU is lost]';
			return {
				'power.draw': `${(350 + gpu * 10 + (tick % 3)).toFixed(2)} W`,
				'enforced.power.limit': '400.00 W',
				'utilization.gpu': `${97 - gpu} %`,
				'utilization.memory': '41 %',
				'temperature.gpu': '61',
				'memory.used': '81234 MiB',
				'clocks.current.sm': '1785 MHz',
				'clocks.current.memory': '2619 MHz',
				'clocks_event_reasons.active': '0x0000000000000004',
				'clocks_throttle_reasons.active': '0x0000000000000004',
			}[field];
		};
	}
}

function local(date) {
	const two = number => String(number).padStart(2, '0');
	const day = `${date.getFullYear()}/${two(date.getMonth() + 1)}/${two(date.getDate())}`;
	const milliseconds = String(date.getMilliseconds()).padStart(3, '0');
	return `${day} ${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}.${milliseconds}`;
}
