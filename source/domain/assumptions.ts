/** What the numbers rest on and no file says. Printed with every result that they enter. */
export type Assumptions = {
	/** Currency an hour of the machine, by mode: the two are different machines. */
	readonly pricePerHour: {readonly teeOff: number; readonly teeOn: number};
	/** ISO code as given: EUR. */
	readonly currency: string;
	/** Currency a kilowatt hour; null: energy is not priced. */
	readonly kwhPrice: number | null;
	/** The board's limit where the user said it; null: read from the data, else from the GPU's name, else 700 W assumed. */
	readonly maxWatts: number | null;
	/** Service level objectives, milliseconds. */
	readonly slo: {readonly ttft?: number; readonly tpot?: number; readonly e2el?: number};
	/** Limits of the checks that are set otherwise, by `code.name`. */
	readonly thresholds?: Readonly<Record<string, number>>;
	/** Codes of the checks that are not made. */
	readonly ignore?: readonly string[];
};

export const defaultAssumptions: Assumptions = {
	pricePerHour: {teeOff: 7, teeOn: 7},
	currency: 'EUR',
	kwhPrice: null,
	maxWatts: null,
	slo: {},
};
