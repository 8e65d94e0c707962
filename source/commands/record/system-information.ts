import {existsSync, readFileSync, writeFileSync} from 'node:fs';
import {arch, cpus, hostname, release, totalmem} from 'node:os';
import {join} from 'node:path';
import {informationLibrary} from '../../disk/information-library.ts';
import {walk} from '../../disk/scan/walk.ts';
import {type SystemFacts, systemFactsOf} from '../../disk/system-information.ts';
import {askOnce} from '../../live/watch-gpu.ts';
import {toGibibytes} from '../../units/convert.ts';
import {version} from '../version.ts';

export type Machine = {
	/** In the form of the study's own notes, but for its date. */
	readonly text: string;
	/** What `nvidia-smi conf-compute -q` said; null: it said nothing. */
	readonly confCompute: string | null;
};

/** Fields that every driver knows. */
const gpuFields = ['index', 'name', 'uuid', 'driver_version', 'vbios_version', 'memory.total', 'enforced.power.limit'];

/** Asks what a run should be kept with. Takes a second or so, and nothing of the GPU: vLLM itself is not loaded. */
export async function machine(signal: AbortSignal): Promise<Machine> {
	const [gpus, confCompute, vllm] = await Promise.all([
		askOnce([`--query-gpu=${gpuFields.join(',')}`, '--format=csv,noheader'], signal),
		askOnce(['conf-compute', '-q'], signal),
		vllmVersion(signal),
	]);
	const sections = [
		['SYSTEM INFORMATION', systemLines()],
		['GPU DETAILED INFO', (gpus ?? '').trim().split('\n').flatMap(gpuLines)],
		['CONFIDENTIAL COMPUTE', (confCompute ?? '').trimEnd().split('\n')],
		['vLLM VERSION', vllm === null ? [] : [vllm]],
	] as const;
	const text = sections
		.filter(([, lines]) => lines.some(line => line !== ''))
		.map(([title, lines]) => `=== ${title} ===\n${lines.join('\n')}\n`)
		.join('\n');
	return {text, confCompute};
}

function systemLines(): readonly string[] {
	const processors = cpus();
	return [
		`Hostname: ${hostname()}`,
		`OS: ${osName()}`,
		`Kernel: ${release()} ${arch()}`,
		`CPU: ${processors[0]?.model.trim() ?? 'unknown'}, ${processors.length} threads`,
		`Memory: ${Math.round(toGibibytes(totalmem()))} GiB`,
	];
}

function osName(): string {
	try {
		return /^PRETTY_NAME="?([^"\n]+)/m.exec(readFileSync('/etc/os-release', 'utf8'))?.[1] ?? process.platform;
	} catch {
		// Not every system has it.
		return process.platform;
	}
}

/** A row of the query, as `nvidia-smi -q` says the same. */
function gpuLines(row: string): readonly string[] {
	if (row === '') return [];
	const cells = row.split(', ');
	// A name may hold a comma; what stands before it and behind it does not.
	const [index = ''] = cells;
	const [uuid = '', driver = '', vbios = '', memory = '', limit = ''] = cells.slice(-5);
	return [
		`GPU ${index}`,
		`    Product Name                          : ${cells.slice(1, -5).join(', ')}`,
		`    GPU UUID                              : ${uuid}`,
		`    Driver Version                        : ${driver}`,
		`    VBIOS Version                         : ${vbios}`,
		`    FB Memory Total                       : ${memory}`,
		`    Enforced Power Limit                  : ${limit}`,
	];
}

const askVersion = 'import importlib.metadata as m; print(m.version("vllm"))';

/** By the Python that `vllm` runs with, where there is one: its packages are asked, none is loaded. */
async function vllmVersion(signal: AbortSignal): Promise<string | null> {
	const said = await askOnce(['-c', askVersion], signal, interpreterOfVllm() ?? 'python3');
	return /^\d+\.\d+\S*/.exec(said ?? '')?.[0] ?? null;
}

function interpreterOfVllm(): string | null {
	const folders = (process.env['PATH'] ?? '').split(':').filter(folder => folder !== '');
	const program = folders.map(folder => join(folder, 'vllm')).find(path => existsSync(path));
	try {
		const [line = ''] = program === undefined ? [] : readFileSync(program, 'utf8').split('\n');
		return /^#!\s*(\/\S*python[\d.]*)\s*$/.exec(line)?.[1] ?? null;
	} catch {
		// It is no script, or not ours to read.
		return null;
	}
}

/**
 * Notes the machine in the folder of the results, unless what lies there says the same. `stamp`: not after that of any of
 * the runs. Gives the name of the file; null: none was needed.
 */
export async function noteMachine(
	folder: string,
	stamp: string,
	date: string,
	{text}: Machine,
): Promise<string | null> {
	const known = await factsIn(folder);
	const facts = systemFactsOf(text);
	if (known !== null && factNames.every(name => facts[name] === null || facts[name] === known[name])) return null;
	const name = `${stamp}_recorded_system_info.txt`;
	if (existsSync(join(folder, name))) return null;
	writeFileSync(join(folder, name), `Noted by cai-tui record ${version}.\nDate: ${date}\n\n${text}`, {flag: 'wx'});
	return name;
}

const factNames: readonly (keyof SystemFacts)[] = [
	'hostname',
	'gpuName',
	'driverVersion',
	'powerLimitWatts',
	'vllmVersion',
	'ccState',
	'devTools',
	'protectedPcie',
];

/** What a reader takes for the machine of a run in the folder. */
async function factsIn(folder: string): Promise<SystemFacts | null> {
	for await (const {files} of walk(folder)) {
		return informationLibrary().find({
			folder: [],
			modeDepth: 0,
			teeMode: 'unknown',
			stamp: null,
			candidates: files.filter(({kind}) => kind.kind === 'system information'),
			confCompute: null,
		});
	}
	return null;
}
