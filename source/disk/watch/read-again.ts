import {parseResultInPlace, parseTraceInPlace} from '../in-place.ts';
import {informationLibrary} from '../information-library.ts';
import type {ParseResultFile} from '../read-event.ts';
import {type ReadFile, readRun} from '../read-run.ts';
import type {ResultFile} from '../scan/scan.ts';
import type {GrowingLog} from './growing-log.ts';

/** Reads a result that has come or changed. `log`: what has been read of its GPU log while it grew is not read again. */
export type ReadAgain = (result: ResultFile, log: GrowingLog | null) => Promise<ReadFile>;

export function readAgainWith(parse: ParseResultFile = parseResultInPlace, signal: AbortSignal): ReadAgain {
	return (result, log) =>
		readRun(result, {
			parse,
			parseTrace: async (path, device, stop) => {
				const isTailed = path === result.companions.gpu?.path && log?.isWhole() === true;
				const trace = isTailed ? log.trace('') : null;
				return trace === null ? parseTraceInPlace(path, device, stop) : {trace, problems: []};
			},
			// Notes on machines may have changed too.
			information: informationLibrary(),
			depth: 'everything',
			signal,
		});
}
