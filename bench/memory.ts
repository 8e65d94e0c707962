// Memory against the size of the data: the most that a program has resident while it reads, above what it has when it has
// read next to nothing. The headline of one large file, and everything of a study of files of 0.1 GB.
import {execFileSync} from 'node:child_process';
import {join} from 'node:path';
import {argv, execPath, resourceUsage} from 'node:process';
import {read} from '../source/disk/read.ts';
import {linkStudy, usualBytes, writeDetailedResult} from './support/detailed-result.ts';
import {report} from './support/measurement.ts';
import {isQuick} from './support/options.ts';
import {temporaryFolder} from './support/temporary-folder.ts';

const megabyte = 1e6;
const runBytes = (isQuick ? 10 : 100) * megabyte;
const sizes = [1, 10, 40].map(runs => runs * runBytes);

const [, script = '', task = '', path = ''] = argv;
if (task === 'headline' || task === 'everything') await readAlone(task, path);
else measureAll();

/** As a program of its own, which says in kilobytes how much memory it had at most. */
async function readAlone(depth: 'headline' | 'everything', root: string): Promise<void> {
	for await (const event of read([{path: root}], {headlineFirst: depth === 'headline'})) {
		if (event.type === 'run' && depth === 'headline') break;
	}
	console.log(resourceUsage().maxRSS);
}

function measureAll(): void {
	const folder = temporaryFolder();
	const small = join(folder, 'small', 'run.json');
	writeDetailedResult(small, usualBytes / 1000);
	const idle = mostMemory('everything', small);
	const run = join(folder, 'run', 'run.json');
	writeDetailedResult(run, runBytes);
	for (const bytes of sizes) {
		const large = join(folder, `${bytes}`, 'run.json');
		writeDetailedResult(large, bytes);
		const study = join(folder, `study-${bytes}`);
		linkStudy(study, run, Math.round(bytes / runBytes));
		tell(
			`headline of one file of ${gigabytes(bytes)}`,
			mostMemory('headline', large) - idle,
			'≤ 100 MB',
			100 * megabyte,
		);
		tell(`everything of a study of ${gigabytes(bytes)}`, mostMemory('everything', study) - idle, '', null);
	}
}

/** Bytes. */
function mostMemory(depth: 'headline' | 'everything', root: string): number {
	return Number(execFileSync(execPath, [script, depth, root], {encoding: 'utf8'})) * 1024;
}

function tell(what: string, bytes: number, bar: string, most: number | null): void {
	report({
		what: `memory above idle, ${what}`,
		measured: `${(bytes / megabyte).toFixed(0)} MB`,
		against: '',
		ratio: null,
		bar,
		isMet: most === null ? null : bytes <= most,
	});
}

function gigabytes(bytes: number): string {
	return `${bytes / 1e9} GB`;
}
