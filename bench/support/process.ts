import {readFileSync} from 'node:fs';

/** What Linux says of a running process. */
export type ProcessNow = {
	/** Bytes of memory that are its own or shared and in use. */
	readonly resident: number;
	/** Milliseconds that it has computed. */
	readonly computed: number;
	/** Bytes that it has asked to be read, of files and of terminals. */
	readonly read: number;
};

/** Clock ticks a second are 100 on every Linux that Node runs on. */
const millisecondsOfTick = 10;

export function processNow(pid: number): ProcessNow {
	const number = (file: string, name: string): number =>
		Number(
			new RegExp(`^${name}:\\s*(\\d+)`, 'm').exec(readFileSync(`/proc/${pid}/${file}`, 'utf8'))?.[1] ?? Number.NaN,
		);
	// The name of the program, in brackets, may hold blanks.
	const [, fields = ''] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ');
	const [user = 0, system = 0] = fields.split(' ').slice(11, 13).map(Number);
	return {
		resident: number('status', 'VmRSS') * 1024,
		computed: (user + system) * millisecondsOfTick,
		read: number('io', 'rchar'),
	};
}
