import {utimes} from 'node:fs/promises';
import {studyFolder} from '../disk/study-folder.ts';

export type StudyFolder = Awaited<ReturnType<typeof studyFolder>>;

const perMode = 3;

/** A study on disk, in the notebook's layout: a clear loss, a small one, and a condition with a power log. */
export function smallStudy(files: Readonly<Record<string, string>> = {}): Promise<StudyFolder> {
	return oldFolder({
		...pair('calibration/throughput_latency', 'Gemma3 1B', 2289, 2094, 0),
		...pair('calibration/throughput_latency', 'Qwen3 32B', 300, 288, 1),
		...pair('energy', 'Llama3.1 8B', 926, 881, 2, true),
		...files,
	});
}

/** Files that nobody has written to for a day: what is cut short in them stays so. */
export async function oldFolder(files: Readonly<Record<string, string>>): Promise<StudyFolder> {
	const folder = await studyFolder(files);
	const yesterday = Date.now() / 1000 - 86_400;
	for (const path of Object.keys(files)) await utimes(folder.path(path), yesterday, yesterday);
	return folder;
}

function pair(
	experiment: string,
	condition: string,
	off: number,
	on: number,
	hour: number,
	traced = false,
): Readonly<Record<string, string>> {
	const files: Record<string, string> = {};
	for (const [mode, throughput] of [
		['tee_off', off],
		['tee_on', on],
	] as const) {
		for (let repetition = 1; repetition <= perMode; repetition++) {
			const minute = (repetition - 1) * 10 + (mode === 'tee_on' ? 5 : 0);
			const stem = `${experiment}/${condition}/${mode}/20251024_1200-00_repetition_${repetition}`;
			const output = Math.round(off * 120);
			const duration = output / (throughput * (1 + (repetition - 2) / 300));
			files[`${stem}.json`] = resultJson(condition, {output, duration}, 12 + hour, minute);
			if (traced) files[`${stem}_power_metrics.csv`] = powerLog(12 + hour, minute);
		}
	}
	return files;
}

/** A run that wrote so many tokens in so many seconds and ended at this time of 2025-10-24. */
export function resultJson(
	model: string,
	{output, duration}: {readonly output: number; readonly duration: number},
	hour: number,
	minute: number,
): string {
	return JSON.stringify({
		date: `20251024-${two(hour)}${two(minute)}30`,
		endpoint_type: 'openai-chat',
		label: null,
		model_id: `test/${model.replaceAll(' ', '-')}`,
		tokenizer_id: `test/${model.replaceAll(' ', '-')}`,
		num_prompts: 200,
		request_rate: 'inf',
		burstiness: 1,
		max_concurrency: 1,
		duration,
		completed: 200,
		total_input_tokens: 40_000,
		total_output_tokens: output,
		request_throughput: 200 / duration,
		output_throughput: output / duration,
		total_token_throughput: (40_000 + output) / duration,
		median_ttft_ms: duration / 2,
	});
}

/** A reading a second, from ten seconds before the run until five after it. */
function powerLog(hour: number, minute: number): string {
	const end = Date.UTC(2025, 9, 24, hour, minute, 30);
	const rows = Array.from({length: 136}, (_, second) => {
		const at = new Date(end + (second - 130) * 1000)
			.toISOString()
			.replaceAll('-', '/')
			.replace('T', ' ')
			.replace('Z', '');
		const busy = second >= 10 && second <= 130;
		return `${at}, ${busy ? '350.20' : '61.00'} W, ${busy ? 96 : 0} %, ${busy ? 41 : 0} %, 1785 MHz, 2619 MHz, ${busy ? 58 : 40}`;
	});
	const header =
		'timestamp, power.draw [W], utilization.gpu [%], utilization.memory [%], clocks.current.graphics [MHz], clocks.current.memory [MHz], temperature.gpu';
	return `${[header, ...rows].join('\n')}\n`;
}

function two(number: number): string {
	return String(number).padStart(2, '0');
}
