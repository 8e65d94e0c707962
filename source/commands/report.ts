import {once} from 'node:events';
import type {Assumptions} from '../domain/assumptions.ts';
import type {Dataset} from '../domain/dataset.ts';
import type {Scope} from '../domain/scope.ts';
import type {ReportOptions} from '../report/exporter.ts';
import {type ReportFormat, reportFormats} from '../report/format-names.ts';
import {exporters} from '../report/formats.ts';
import {narrowestScope, scopeAt} from '../report/scope-of-report.ts';
import {sections} from '../sections/registry.ts';
import {capabilitiesOf} from '../terminal/capabilities.ts';
import {createTheme} from '../ui/theme/theme.ts';
import {type Console, type ExitCode, type Invocation, refuse, warn} from './command.ts';
import {lackOf} from './lack.ts';
import {uselessModeMap} from './mode-map.ts';
import type {Options} from './options.ts';
import {readStudy} from './read-study.ts';
import {isMistake, type Reading} from './reading.ts';
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
	const {assumptions} = study;
	const scope = scopeOf(options, format, dataset, assumptions);
	if (isMistake(scope)) return refuse(console, scope.mistake);
	announce();
	warn(console, uselessModeMap(study, dataset));
	const report = {version, scope: scope.value, sections: chosen.value};
	const pieces = exporters[format](report, optionsOf(options, console));
	for (const piece of pieces) if (!console.stdout.write(piece)) await once(console.stdout, 'drain');
	return 0;
}

/** Pictures are of the narrowest node that holds everything; numbers have one shape, whatever is in the study. */
function scopeOf({open}: Options, format: ReportFormat, dataset: Dataset, assumptions: Assumptions): Reading<Scope> {
	if (open === undefined) {
		const isPicture = format === 'text' || format === 'md';
		return {value: isPicture ? narrowestScope(dataset, assumptions) : {level: 'study', dataset, assumptions}};
	}
	const found = scopeAt(open, dataset, assumptions);
	if ('scope' in found) return {value: found.scope};
	const {candidates} = found;
	return {
		mistake:
			candidates.length === 0
				? `${open} is not in this study.`
				: `${open} may be ${candidates.slice(0, 3).join(', ')}${candidates.length > 3 ? ' and others' : ''}: give more of its path.`,
	};
}

function optionsOf({ascii, color, theme}: Options, {stdout, env}: Console): ReportOptions {
	const {unicode, colour} = capabilitiesOf(env, stdout.isTTY);
	const glyphs = ascii === true || !unicode ? 'ascii' : 'block';
	if (!stdout.isTTY) return {width: usualWidth, glyphs};
	return {
		width: stdout.columns || usualWidth,
		glyphs,
		...(color === false || colour === 'none' ? {} : {style: createTheme(colour, theme ?? 'dark')}),
	};
}
