import {printable} from '../units/printable.ts';
import type {OptionName, Options} from './options.ts';

/** 0: as asked. 1: `check` found an error. 2: the command cannot do what it was asked, and has said why. 70: a bug of ours. */
export type ExitCode = 0 | 1 | 2 | 70 | PassedOn;

declare const passedOnMark: unique symbol;

/** The code of a program that was run for the user, whatever it means. */
export type PassedOn = number & {readonly [passedOnMark]: true};

export function passedOn(code: number): PassedOn {
	return code as PassedOn;
}

/** Where a command reads and writes. */
export type Console = {
	readonly stdin: NodeJS.ReadStream;
	readonly stdout: NodeJS.WriteStream;
	readonly stderr: NodeJS.WriteStream;
	readonly env: Readonly<Record<string, string | undefined>>;
};

/** A command as it was called: its arguments are read and valid. */
export type Invocation = {
	/** As given; `.` and relative paths are those of the working directory. */
	readonly paths: readonly string[];
	readonly options: Options;
	/** The command that the first path may be a misspelling of. */
	readonly meant: string | null;
	/** The program behind `--` and its arguments, of a command that runs one. */
	readonly program?: readonly string[];
	readonly console: Console;
};

/** One declaration a command: the reading of arguments, `--help` and the README follow from it. */
export type Command = {
	/** The word behind `cai-tui`; empty for the explorer, which needs none. */
	readonly name: string;
	/** Its operands, as the usage line writes them. */
	readonly operands: string;
	/** At most so many; null: any number. */
	readonly mostOperands: number | null;
	/** It runs a program, which stands behind `--`: how a call of it may look. */
	readonly runs?: string;
	/** One line in the list of commands. */
	readonly summary: string;
	/** What it is, in a sentence, and what one should know before using it, as paragraphs. */
	readonly description: readonly [string, ...string[]];
	readonly options: readonly OptionName[];
	/** How its help writes an option that means something else elsewhere. */
	readonly says?: Readonly<Partial<Record<OptionName, {readonly flag: string; readonly summary: string}>>>;
	/** Values that its `--format` takes, the first being the default. */
	readonly formats?: readonly string[];
	readonly run: (invocation: Invocation) => Promise<ExitCode>;
};

/** Says one sentence on standard error and fails: what is wrong lies with the request. */
export function refuse(console: Console, sentence: string): ExitCode {
	console.stderr.write(`cai-tui: ${printable(sentence)}\n`);
	return 2;
}

/** Says one sentence on standard error and goes on; nothing where there is none. */
export function warn(console: Console, sentence: string | null): void {
	if (sentence !== null) console.stderr.write(`cai-tui: ${printable(sentence)}\n`);
}
