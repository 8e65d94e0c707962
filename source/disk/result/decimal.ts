/** Digits are gathered in two whole numbers of up to nine, which a processor adds up fastest. */
export const digitsInHalf = 9;

const largestPower = 22;
const powersOfTen = Array.from({length: largestPower + 1}, (_, power) => Number(`1e${power}`));
/** Their upper halves (Veltkamp), for exact products. */
const upperHalves = powersOfTen.map(upperHalf);

/**
 * The double nearest to a decimal number, as `Number(text)` gives it, or -1 where only that is sure to find it.
 *
 * `upper` holds its first nine significant digits, `lower` the up to nine that follow, `significant` counts both;
 * `exponent` is that of the last digit.
 */
export function nearestDouble(upper: number, lower: number, significant: number, exponent: number): number {
	if (significant > 2 * digitsInHalf || exponent > largestPower || exponent < -largestPower) return -1;
	if (significant <= digitsInHalf) return scaled(upper, exponent);
	const large = upper * (powersOfTen[significant - digitsInHalf] ?? 1);
	const whole = large + lower;
	// Whole number and power of ten are both exact here, so their one product or quotient is rounded once.
	if (whole <= Number.MAX_SAFE_INTEGER) return scaled(whole, exponent);
	return exponent < 0 ? quotient(whole, lower - (whole - large), -exponent) : -1;
}

function scaled(whole: number, exponent: number): number {
	return exponent < 0 ? whole / (powersOfTen[-exponent] ?? 1) : whole * (powersOfTen[exponent] ?? 1);
}

/**
 * (high + low) / 10^power, rounded once, where the sum is exact and low is at most half of high's last bit. The quotient
 * too is computed as a sum of two doubles (Dekker 1971), far beyond its last bit; -1 where even that does not settle how
 * to round.
 */
function quotient(high: number, low: number, power: number): number {
	const divisor = powersOfTen[power] ?? 1;
	const divisorUpper = upperHalves[power] ?? 1;
	const divisorLower = divisor - divisorUpper;
	const near = high / divisor;
	const nearUpper = upperHalf(near);
	const nearLower = near - nearUpper;
	const product = near * divisor;
	const lost =
		nearUpper * divisorUpper - product + nearUpper * divisorLower + nearLower * divisorUpper + nearLower * divisorLower;
	const rest = (high - product - lost + low) / divisor;
	// `rest` is right to a relative 2^-52. If a somewhat larger error would not change the sum, the sum is right.
	const value = near + rest * (1 + 2 ** -50);
	return value === near + rest * (1 - 2 ** -50) ? value : -1;
}

function upperHalf(value: number): number {
	const shifted = value * (2 ** 27 + 1);
	return shifted - (shifted - value);
}
