import {closeSync, linkSync, mkdirSync, openSync, utimesSync, writeSync} from 'node:fs';
import {dirname, join} from 'node:path';

/** Bytes of a result of 1000 prompts and 512 tokens each: the usual detailed result. */
export const usualBytes = 13_000_000;

const tokens = 512;
const bytesOfRequest = 13_000;

/** Different rows, repeated: their digits are what is read, not their order. */
const differentRows = 500;

/**
 * Writes a result with per-request data as vLLM writes it with --save-detailed, of about so many bytes. Its time is long
 * past, so that what is read of it may be kept.
 */
export function writeDetailedResult(file: string, bytes: number): void {
	const requests = Math.max(1, Math.round(bytes / bytesOfRequest));
	const random = randomNumbers();
	const list = (item: () => number | string): string => `[${Array.from({length: requests}, item).join(', ')}]`;
	const row = (): string => `[${Array.from({length: tokens - 1}, () => 0.02 + random() / 50).join(', ')}]`;
	const rows = Array.from({length: Math.min(requests, differentRows)}, row);
	const answer = JSON.stringify('The enclave attests to its measurement before it is given the key.\n'.repeat(28));
	const output = requests * tokens;
	const members = {
		date: '20251117-132739',
		endpoint_type: 'openai-chat',
		model_id: 'meta-llama/Llama-3.1-8B-Instruct',
		num_prompts: requests,
		request_rate: 'inf',
		duration: 120.5,
		completed: requests,
		total_input_tokens: requests * 128,
		total_output_tokens: output,
		request_throughput: requests / 120.5,
		output_throughput: output / 120.5,
		total_token_throughput: (output + requests * 128) / 120.5,
	};
	mkdirSync(dirname(file), {recursive: true});
	const target = openSync(file, 'w');
	writeSync(target, `${JSON.stringify(members).slice(0, -1)}, "input_lens": ${list(() => 128)}`);
	writeSync(target, `, "output_lens": ${list(() => tokens)}, "ttfts": ${list(() => 0.05 + random() / 10)}, "itls": [`);
	writeRepeated(target, requests, index => rows[index % rows.length] ?? '');
	writeSync(target, '], "generated_texts": [');
	writeRepeated(target, requests, () => answer);
	writeSync(
		target,
		`], "errors": ${list(() => '""')}, "mean_ttft_ms": 100.0, "median_ttft_ms": 100.0, "p99_ttft_ms": 149.0}`,
	);
	closeSync(target);
	const then = new Date('2025-11-17T13:27:39Z');
	utimesSync(file, then, then);
}

/** A study in which every run is one and the same file, so that one of many gigabytes takes the room of one run. */
export function linkStudy(folder: string, result: string, runs: number): void {
	for (let run = 0; run < runs; run++) {
		const mode = run % 2 === 0 ? 'tee_off' : 'tee_on';
		const path = join(folder, 'throughput', 'Llama3.1 8B', mode, `20251117_1327-39_repetition_${run + 1}.json`);
		mkdirSync(dirname(path), {recursive: true});
		linkSync(result, path);
	}
}

function writeRepeated(target: number, count: number, item: (index: number) => string): void {
	const atOnce = 200;
	for (let from = 0; from < count; from += atOnce) {
		const items = Array.from({length: Math.min(atOnce, count - from)}, (_, index) => item(from + index));
		writeSync(target, (from === 0 ? '' : ', ') + items.join(', '));
	}
}

/** The same numbers each time (a linear congruential generator), in [0, 1). */
function randomNumbers(): () => number {
	let state = 1;
	return () => {
		state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
		return state / 2 ** 32;
	};
}
