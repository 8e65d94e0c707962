#!/usr/bin/env node
// Stands in for nvidia-smi. STAND_IN says how it behaves, in words between commas; STAND_IN_PIDS where it notes its
// process id; STAND_IN_CC what conf-compute says.
//   gpus=N · name=NAME · speed=X: X readings where one was asked for, their times as if none had been added
//   replay=FILE: the readings of a log, at its own pace by `speed`, and then silence
//   missing=TOKEN: stands for every measured value, of one field with field=NAME, from a reading on with from=K
//   says=NAME: a line of the driver instead of anything (or at reading K with from=K), then exit 9
//   exit=CODE after its first reading (or at reading K) · hang after its first reading (or at K) · cut: dies within a line
//   refuse=FIELD · mute · lost: the GPU, from the third reading on · driver: says=communicate · rude: ignores SIGTERM
//   idle=FILE: the GPUs idle, except while the file is there
//   wave: power and utilization go up and down in half a minute, each GPU a little after the one before
//   back=SECONDS: the clock is put back at reading K · only=K: lost is the GPU of this index alone
import {appendFileSync, existsSync} from 'node:fs';
import {readingsOf} from './replay.mjs';

const how = new Map((process.env.STAND_IN ?? '').split(',').map(word => word.split('=')));
const number = (word, otherwise) => Number(how.get(word) ?? otherwise);
const from = number('from', how.has('lost') ? 2 : 0);
const args = process.argv.slice(2);
if (process.env.STAND_IN_PIDS) appendFileSync(process.env.STAND_IN_PIDS, `${process.pid}\n`);

const driverSays = {
	communicate:
		"NVIDIA-SMI has failed because it couldn't communicate with the NVIDIA driver. Make sure that it is running.",
	nvml: 'Failed to initialize NVML: Driver/library version mismatch',
	none: 'No devices were found',
	handle: 'Unable to determine the device handle for GPU0000:01:00.0: Unknown Error',
};
const missing = {
	na: '[N/A]',
	bare: 'N/A',
	supported: '[Not Supported]',
	unknown: '[Unknown Error]',
	lost: '[GPU is lost]',
	reset: '[GPU requires reset]',
	permissions: '[Insufficient Permissions]',
	function: '[Function Not Found]',
	deprecated: '[Requested functionality has been deprecated]',
};

function say(name) {
	console.log(driverSays[name]);
	process.exit(9);
}

if (args[0] === 'conf-compute') {
	console.log('==============NVSMI CONF-COMPUTE LOG==============');
	console.log(`    CC State                   : ${(process.env.STAND_IN_CC ?? 'on').toUpperCase()}`);
	console.log('    Multi-GPU Mode             : None\n    DevTools Mode              : OFF');
	process.exit(0);
}
if (how.has('rude')) process.on('SIGTERM', () => {});
if (how.has('driver')) say('communicate');
if (how.has('says') && from === 0) say(how.get('says'));

const units = {
	'power.draw': 'W',
	'enforced.power.limit': 'W',
	'utilization.gpu': '%',
	'utilization.memory': '%',
	'memory.used': 'MiB',
	'clocks.current.sm': 'MHz',
	'clocks.current.memory': 'MHz',
};
const fields = (args.find(word => word.startsWith('--query-gpu=')) ?? '--query-gpu=').slice(12).split(',');
const refused = fields.find(field => field === how.get('refuse'));
if (refused !== undefined) {
	console.log(`Field "${refused}" is not a valid field to query.`);
	process.exit(2);
}
const gpus = Array.from({length: number('gpus', 1)}, (_, index) => index);
const word = name => args[args.indexOf(name) + 1];
// Without an interval: once.
if (!args.some(word => word.startsWith('-l'))) {
	const facts = {
		name: how.get('name') ?? 'NVIDIA H100 NVL',
		uuid: 'GPU-9c6f4b1e',
		driver_version: '570.158.01',
		vbios_version: '96.00.88.00.11',
		'memory.total': '95830 MiB',
		'enforced.power.limit': '400.00 W',
	};
	for (const gpu of gpus) console.log(fields.map(field => (field === 'index' ? gpu : facts[field])).join(', '));
	process.exit(0);
}
const every = args.includes('-l') ? Number(word('-l')) * 1000 : Number(word('-lms'));
const speed = number('speed', 1);
const began = Date.now();

if (how.has('mute')) stay();
else {
	console.log(fields.map(field => (units[field] === undefined ? field : `${field} [${units[field]}]`)).join(', '));
	if (how.has('replay')) await replay(readingsOf(how.get('replay')));
	else goOn();
}

function stay() {
	setInterval(() => {}, 60_000);
}

async function replay(readings) {
	for (const {at, cells} of readings) {
		const due = began + at / speed;
		if (due > Date.now()) await new Promise(resolve => setTimeout(resolve, due - Date.now()));
		row(0, field => (field === 'timestamp' ? local(began + at) : (cells.get(field) ?? '[N/A]')));
	}
	stay();
}

function goOn() {
	let tick = 0;
	const timer = setInterval(read, every / speed);
	stay();
	read();

	function read() {
		const isTime = tick === from;
		if (how.has('says') && isTime) say(how.get('says'));
		if (how.has('cut') && isTime) {
			process.stdout.write('2026/05/09 03:57:4', () => process.exit(0));
			return;
		}
		const back = tick >= from ? number('back', 0) * 1000 : 0;
		const time = local((speed === 1 ? Date.now() : began + tick * every) - back);
		for (const gpu of gpus) row(gpu, cell(gpu, time, tick));
		if (how.has('exit') && tick >= from) process.exit(number('exit'));
		if (how.has('hang') && tick >= from) clearInterval(timer);
		tick++;
	}
}

function row(gpu, cellOf) {
	console.log(fields.map(field => (field === 'index' ? gpu : cellOf(field))).join(', '));
}

function cell(gpu, time, tick) {
	const isIdle = how.has('idle') && !existsSync(how.get('idle'));
	const at = (tick * every) / 1000 - gpu * 3;
	const share = how.has('wave') ? 0.5 + 0.5 * Math.sin((at / 30) * 2 * Math.PI) : 1;
	const power = isIdle ? 66 : 350;
	const values = {
		timestamp: time,
		'power.draw': `${((power + gpu * 10 + (tick % 3)) * (0.3 + 0.7 * share)).toFixed(2)} W`,
		'enforced.power.limit': '400.00 W',
		'utilization.gpu': `${isIdle ? 0 : Math.round((97 - gpu) * share)} %`,
		'utilization.memory': isIdle ? '0 %' : '41 %',
		'temperature.gpu': '61',
		'memory.used': '81234 MiB',
		'clocks.current.sm': '1785 MHz',
		'clocks.current.memory': '2619 MHz',
		'clocks_event_reasons.active': '0x0000000000000004',
		'clocks_throttle_reasons.active': '0x0000000000000004',
	};
	const token = how.has('lost') ? missing.lost : missing[how.get('missing')];
	const isHere = !how.has('only') || number('only') === gpu;
	return field => {
		const isMissing = token !== undefined && tick >= from && isHere && (how.get('field') ?? field) === field;
		return isMissing && field !== 'timestamp' ? token : values[field];
	};
}

function local(milliseconds) {
	const date = new Date(milliseconds);
	const two = count => String(count).padStart(2, '0');
	const day = `${date.getFullYear()}/${two(date.getMonth() + 1)}/${two(date.getDate())}`;
	const rest = String(date.getMilliseconds()).padStart(3, '0');
	return `${day} ${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}.${rest}`;
}
