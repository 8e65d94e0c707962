import {reportFormats} from '../report/format-names.ts';
import type {Command} from './command.ts';
import type {OptionName} from './options.ts';

// What each command is called, takes and says of itself. Its work is loaded when it is called, so that what needs no
// explorer does not wait for one.

/** Where the results are and how they are labelled. */
const reading: readonly OptionName[] = ['teeOff', 'teeOn', 'mode', 'modeMap', 'cache'];

/** What the numbers rest on. */
const assuming: readonly OptionName[] = ['price', 'priceOff', 'priceOn', 'kwhPrice', 'currency', 'maxWatts', 'slo'];

const settings =
	'A file cai-tui.json in the data folder may hold the same settings; options win over it. Of the commands, record alone writes into a folder of results.';

const withoutPath = 'Without PATH: ./data, else ./results.';

export const explorer: Command = {
	name: '',
	operands: '[PATH…]',
	mostOperands: null,
	summary: 'explore results on the screen',
	description: [
		'Terminal explorer for studies of confidential AI: LLM serving benchmarks run with the GPU’s Trusted Execution Environment on and off.',
		'PATH is a folder of results: a whole study, one experiment, condition, mode or run. Without one: ./data, else ./results, else a synthetic demo study. Where standard output is no terminal, the report is printed instead.',
		settings,
	],
	options: [...reading, ...assuming, 'section', 'open', 'watch', 'poll', 'ascii', 'color', 'theme'],
	says: {watch: {flag: '--no-watch', summary: 'read once; do not show what changes on disk'}},
	run: async invocation => (await import('./open.ts')).open(invocation),
};

const report: Command = {
	name: 'report',
	operands: '[PATH…]',
	mostOperands: null,
	summary: 'print every section, without a terminal',
	description: [
		'Prints the numbers and pictures of the explorer, from the same code: as text, Markdown, JSON, or a CSV table of all measurements.',
		withoutPath,
		settings,
	],
	options: ['format', 'section', 'open', ...reading, ...assuming, 'ascii', 'color', 'theme'],
	formats: reportFormats,
	run: async invocation => (await import('./report.ts')).report(invocation),
};

const check: Command = {
	name: 'check',
	operands: '[PATH…]',
	mostOperands: null,
	summary: 'say whether the runs can be trusted',
	description: [
		'Judges every run and every pair of modes: what is wrong, where, how much, and what to do about it.',
		'Exit status 0: no error was found (with --strict: nor a warning). 1: an error was found (with --strict: or a warning). 2: nothing to check, or wrong usage.',
		withoutPath,
		settings,
	],
	options: [
		'format',
		'strict',
		'only',
		'ignore',
		'since',
		'watch',
		'explain',
		'list',
		...reading,
		...assuming,
		'ascii',
		'color',
		'theme',
	],
	formats: ['text', 'json'],
	run: async invocation => (await import('./check.ts')).check(invocation),
};

const demo: Command = {
	name: 'demo',
	operands: '[DIR]',
	mostOperands: 1,
	summary: 'write a synthetic study to try things on',
	description: [
		'Writes a synthetic study in the layout of the notebook: every experiment, TEE off and on, several repetitions, and a few flaws for the checks to find. Nothing in it was measured, and every file says so.',
		'DIR (./cai-tui-demo) has to be absent, empty, or a former demo.',
	],
	options: [],
	run: async invocation => (await import('./demo.ts')).demo(invocation),
};

const cache: Command = {
	name: 'cache',
	operands: '[info|clear]',
	mostOperands: 1,
	summary: 'say what is kept of results, or remove it',
	description: [
		'What has been read of a file is kept in $XDG_CACHE_HOME/cai-tui (else ~/.cache/cai-tui), so that the next call need not read it again. What is kept counts for as long as the file has the same path, size and time. It never grows beyond a limit; what has not been used for longest goes first.',
		'info says where it is and how much; clear removes it. With --no-cache, other commands neither use it nor add to it.',
	],
	options: [],
	run: async invocation => (await import('./cache.ts')).cache(invocation),
};

const live: Command = {
	name: 'live',
	operands: '',
	mostOperands: 0,
	summary: 'show the GPUs of this machine now',
	description: [
		'Shows power against its limit, utilization, memory, temperature and clocks of each GPU of this machine, from nvidia-smi, and whether confidential computing is on.',
		'Where standard output is no terminal, a line is printed for each reading. In the explorer, L shows the same.',
		'If nvidia-smi fails or falls silent, that is told, and it is started again. Exit status: 0 left by q, 128 + n after signal n. 2: FILE of --record cannot be made or is there already; without a terminal, also where there is no GPU to begin with.',
	],
	options: ['interval', 'record', 'ascii', 'color', 'theme'],
	run: async invocation => (await import('./live.ts')).live(invocation),
};

const record: Command = {
	name: 'record',
	operands: 'DIR -- COMMAND…',
	mostOperands: 1,
	runs: 'cai-tui record DIR -- vllm bench serve …',
	summary: 'run a benchmark with the recording around it',
	description: [
		'Runs COMMAND with a log of the GPUs that begins some seconds before it and ends some seconds after it, so that idling is in it too, and puts beside each result that it writes into DIR or below: the log (<stem>_power_metrics.csv), whether confidential computing is on (<stem>_conf_compute.txt), and when the command ran (<stem>_recording.txt), by which the window of the benchmark is found without guessing. The machine is noted in DIR where nothing there says the same. Then the new results are checked.',
		'DIR is made where it is missing. Nothing is ever overwritten. Until its result is there the log is named by --result-filename of COMMAND, else by the time, and the explorer shows a run that is under way. Where COMMAND writes several results, each gets its part of the log; where none, the log is kept by the time.',
		'COMMAND has the terminal; what cai-tui says is on standard error. Where no GPU tells its power nothing is started. If the readings stop meanwhile, the benchmark goes on and nvidia-smi is started again and again; that they have stopped and that they are back is told at once, and all gaps at the end, with their times and reasons.',
		'Exit status: that of COMMAND if it is not 0, 128 + n after signal n, 127 or 126 if it cannot be found or started. Else 1 if there is no result, a result has no log, or an error was found in it by check. 2: nothing was started, and nothing is left behind.',
	],
	options: ['interval', 'lead'],
	run: async invocation => (await import('./record.ts')).record(invocation),
};

/** In the order in which `--help` lists them. */
export const commands: readonly Command[] = [explorer, report, check, record, live, demo, cache];
