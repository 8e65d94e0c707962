import {mkdtemp, rm, unlink, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterEach, beforeEach, describe, expect, it} from 'vitest';
import {checks} from '../../source/checks/registry.ts';
import {runChecks} from '../../source/checks/run-checks.ts';
import {read} from '../../source/disk/read.ts';
import {defaultAssumptions} from '../../source/domain/assumptions.ts';
import type {Finding} from '../../source/domain/finding.ts';
import type {Run} from '../../source/domain/run.ts';
import type {Trace} from '../../source/domain/trace.ts';
import {type RunParts, studyOf} from '../builders/run.ts';
import {cleanParts} from './clean-study.ts';
import {faults} from './faults.ts';
import {now} from './judge.ts';
import {type StudyFile, studyFiles, writeStudy} from './study-files.ts';

let root = '';

beforeEach(async () => {
	root = await mkdtemp(join(tmpdir(), 'cai-tui-faults-'));
});

afterEach(async () => {
	await rm(root, {recursive: true});
});

/** Written, read back and judged, as `cai-tui check` does it. */
async function findingsOn(runs: readonly RunParts[], change: () => Promise<void> = async () => {}) {
	await writeStudy(root, studyFiles(runs));
	await change();
	const found: Finding[] = [];
	const readRuns: Run[] = [];
	const looseTraces: Trace[] = [];
	for await (const event of read([{path: root}])) {
		if (event.type === 'finding') found.push(event.finding);
		if (event.type === 'run') readRuns.push(event.run);
		if (event.type === 'loose trace') looseTraces.push(event.trace);
	}
	return runChecks(studyOf(readRuns, {findings: found, looseTraces}), defaultAssumptions, {now}).findings;
}

function codesOf(findings: readonly Finding[]): ReadonlySet<string> {
	return new Set(findings.map(({code}) => code));
}

it('finds nothing in the clean tree', async () => {
	expect(await findingsOn(cleanParts)).toEqual([]);
});

describe('each fault in the clean tree', () => {
	it.each(faults.map(fault => ({...fault, name: `${fault.code}: ${fault.what}`})))('$name', async fault => {
		const findings = await findingsOn(fault.runs());
		expect(codesOf(findings)).toEqual(new Set([fault.code, ...(fault.entails ?? [])]));
		expect(findings.find(({code}) => code === fault.code)?.severity).toBe(fault.severity);
	});
});

/** The first file of the clean tree whose path says so. */
function fileOf(part: RegExp): StudyFile {
	const file = studyFiles(cleanParts).find(({path}) => part.test(path));
	if (file === undefined) throw new Error(`no file ${part}`);
	return file;
}

const result = fileOf(/Gemma3 1B\/tee_on\/.*repetition_2\.json$/);
const log = fileOf(/Gemma3 1B\/tee_on\/.*repetition_2_power_metrics\.csv$/);

/** Faults of files, which only reading can find. */
const fileFaults: readonly {
	readonly code: string;
	readonly what: string;
	readonly change: () => Promise<void>;
	readonly entails?: readonly string[];
}[] = [
	{
		code: 'json-unreadable',
		what: 'the copy was cut',
		change: () => writeFile(join(root, result.path), result.text.slice(0, result.text.length / 2)),
		entails: ['reps-uneven'],
	},
	{
		code: 'json-unreadable',
		what: 'the file is empty',
		change: () => writeFile(join(root, result.path), ''),
		entails: ['reps-uneven'],
	},
	{
		code: 'json-not-a-run',
		what: 'a list stands beside the results',
		change: () => writeFile(join(root, 'calibration/throughput_latency/Gemma3 1B/tee_on/summary.json'), '[1, 2]'),
	},
	{
		code: 'csv-orphan',
		what: 'a log without a result',
		change: () =>
			writeFile(join(root, result.path.replace('repetition_2.json', 'repetition_4_power_metrics.csv')), log.text),
	},
	{
		code: 'csv-unreadable',
		what: 'shell commands under the name of a log',
		change: () => writeFile(join(root, log.path), 'cd ~\nmkdir -p data\ngit add data\n'),
		entails: ['count-mismatch'],
	},
	{
		code: 'csv-missing',
		what: 'a log under another name',
		change: async () => {
			await unlink(join(root, log.path));
			await writeFile(join(root, log.path.replace('power_metrics', 'power')), log.text);
		},
		entails: ['count-mismatch'],
	},
	{
		code: 'csv-no-header',
		what: 'a log without its header',
		change: () => writeFile(join(root, log.path), log.text.slice(log.text.indexOf('\n') + 1)),
	},
];

describe('each fault of a file', () => {
	it.each(fileFaults.map(fault => ({...fault, name: `${fault.code}: ${fault.what}`})))('$name', async fault => {
		const findings = await findingsOn(cleanParts, fault.change);
		expect(codesOf(findings)).toEqual(new Set([fault.code, ...(fault.entails ?? [])]));
	});

	it('is told by a rule that can be explained and ignored', () => {
		for (const {code} of fileFaults) expect(checks.some(check => check.code === code)).toBe(true);
	});
});

it('reads several runs of one file as repetitions, and says so', async () => {
	const files = studyFiles(cleanParts.filter(({condition}) => condition === 'Gemma3 1B'));
	const results = files.filter(({path}) => /tee_on\/.*\.json$/.test(path));
	await writeStudy(root, [
		...files.filter(({path}) => !path.includes('/tee_on/')),
		{
			path: 'calibration/throughput_latency/Gemma3 1B/tee_on/all.json',
			text: results.map(({text}) => text).join('\n'),
			modified: now,
		},
	]);
	const found: Finding[] = [];
	for await (const event of read([{path: root}])) if (event.type === 'finding') found.push(event.finding);
	expect(found.map(({code, severity, evidence}) => [code, severity, evidence])).toEqual([
		['ndjson-multi', 'note', {runs: 3}],
	]);
});
