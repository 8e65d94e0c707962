import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {checks} from '../../source/checks/registry.ts';
import {runChecks} from '../../source/checks/run-checks.ts';
import {read} from '../../source/disk/read.ts';
import {defaultAssumptions} from '../../source/domain/assumptions.ts';
import type {Finding} from '../../source/domain/finding.ts';
import type {Run} from '../../source/domain/run.ts';
import type {Trace} from '../../source/domain/trace.ts';
import {studyOf} from '../builders/run.ts';
import {cleanParts} from './clean-study.ts';
import {faults} from './faults.ts';
import {now} from './judge.ts';
import {type StudyFile, StudyOnDisk, studyFiles} from './study-files.ts';

let disk: StudyOnDisk;

beforeAll(async () => {
	disk = new StudyOnDisk(await mkdtemp(join(tmpdir(), 'cai-tui-faults-')));
});

afterAll(async () => {
	await rm(disk.root, {recursive: true});
});

async function readBack() {
	const findings: Finding[] = [];
	const runs: Run[] = [];
	const looseTraces: Trace[] = [];
	for await (const event of read([{path: disk.root}], {parse: disk.parse})) {
		if (event.type === 'finding') findings.push(event.finding);
		if (event.type === 'run') runs.push(event.run);
		if (event.type === 'loose trace') looseTraces.push(event.trace);
	}
	return studyOf(runs, {findings, looseTraces});
}

/** Written, read back and judged, as `cai-tui check` does it. */
async function findingsOn(files: readonly StudyFile[]): Promise<readonly Finding[]> {
	await disk.become(files);
	return runChecks(await readBack(), defaultAssumptions, {now}).findings;
}

function codesOf(findings: readonly Finding[]): ReadonlySet<string> {
	return new Set(findings.map(({code}) => code));
}

it('finds nothing in the clean tree', async () => {
	expect(await findingsOn(studyFiles(cleanParts))).toEqual([]);
});

describe('each fault in the clean tree', () => {
	it.each(faults.map(fault => ({...fault, name: `${fault.code}: ${fault.what}`})))('$name', async fault => {
		const findings = await findingsOn(studyFiles(fault.runs()));
		expect(codesOf(findings)).toEqual(new Set([fault.code, ...(fault.entails ?? [])]));
		expect(findings.find(({code}) => code === fault.code)?.severity).toBe(fault.severity);
	});
});

const clean = studyFiles(cleanParts);
const folder = 'calibration/throughput_latency/Gemma3 1B/tee_on';
const result = named(/Gemma3 1B\/tee_on\/.*repetition_2\.json$/);
const log = named(/Gemma3 1B\/tee_on\/.*repetition_2_power_metrics\.csv$/);

function named(pattern: RegExp): StudyFile {
	const file = clean.find(({path}) => pattern.test(path));
	if (file === undefined) throw new Error(`no file ${pattern}`);
	return file;
}

/** The clean tree with the text of one file changed, or with one file more. */
function withFile(path: string, text: string): readonly StudyFile[] {
	return [...clean.filter(file => file.path !== path), {path, text, modified: now}];
}

/** Faults of files, which only reading can find. */
const fileFaults: readonly {
	readonly code: string;
	readonly what: string;
	readonly files: readonly StudyFile[];
	readonly entails?: readonly string[];
}[] = [
	{
		code: 'json-unreadable',
		what: 'the copy was cut',
		files: withFile(result.path, result.text.slice(0, result.text.length / 2)),
		entails: ['reps-uneven'],
	},
	{
		code: 'json-unreadable',
		what: 'the file is empty',
		files: withFile(result.path, ''),
		entails: ['reps-uneven'],
	},
	{
		code: 'json-not-a-run',
		what: 'a list stands beside the results',
		files: withFile(`${folder}/summary.json`, '[1, 2]'),
	},
	{
		code: 'csv-orphan',
		what: 'a log without a result',
		files: withFile(log.path.replace('repetition_2', 'repetition_4'), log.text),
	},
	{
		code: 'csv-unreadable',
		what: 'shell commands under the name of a log',
		files: withFile(log.path, 'cd ~\nmkdir -p data\ngit add data\n'),
		entails: ['count-mismatch'],
	},
	{
		code: 'csv-missing',
		what: 'a log under another name',
		files: withFile(log.path.replace('power_metrics', 'power'), log.text).filter(({path}) => path !== log.path),
		entails: ['count-mismatch'],
	},
	{
		code: 'recording-unreadable',
		what: 'a recording that was cut',
		files: withFile(result.path.replace('.json', '_recording.txt'), '{"command_started": 17'),
	},
	{
		code: 'csv-no-header',
		what: 'a log without its header',
		files: withFile(log.path, log.text.slice(log.text.indexOf('\n') + 1)),
	},
];

describe('each fault of a file', () => {
	it.each(fileFaults.map(fault => ({...fault, name: `${fault.code}: ${fault.what}`})))('$name', async fault => {
		const findings = await findingsOn(fault.files);
		expect(codesOf(findings)).toEqual(new Set([fault.code, ...(fault.entails ?? [])]));
	});

	it('is told by a rule that can be explained and ignored', () => {
		for (const {code} of fileFaults) expect(checks.some(check => check.code === code)).toBe(true);
	});

	it('that is no fault: several runs of one file are repetitions', async () => {
		const isResultOfTeeOn = ({path}: StudyFile) => path.startsWith(folder) && path.endsWith('.json');
		const lines = clean.filter(isResultOfTeeOn).map(({text}) => text);
		const files = clean.filter(file => file.path.includes('Gemma3 1B') && !isResultOfTeeOn(file));
		await disk.become([...files, {path: `${folder}/all.json`, text: lines.join('\n'), modified: now}]);
		const study = await readBack();
		expect(study.findings.find(({code}) => code === 'ndjson-multi')).toMatchObject({
			severity: 'note',
			evidence: {runs: 3},
		});
		expect(study.runs.filter(({teeMode}) => teeMode === 'tee_on').map(({repetition}) => repetition)).toEqual([1, 2, 3]);
	});
});
