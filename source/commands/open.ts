import {isScreen} from '../terminal/input.ts';
import {type ExitCode, type Invocation, refuse} from './command.ts';
import {isMistake} from './reading.ts';
import {studyOf} from './study.ts';

/** Opens the explorer, or prints the report where there is no screen to open it on. */
export async function open(invocation: Invocation): Promise<ExitCode> {
	const {console} = invocation;
	const study = await studyOf(invocation, 'demo');
	if (isMistake(study)) return refuse(console, study.mistake);
	if (isScreen(console.stdout, console.env)) {
		return (await import('./explore.tsx')).explore(study.value, invocation);
	}
	const why = console.stdout.isTTY ? 'this terminal cannot draw a screen' : 'standard output is not a terminal';
	return (await import('./report.ts')).reportOn(study.value, invocation, () =>
		console.stderr.write(`cai-tui: ${why}, so this is the report (cai-tui report --help).\n`),
	);
}
