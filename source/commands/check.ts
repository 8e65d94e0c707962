import type {ExitCode, Invocation} from './command.ts';

/** Judges a study by the rules of the registry. */
export async function check({console}: Invocation): Promise<ExitCode> {
	console.stderr.write('cai-tui: check is not built yet.\n');
	return 2;
}
