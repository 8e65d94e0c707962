import {once} from 'node:events';
import {runChecks} from '../checks/run-checks.ts';
import type {ReportOptions} from '../report/exporter.ts';
import {reportFormats} from '../report/format-names.ts';
import {exporters} from '../report/formats.ts';
import {sections} from '../sections/registry.ts';
import {capabilitiesOf} from '../terminal/capabilities.ts';
import {createTheme} from '../ui/theme/theme.ts';
import {type Console, type ExitCode, type Invocation, refuse} from './command.ts';
import {lackOf} from './lack.ts';
import type {Options} from './options.ts';
import {readStudy} from './read-study.ts';
import {isMistake} from './reading.ts';
import {sectionsNamed} from './sections-named.ts';
import {type Study, studyOf} from './study.ts';
import {version} from './version.ts';

/** Columns of a report that goes to no terminal. */
const usualWidth = 100;

/** Prints every section of a study, or those that are asked for. */
export async function report(invocation: Invocation): Promise<ExitCode> {
	const study = await studyOf(invocation, 'mistake');
	return isMistake(study) ? refuse(invocation.console, study.mistake) : reportOn(study.value, invocation);
}

/** The same of a study that is known already. `announce` is called when there is something to print, before it is. */
export async function reportOn(
	study: Study,
	{options, console}: Invocation,
	announce: () => void = () => {},
): Promise<ExitCode> {
	const format = reportFormats.find(name => name === options.format) ?? 'text';
	if (format === 'csv' && options.section !== undefined) {
		return refuse(console, '--section does not go with --format csv: its table holds every measurement.');
	}
	const chosen = study.section.length === 0 ? {value: sections} : sectionsNamed(study.section);
	if (isMistake(chosen)) return refuse(console, chosen.mistake);
	const dataset = await readStudy(study, console.stderr);
	const lack = lackOf(dataset);
	if (lack !== null) return refuse(console, lack);
	announce();
	const {assumptions, ignore} = study;
	const checks = runChecks(dataset, assumptions, {now: Date.now() / 1000, ignore});
	const pieces = exporters[format](
		{version, dataset, assumptions, checks, sections: chosen.value},
		optionsOf(options, console),
	);
	for (const piece of pieces) if (!console.stdout.write(piece)) await once(console.stdout, 'drain');
	return 0;
}

function optionsOf({ascii, color, theme}: Options, {stdout, env}: Console): ReportOptions {
	if (!stdout.isTTY) return {width: usualWidth, glyphs: ascii === true ? 'ascii' : 'block'};
	const {unicode, colour} = capabilitiesOf(env, true);
	return {
		width: stdout.columns || usualWidth,
		glyphs: ascii === true || !unicode ? 'ascii' : 'block',
		...(color === false || colour === 'none' ? {} : {style: createTheme(colour, theme ?? 'dark')}),
	};
}
