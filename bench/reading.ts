// What it costs to read detailed results that are in the system's memory: their headlines and everything in them, in one
// thread, against `cat` of the same files, and against JSON.parse of each and sorting its times between tokens. In turn,
// so that a noisy machine is noisy for all of them.
import {execFileSync} from 'node:child_process';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {parseResultFile} from '../source/disk/parse-result-file.ts';
import {usualBytes, writeDetailedResult} from './support/detailed-result.ts';
import {milliseconds, percentile, report} from './support/measurement.ts';
import {isQuick} from './support/options.ts';
import {temporaryFolder} from './support/temporary-folder.ts';

const rounds = isQuick ? 5 : 11;

const folder = temporaryFolder();
const files = Array.from({length: isQuick ? 2 : 8}, (_, index) => join(folder, `run_repetition_${index + 1}.json`));
for (const file of files) writeDetailedResult(file, usualBytes);

const ways = {
	cat: async () => execFileSync('sh', ['-c', 'cat "$@" > /dev/null', 'sh', ...files]),
	headline: async () => {
		for (const file of files) await parseResultFile(file, undefined, 'headline');
	},
	everything: async () => {
		for (const file of files) await parseResultFile(file);
	},
	parse: async () => {
		for (const file of files) JSON.parse(readFileSync(file, 'utf8'));
	},
	parseAndSort: async () => {
		for (const file of files) {
			const {itls}: {readonly itls: readonly (readonly number[])[]} = JSON.parse(readFileSync(file, 'utf8'));
			Float64Array.from(itls.flat()).sort();
		}
	},
};

type Way = keyof typeof ways;

const names = Object.keys(ways) as readonly Way[];
const times: Readonly<Record<Way, number[]>> = {cat: [], headline: [], everything: [], parse: [], parseAndSort: []};
for (let round = 0; round < rounds; round++) {
	for (const name of names) {
		const begin = performance.now();
		await ways[name]();
		times[name].push(performance.now() - begin);
	}
}

const median = (name: Way): number => percentile(times[name], 0.5);

function compare(what: string, mine: Way, other: Way, bar: string, most: number | null): void {
	const ratio = median(mine) / median(other);
	report({
		what: `${what} (${files.length} × 13 MB)`,
		measured: milliseconds(median(mine)),
		against: milliseconds(median(other)),
		ratio,
		bar,
		isMet: most === null ? null : ratio <= most,
	});
}

compare('cold headline, against cat', 'headline', 'cat', '≤ 6', 6);
compare('cold headline, against JSON.parse', 'headline', 'parse', '≤ 1/5', 1 / 5);
compare('cold everything, against cat', 'everything', 'cat', '', null);
compare('cold everything, against JSON.parse and sorting', 'everything', 'parseAndSort', '≤ 1/2.5', 1 / 2.5);
