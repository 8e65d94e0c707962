import {setTimeout} from 'node:timers/promises';
import {checks} from '../checks/registry.ts';
import {runChecks} from '../checks/run-checks.ts';
import {parseResultFile} from '../disk/parse-result-file.ts';
import type {Run} from '../domain/run.ts';
import type {Line} from '../paint/line.ts';
import {lineText} from '../report/line-text.ts';
import {capabilitiesOf} from '../terminal/capabilities.ts';
import {createTheme} from '../ui/theme/theme.ts';
import {toSeconds} from '../units/convert.ts';
import {formatDuration} from '../units/format.ts';
import {checkJson} from './check/check-json.ts';
import {checkText, type TextOptions} from './check/check-text.ts';
import {checkedStudy, exitCodeOf} from './check/checked-study.ts';
import {explanation, ruleJson, rulesTable} from './check/explain.ts';
import {finishedRuns, listingOf} from './check/finished-runs.ts';
import {ruleNamed, rulesNamed} from './check/rules-named.ts';
import {type ExitCode, type Invocation, refuse, warn} from './command.ts';
import {lackOf} from './lack.ts';
import {uselessModeMap} from './mode-map.ts';
import {readStudy} from './read-study.ts';
import {isMistake} from './reading.ts';
import {type Study, studyOf} from './study.ts';

/** Columns where no terminal says its own. */
const usualWidth = 120;

/** Milliseconds between two looks at the disk while a run is awaited. */
const lookEvery = 2000;

/** Judges a study by the rules of the registry. */
export async function check(invocation: Invocation): Promise<ExitCode> {
	const {options, console} = invocation;
	if (options.list === true || options.explain !== undefined) return tell(invocation);
	const study = await studyOf(invocation, 'mistake');
	if (isMistake(study)) return refuse(console, study.mistake);
	const named = rulesNamed(options.only ?? []);
	if (isMistake(named)) return refuse(console, named.mistake);
	return judge(study.value, invocation, options.watch === true ? await awaited(study.value, invocation) : null);
}

/** Judges these results alone, by what else is in the study; says it on standard error. */
export async function checkRuns(folder: string, files: readonly string[], invocation: Invocation): Promise<ExitCode> {
	const {stderr} = invocation.console;
	const own: Invocation = {...invocation, paths: [folder], console: {...invocation.console, stdout: stderr}};
	const study = await studyOf(own, 'mistake');
	return isMistake(study) ? refuse(own.console, study.mistake) : judge(study.value, own, files);
}

/** `finished`: result files that alone are asked for; null: all. */
async function judge(study: Study, invocation: Invocation, finished: readonly string[] | null): Promise<ExitCode> {
	const {options, console} = invocation;
	const now = toSeconds(Date.now());
	const dataset = await readStudy(study, console.stderr);
	const lack = lackOf(dataset);
	if (lack !== null) return refuse(console, lack);
	const {since} = options;
	const isAsked = (run: Run): boolean =>
		(finished === null || finished.includes(run.file)) && (since === undefined || run.modified >= now - since);
	if (!dataset.runs.some(isAsked)) {
		return refuse(
			console,
			`none of ${dataset.runs.length} runs was written in the last ${formatDuration(since ?? 0)}.`,
		);
	}
	warn(console, uselessModeMap(study, dataset));
	const {assumptions} = study;
	const {only} = options;
	const report = runChecks(dataset, assumptions, {now, ...(only === undefined ? {} : {only})});
	const checked = checkedStudy(dataset, assumptions, report, isAsked);
	if (options.format === 'json') console.stdout.write(checkJson(checked));
	else print(checkText(checked, {...painting(invocation), whole: only !== undefined}), invocation);
	return exitCodeOf(checked, options.strict === true);
}

/** `--list` and `--explain CODE`: about the rules, with the limits of the study where there is one. */
async function tell(invocation: Invocation): Promise<ExitCode> {
	const {paths, options, console} = invocation;
	const rules = options.explain === undefined ? {value: checks} : ruleOf(options.explain);
	if (isMistake(rules)) return refuse(console, rules.mistake);
	const study = await studyOf(invocation, 'mistake');
	if (isMistake(study) && paths.length > 0) return refuse(console, study.mistake);
	const limits = isMistake(study) ? undefined : study.value.assumptions.thresholds;
	if (options.format === 'json') {
		console.stdout.write(
			`${JSON.stringify(
				rules.value.map(rule => ruleJson(rule, limits)),
				null,
				'\t',
			)}\n`,
		);
	} else if (options.explain === undefined) {
		print(rulesTable(painting(invocation)), invocation);
	} else {
		print(
			rules.value.flatMap(rule => explanation(rule, limits, painting(invocation))),
			invocation,
		);
	}
	return 0;
}

function ruleOf(code: string): ReturnType<typeof rulesNamed> {
	const rule = ruleNamed(code);
	return isMistake(rule) ? rule : {value: [rule.value]};
}

async function awaited({roots, words}: Study, {console}: Invocation): Promise<readonly string[]> {
	console.stderr.write(`cai-tui: waiting for a run to finish in ${words.join(' ')}\n`);
	return finishedRuns({
		list: () => listingOf(roots.map(({path}) => path)),
		pause: () => setTimeout(lookEvery),
		isRun: async file => {
			const {results, problems} = await parseResultFile(file);
			return results.length > 0 || problems.some(({code}) => code === 'json-unreadable');
		},
	});
}

function painting({options, console: {stdout, env}}: Invocation): Omit<TextOptions, 'whole'> {
	const isPlain = options.ascii === true || !capabilitiesOf(env, stdout.isTTY).unicode;
	return {
		width: (stdout.isTTY && stdout.columns) || usualWidth,
		glyphs: isPlain ? 'ascii' : 'block',
		wrapped: stdout.isTTY === true,
	};
}

/** In colour where somebody looks at it on a terminal. */
function print(lines: readonly Line[], {options, console: {stdout, env}}: Invocation): void {
	const {colour} = capabilitiesOf(env, stdout.isTTY);
	const isPlain = options.color === false || colour === 'none' || !stdout.isTTY;
	const style = isPlain ? lineText : createTheme(colour, options.theme ?? 'dark');
	stdout.write(lines.map(line => `${style(line)}\n`).join(''));
}
