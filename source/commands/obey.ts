import {type Command, type Console, type ExitCode, refuse} from './command.ts';
import type {Order} from './command-line.ts';
import {helpText} from './help.ts';
import {version} from './version.ts';

/** Does what the arguments ask for. */
export async function obey(order: Order, commands: readonly Command[], console: Console): Promise<ExitCode> {
	switch (order.kind) {
		case 'version':
			console.stdout.write(`${version}\n`);
			return 0;
		case 'help':
			console.stdout.write(helpText(order.command, commands));
			return 0;
		case 'mistake':
			return refuse(console, order.sentence);
		case 'run': {
			const {kind, command, ...asked} = order;
			return command.run({...asked, console});
		}
	}
}
