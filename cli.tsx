import {endOnBrokenOutput} from './source/commands/broken-output.ts';
import {orderOf} from './source/commands/command-line.ts';
import {confess} from './source/commands/confess.ts';
import {obey} from './source/commands/obey.ts';
import {commands, explorer} from './source/commands/registry.ts';

const {argv, stdin, stdout, stderr, env} = process;
const console = {stdin, stdout, stderr, env};

process.on('uncaughtException', error => process.exit(confess(error, stderr)));
endOnBrokenOutput(console);

process.exitCode = await obey(await orderOf(argv.slice(2), commands, explorer), commands, console);
