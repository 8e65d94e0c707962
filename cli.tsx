import {orderOf} from './source/commands/command-line.ts';
import {confess} from './source/commands/confess.ts';
import {obey} from './source/commands/obey.ts';
import {commands, explorer} from './source/commands/registry.ts';

const {argv, stdin, stdout, stderr, env} = process;

// Whoever read us has read enough (`cai-tui report | head`): there is nobody left to tell.
for (const stream of [stdout, stderr]) {
	stream.on('error', (error: NodeJS.ErrnoException) => {
		if (error.code === 'EPIPE') process.exit();
		throw error;
	});
}

try {
	const order = orderOf(argv.slice(2), commands, explorer);
	process.exitCode = await obey(order, commands, {stdin, stdout, stderr, env});
} catch (error) {
	process.exitCode = confess(error, stderr);
}
