/** What the study's system-information text files and `nvidia-smi conf-compute -q` dumps say. null: not said. */
export type SystemInformation = {
	/** Paths below the root that it was read from. */
	readonly paths: readonly string[];
	readonly hostname: string | null;
	readonly gpuName: string | null;
	readonly driverVersion: string | null;
	readonly powerLimitWatts: number | null;
	readonly vllmVersion: string | null;
	/** `CC State` / `CC status`. */
	readonly ccState: 'on' | 'off' | null;
	readonly devTools: 'on' | 'off' | null;
	/** `Multi-GPU Mode: Protected PCIe`: confidential although `CC State` says OFF. */
	readonly protectedPcie: boolean | null;
};
