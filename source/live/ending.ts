/** How nvidia-smi came to its end. */
export type Ending =
	| {readonly kind: 'not started'; readonly code: string}
	| {readonly kind: 'exited'; readonly code: number | null; readonly signal: string | null; readonly output: string}
	/** It was there and said nothing for so many seconds, so it was ended. */
	| {readonly kind: 'hung'; readonly seconds: number};

export type Explained = {readonly what: string; readonly advice: string};

const known: readonly (readonly [RegExp, string])[] = [
	[
		/GPU is lost|GPU requires reset|device handle/i,
		'Reset the GPU (nvidia-smi -r) or restart the machine; look for Xid errors in dmesg.',
	],
	[/version mismatch/i, 'The driver was updated while it was loaded: restart the machine.'],
	[
		/No devices were found/i,
		'Look whether the GPU is passed to this machine (lspci), and whether its driver is loaded.',
	],
	[
		/couldn't communicate|Failed to initialize NVML|driver is not loaded/i,
		'Look whether the NVIDIA driver is loaded (lsmod), and load it (modprobe nvidia).',
	],
	[/Insufficient Permissions/i, 'Ask as a user who may use the GPU.'],
];

/** What has happened, in a sentence, and what to do about it. */
export function explained(ending: Ending): Explained {
	switch (ending.kind) {
		case 'not started':
			return ending.code === 'ENOENT'
				? {
						what: 'There is no nvidia-smi on this machine.',
						advice: 'Install the NVIDIA driver, put nvidia-smi on the PATH, or run this on the machine with the GPU.',
					}
				: {what: `nvidia-smi cannot be started (${ending.code}).`, advice: 'Look at its permissions.'};
		case 'hung':
			return {
				what: `nvidia-smi has not answered for ${ending.seconds} s and was ended.`,
				advice: 'The driver may be stuck: look for Xid errors in dmesg.',
			};
		case 'exited': {
			const said = ending.output.trim().split('\n').filter(isMessage).at(-1)?.trim().slice(0, 200) ?? '';
			if (ending.signal !== null) {
				return {what: `nvidia-smi was ended by ${ending.signal}.`, advice: 'Nothing to do: it is started again.'};
			}
			const advice = known.find(([pattern]) => pattern.test(ending.output))?.[1];
			return {
				what: said === '' ? `nvidia-smi ended with code ${ending.code}.` : `nvidia-smi says: ${asSentence(said)}`,
				advice: advice ?? 'Run nvidia-smi by itself and see what it says.',
			};
		}
	}
}

/** What the driver says ends with a full stop at times only. */
function asSentence(text: string): string {
	return /[.!?]$/.test(text) ? text : `${text}.`;
}

/** Not a reading, nor the header of one: those say nothing about its end. */
function isMessage(line: string): boolean {
	return !/^\s*(\d{4}\/\d{2}\/|timestamp)/.test(line);
}

/** What to do about a message of the driver among the readings, such as `[GPU is lost]`. */
export function adviceFor(message: string): string {
	return known.find(([pattern]) => pattern.test(message))?.[1] ?? 'Run nvidia-smi by itself and see what it says.';
}
