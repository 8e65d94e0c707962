/** Whether the GPU's Trusted Execution Environment was on. `unknown`: nothing on disk says, nor has the user. */
export type TeeMode = 'tee_off' | 'tee_on' | 'unknown';

/** Off first: it is the baseline of every comparison. */
export const teeModes: readonly TeeMode[] = ['tee_off', 'tee_on', 'unknown'];

export const teeModeLabel: Readonly<Record<TeeMode, string>> = {
	tee_off: 'TEE off',
	tee_on: 'TEE on',
	unknown: 'mode unknown',
};

/** As a value of what is called mode: in a column, in a filter. */
export const teeModeValue: Readonly<Record<TeeMode, string>> = {tee_off: 'off', tee_on: 'on', unknown: 'unknown'};

/** Where it is plain that the TEE is meant. */
export const teeModeWord: Readonly<Record<TeeMode, string>> = {tee_off: 'off', tee_on: 'on', unknown: 'mode unknown'};
