import {mkdir, unlink, utimes, writeFile} from 'node:fs/promises';
import {dirname, join} from 'node:path';
import {parseResultFile} from '../../source/disk/parse-result-file.ts';
import type {ParsedFile} from '../../source/disk/read-event.ts';
import type {LatencyName, ServingResult} from '../../source/domain/serving-result.ts';
import type {SystemInformation} from '../../source/domain/system-information.ts';
import type {Channel} from '../../source/domain/trace.ts';
import {type RequestRow, type RunParts, resultOf, type TraceParts} from '../builders/run.ts';

export type StudyFile = {readonly path: string; readonly text: string; readonly modified: number};

/** The files that the study's scripts would have left of these runs, in the notebook's layout. */
export function studyFiles(runs: readonly RunParts[]): readonly StudyFile[] {
	return runs.flatMap((run, index) => {
		const {condition = '', teeMode = '', repetition = 0, modified = 0, systemInformation = null} = run;
		const folder = `calibration/throughput_latency/${condition}/${teeMode}`;
		// Started a minute apart, so that each run is matched with the notes that were taken for it.
		const stamp = `20251024_12${String(index % 60).padStart(2, '0')}-00`;
		const stem = `${folder}/${stamp}_repetition_${repetition}`;
		const traces = run.traces ?? (run.trace === undefined ? [] : [run.trace]);
		const files = [
			{path: `${stem}.json`, text: textOfResult(run)},
			...traces.map(trace => ({
				path: `${stem}_power_metrics${trace.device === 'cpu' ? '_CPU' : ''}.csv`,
				text: traceText(trace),
			})),
			{path: `${folder}/${stamp}_throughput_latency_system_info.txt`, text: systemText(systemInformation)},
			{path: `${stem}_conf_compute.txt`, text: confComputeText(systemInformation)},
		];
		return files.map(file => ({...file, modified}));
	});
}

/**
 * A study on disk that is changed into others: what stays is neither written nor parsed again. Most of every study here is
 * the clean one.
 */
export class StudyOnDisk {
	readonly root: string;
	readonly #present = new Map<string, StudyFile>();
	readonly #parsed = new Map<string, Promise<ParsedFile>>();

	constructor(root: string) {
		this.root = root;
	}

	async become(files: readonly StudyFile[]): Promise<void> {
		const wanted = new Map(files.map(file => [file.path, file]));
		for (const path of this.#present.keys()) if (!wanted.has(path)) await this.#remove(path);
		for (const file of files) {
			const present = this.#present.get(file.path);
			if (present?.text !== file.text || present.modified !== file.modified) await this.#write(file);
		}
	}

	readonly parse = (file: string): Promise<ParsedFile> => {
		const parsed = this.#parsed.get(file) ?? parseResultFile(file);
		this.#parsed.set(file, parsed);
		return parsed;
	};

	async #write(file: StudyFile): Promise<void> {
		const target = join(this.root, file.path);
		await mkdir(dirname(target), {recursive: true});
		await writeFile(target, file.text);
		await utimes(target, file.modified, file.modified);
		this.#present.set(file.path, file);
		this.#parsed.delete(target);
	}

	async #remove(path: string): Promise<void> {
		await unlink(join(this.root, path));
		this.#present.delete(path);
		this.#parsed.delete(join(this.root, path));
	}
}

const resultTexts = new WeakMap<RunParts, string>();

function textOfResult(run: RunParts): string {
	const text = resultTexts.get(run) ?? resultText(run);
	resultTexts.set(run, text);
	return text;
}

/** As `vllm bench serve` writes it. Members that the run's signature leaves out are left out. */
function resultText({result: parts}: RunParts): string {
	if (parts === undefined || parts === null) return '';
	const result = resultOf(parts);
	const has = (member: string) => parts.members === undefined || parts.members.includes(member);
	const rows = Array.isArray(parts.requests) ? (parts.requests as readonly RequestRow[]) : null;
	const errors = result.errors;
	return JSON.stringify({
		date: dateText(result.finishedAt ?? 0),
		backend: result.backend,
		label: result.label,
		model_id: result.modelId,
		tokenizer_id: result.tokenizerId,
		num_prompts: result.numPrompts,
		...result.metadata,
		request_rate: result.requestRate === Number.POSITIVE_INFINITY ? 'inf' : result.requestRate,
		...(has('burstiness') ? {burstiness: result.burstiness} : {}),
		...(has('max_concurrency') ? {max_concurrency: result.maxConcurrency} : {}),
		duration: result.duration,
		completed: result.completed,
		...(parts.members?.includes('failed') === true ? {failed: result.failed} : {}),
		...(parts.members?.includes('start_times') === true ? {start_times: []} : {}),
		total_input_tokens: result.totalInputTokens,
		total_output_tokens: result.totalOutputTokens,
		request_throughput: result.requestThroughput,
		output_throughput: result.outputThroughput,
		...(result.totalTokenThroughput === null ? {} : {total_token_throughput: result.totalTokenThroughput}),
		...(rows === null ? {} : arrays(rows, errors)),
		max_concurrent_requests: result.maxConcurrentRequests,
		...storedMembers(result),
	});
}

function arrays(rows: readonly RequestRow[], errors: ServingResult['errors']): Readonly<Record<string, unknown>> {
	const [message] = errors?.messages ?? [];
	return {
		input_lens: rows.map(({input}) => input ?? 200),
		output_lens: rows.map(
			({output, itls, ttft, error}) => output ?? (ttft > 0 && error === undefined ? 1 + (itls ?? []).length : 0),
		),
		ttfts: rows.map(({ttft}) => ttft),
		itls: rows.map(({itls}) => itls ?? []),
		generated_texts: rows.map(() => 'never shown'),
		errors: rows.map(({error}) => (error === undefined ? '' : `Traceback …\n${message?.message ?? error}`)),
	};
}

function storedMembers({stored}: ServingResult): Readonly<Record<string, number>> {
	const names: readonly LatencyName[] = ['ttft', 'tpot', 'itl', 'e2el'];
	return Object.fromEntries(
		names.flatMap(name => {
			const latency = stored[name];
			if (latency === undefined) return [];
			const {mean, median, std, percentiles} = latency;
			const plain = [
				[`mean_${name}_ms`, mean],
				[`median_${name}_ms`, median],
				[`std_${name}_ms`, std],
			] as const;
			const more = [...percentiles].map(([percentile, value]) => [`p${percentile}_${name}_ms`, value] as const);
			return [...plain, ...more].flatMap(([member, value]) => (value === null ? [] : [[member, value] as const]));
		}),
	);
}

const columns: readonly (readonly [channel: Channel, header: string, unit: string])[] = [
	['power', 'power.draw [W]', ' W'],
	['powerLimit', 'power.limit [W]', ' W'],
	['utilization', 'utilization.gpu [%]', ' %'],
	['temperature', 'temperature.gpu', ''],
	['smClock', 'clocks.current.sm [MHz]', ' MHz'],
	['throttle', 'clocks_event_reasons.active', ''],
];

/** As `nvidia-smi --query-gpu=… --format=csv -l 1` writes it; of a CPU, as the loop over its energy counter does. */
function traceText(trace: TraceParts): string {
	const start = trace.start ?? 0;
	const rows = trace.power ?? trace.utilization ?? [];
	const timeAt = (row: number) => start + (trace.time?.[row] ?? row * (trace.period ?? 1));
	if (trace.device === 'cpu') {
		const lines = rows.map((watts, row) => `${timeText(Math.floor(timeAt(row)))},${watts}`);
		return ['timestamp,package_power_watts', ...lines, ''].join('\n');
	}
	const logged = columns.filter(([channel]) => trace[channel] !== undefined);
	const cell = (value: number | null | undefined, channel: Channel, unit: string): string => {
		if (value === null || value === undefined) return channel === 'smClock' ? '[Unknown Error]' : '[N/A]';
		return channel === 'throttle' ? `0x${value.toString(16).padStart(16, '0')}` : `${value}${unit}`;
	};
	const lines = rows.map((_, row) =>
		[timeText(timeAt(row)), ...logged.map(([channel, , unit]) => cell(trace[channel]?.[row], channel, unit))].join(
			', ',
		),
	);
	const header = ['timestamp', ...logged.map(([, title]) => title)].join(', ');
	// The driver answers in every cell of a row.
	const last = (trace.driverMessages ?? []).map((said, index) =>
		[timeText(timeAt(rows.length + index)), ...logged.map(() => said)].join(', '),
	);
	return [header, ...lines, ...last, ''].join('\n');
}

function systemText(system: SystemInformation | null): string {
	const line = (label: string, value: string | number | null, unit = '') =>
		value === null ? [] : [`    ${label.padEnd(36)}: ${value}${unit}`];
	return [
		'=== GPU DETAILED INFO ===',
		...line('Driver Version', system?.driverVersion ?? null),
		...line('Product Name', system?.gpuName ?? null),
		'=== GPU POWER INFORMATION ===',
		...line('Current Power Limit', system?.powerLimitWatts ?? null, '.00 W'),
		'=== vLLM VERSION ===',
		system?.vllmVersion ?? '',
		'',
	].join('\n');
}

function confComputeText(system: SystemInformation | null): string {
	const line = (label: string, value: string | null | undefined) =>
		value === null || value === undefined ? [] : [`    ${label.padEnd(27)}: ${value}`];
	const pcie = system?.protectedPcie;
	return [
		'==============NVSMI CONF-COMPUTE LOG==============',
		...line('CC State', system?.ccState?.toUpperCase()),
		...line('Multi-GPU Mode', pcie === null || pcie === undefined ? null : pcie ? 'Protected PCIe' : 'None'),
		...line('DevTools Mode', system?.devTools?.toUpperCase()),
		'',
	].join('\n');
}

/** `20251024-121000` */
function dateText(time: number): string {
	const [year, month, day, hour, minute, second] = partsOf(time);
	return `${year}${month}${day}-${hour}${minute}${second}`;
}

/** `2025/10/24 12:10:00.250` */
function timeText(time: number): string {
	const [year, month, day, hour, minute, second] = partsOf(time);
	const millisecond = Math.round((time - Math.floor(time)) * 1000) % 1000;
	return `${year}/${month}/${day} ${hour}:${minute}:${second}.${String(millisecond).padStart(3, '0')}`;
}

function partsOf(time: number): readonly string[] {
	const at = new Date(Math.floor(time) * 1000);
	return [
		at.getUTCFullYear(),
		at.getUTCMonth() + 1,
		at.getUTCDate(),
		at.getUTCHours(),
		at.getUTCMinutes(),
		at.getUTCSeconds(),
	].map(part => String(part).padStart(2, '0'));
}
