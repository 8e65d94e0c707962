import type {ExitCode, Invocation} from './command.ts';
import type {Study} from './study.ts';

/** Opens a study in the explorer. */
export async function explore(_study: Study, {console}: Invocation): Promise<ExitCode> {
	console.stderr.write('cai-tui: the explorer is not built yet; cai-tui report prints the study.\n');
	return 2;
}
