import {appendFile, mkdir, writeFile} from 'node:fs/promises';
import {dirname} from 'node:path';

/** A run as it comes about on disk: its log line by line, then its result in pieces. */
export type GrowingRun = {
	readonly logLines: (count: number, options?: {readonly watts?: number}) => Promise<void>;
	/** Bytes of a line without its end. */
	readonly halfALine: () => Promise<void>;
	readonly startLog: () => Promise<void>;
	readonly writeResult: (json: string, pieces: number, between: () => Promise<void>) => Promise<void>;
};

const header = 'timestamp, power.draw [W], utilization.gpu [%], utilization.memory [%], temperature.gpu\n';

/** `stem`: absolute, without `.json`. The first reading is taken at `start`, epoch milliseconds, one follows each second. */
export function growingRun(stem: string, start: number): GrowingRun {
	const log = `${stem}_power_metrics.csv`;
	let second = 0;
	return {
		async startLog() {
			await mkdir(dirname(log), {recursive: true});
			await writeFile(log, header);
		},
		async logLines(count, {watts = 350} = {}) {
			const lines = Array.from({length: count}, () => line(start, second++, watts));
			await appendFile(log, lines.join(''));
		},
		halfALine: () => appendFile(log, line(start, second, 999).slice(0, 31)),
		async writeResult(json, pieces, between) {
			const size = Math.ceil(json.length / pieces);
			await writeFile(`${stem}.json`, '');
			for (let from = 0; from < json.length; from += size) {
				await appendFile(`${stem}.json`, json.slice(from, from + size));
				await between();
			}
		},
	};
}

function line(start: number, second: number, watts: number): string {
	const at = new Date(start + second * 1000).toISOString().replaceAll('-', '/').replace('T', ' ').replace('Z', '');
	return `${at}, ${watts.toFixed(2)} W, 97 %, 41 %, 61\n`;
}
