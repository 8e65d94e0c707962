const shift = 10;

/**
 * ln Γ(x) for x > 0, to about 14 digits: Stirling's series, which is exact enough from 10 on, carried down by
 * Γ(x + 1) = x·Γ(x). The coefficients are B₂ₖ / (2k·(2k − 1)) of the Bernoulli numbers.
 *
 * @see Abramowitz & Stegun 6.1.40
 */
export function logGamma(x: number): number | undefined {
	if (!(x > 0) || !Number.isFinite(x)) return undefined;
	let argument = x;
	let below = 0;
	while (argument < shift) {
		below += Math.log(argument);
		argument++;
	}
	const square = 1 / (argument * argument);
	const series =
		1 / 12 +
		square *
			(-1 / 360 +
				square * (1 / 1260 + square * (-1 / 1680 + square * (1 / 1188 + square * (-691 / 360_360 + square / 156)))));
	return (argument - 0.5) * Math.log(argument) - argument + 0.5 * Math.log(2 * Math.PI) + series / argument - below;
}
