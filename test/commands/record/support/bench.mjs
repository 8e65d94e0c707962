#!/usr/bin/env node
// Stands in for a benchmark: does what its arguments say, one after the other.
//   --result-filename FILE (only said) · sleep=SECONDS · write=FILE[,DURATION[,ZONE]] (a result, as vLLM dates it, its zone so many seconds ahead) · text=FILE ·
//   remove=FILE · say=WORDS · rude (ends with code 7 on SIGTERM) · on=SIGNAL (goes on) · pid=FILE · hold (until it is killed) · exit=CODE
import {mkdirSync, rmSync, writeFileSync} from 'node:fs';
import {dirname} from 'node:path';
import {setTimeout} from 'node:timers/promises';

for (const step of process.argv.slice(2)) {
	const [what, rest = ''] = step.split(/=(.*)/s);
	const [file, duration = '0.5', zone = '0'] = rest.split(',');
	if (what === 'sleep') await setTimeout(Number(rest) * 1000);
	else if (what === 'write') writeFileSync(made(file), result(Number(duration), Number(zone)));
	else if (what === 'text') writeFileSync(made(file), '[1, 2]');
	else if (what === 'remove') rmSync(rest);
	else if (what === 'say') process.stdout.write(rest);
	else if (what === 'rude') process.on('SIGTERM', () => process.exit(7));
	else if (what === 'on') process.on(rest, () => {});
	else if (what === 'pid') writeFileSync(made(rest), String(process.pid));
	else if (what === 'hold') await new Promise(() => setInterval(() => {}, 1000));
	else if (what === 'exit') process.exit(Number(rest));
}

function made(file) {
	mkdirSync(dirname(file), {recursive: true});
	return file;
}

function result(duration, zone) {
	const date = new Date(Date.now() + zone * 1000).toISOString();
	return JSON.stringify({
		date: date.slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '-'),
		backend: 'vllm',
		model_id: 'google/gemma-3-1b-it',
		num_prompts: 8,
		request_rate: 'inf',
		duration,
		completed: 8,
		total_input_tokens: 800,
		total_output_tokens: 1600,
		request_throughput: 8 / duration,
		output_throughput: 1600 / duration,
		total_token_throughput: 2400 / duration,
	});
}
