import {mkdirSync, utimesSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';

const then = new Date('2025-11-17T13:27:39Z');

/** So many runs without per-request data, two modes and two repetitions a condition, ten conditions an experiment. */
export function writeSmallStudy(root: string, runs: number): void {
	for (let run = 0; run < runs; run++) {
		const condition = Math.floor(run / 4);
		const duration = 100 + (run % 7);
		const path = join(
			root,
			`experiment-${Math.floor(condition / 10)}`,
			`Llama3.1 ${(condition % 10) + 1}B`,
			run % 4 < 2 ? 'tee_off' : 'tee_on',
			`20251117_1327-39_repetition_${(run % 2) + 1}.json`,
		);
		mkdirSync(dirname(path), {recursive: true});
		writeFileSync(
			path,
			JSON.stringify({
				date: '20251117-132739',
				endpoint_type: 'openai-chat',
				model_id: 'meta-llama/Llama-3.1-8B-Instruct',
				num_prompts: 200,
				request_rate: 'inf',
				duration,
				completed: 200,
				total_input_tokens: 40_000,
				total_output_tokens: 100_000,
				request_throughput: 200 / duration,
				output_throughput: 100_000 / duration,
				total_token_throughput: 140_000 / duration,
			}),
		);
		utimesSync(path, then, then);
	}
}
