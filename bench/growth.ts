// How the cost of a study grows with its runs: to read small results, to put them in order, to judge them and to compute
// the overview, in one thread.
import {mkdirSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {runChecks} from '../source/checks/run-checks.ts';
import {read} from '../source/disk/read.ts';
import {datasetOf} from '../source/domain/assemble.ts';
import {defaultAssumptions} from '../source/domain/assumptions.ts';
import type {Dataset} from '../source/domain/dataset.ts';
import type {Run} from '../source/domain/run.ts';
import {overview} from '../source/sections/overview/overview.ts';
import {defaultView} from '../source/sections/view.ts';
import {milliseconds, percentile, report} from './support/measurement.ts';
import {isQuick} from './support/options.ts';
import {temporaryFolder} from './support/temporary-folder.ts';

const sizes = isQuick ? [200, 2000] : [200, 2000, 20_000];

/** The larger, the fewer: so that all take about as long. */
const roundsOf = (runs: number): number => (runs <= 200 ? 11 : runs <= 2000 ? 5 : 3);

const folder = temporaryFolder();
for (const runs of sizes) writeStudy(join(folder, String(runs)), runs);
let least: {readonly runs: number; readonly time: number} | undefined;
for (const runs of sizes) {
	const times: number[] = [];
	for (let round = 0; round < roundsOf(runs); round++) times.push(await timeOf(join(folder, String(runs))));
	const time = percentile(times, 0.5);
	least ??= {runs, time};
	const growth = time / runs / (least.time / least.runs);
	report({
		what: `${runs} runs: read, ordered, judged, overview; time a run against that of ${least.runs} runs`,
		measured: milliseconds(time),
		against: milliseconds((least.time / least.runs) * runs),
		ratio: growth,
		bar: runs === least.runs ? '' : '≤ 1.1',
		isMet: runs === least.runs ? null : growth <= 1.1,
	});
}

async function timeOf(root: string): Promise<number> {
	const begin = performance.now();
	const runs: Run[] = [];
	for await (const event of read([{path: root}])) if (event.type === 'run') runs.push(event.run);
	const dataset: Dataset = datasetOf({roots: [root], runs, findings: [], ignored: [], synthetic: false});
	runChecks(dataset, defaultAssumptions, {now: 1_764_000_000});
	overview.open({level: 'study', dataset, assumptions: defaultAssumptions}).present(defaultView);
	return performance.now() - begin;
}

/** Two modes and two repetitions a condition, ten conditions an experiment. */
function writeStudy(root: string, runs: number): void {
	for (let run = 0; run < runs; run++) {
		const condition = Math.floor(run / 4);
		const mode = run % 4 < 2 ? 'tee_off' : 'tee_on';
		const name = `20251117_1327-39_repetition_${(run % 2) + 1}.json`;
		const path = join(
			root,
			`experiment-${Math.floor(condition / 10)}`,
			`Llama3.1 ${(condition % 10) + 1}B`,
			mode,
			name,
		);
		mkdirSync(dirname(path), {recursive: true});
		writeFileSync(path, resultText(100 + (run % 7) - (mode === 'tee_on' ? 5 : 0)));
	}
}

function resultText(throughput: number): string {
	const duration = 40_000 / throughput;
	return JSON.stringify({
		date: '20251117-132739',
		model_id: 'meta-llama/Llama-3.1-8B-Instruct',
		num_prompts: 100,
		request_rate: 'inf',
		duration,
		completed: 100,
		total_input_tokens: 12_800,
		total_output_tokens: 40_000,
		request_throughput: 100 / duration,
		output_throughput: throughput,
		total_token_throughput: 52_800 / duration,
		mean_ttft_ms: 50,
		median_ttft_ms: 50,
		p99_ttft_ms: 70,
	});
}
