import {logGamma} from './log-gamma.ts';

const precision = 1e-16;
const smallest = 1e-300;
const mostTerms = 10_000;

/**
 * Regularized incomplete beta function Iₓ(a, b) for a, b > 0 and 0 ≤ x ≤ 1, by its continued fraction, evaluated from
 * the front (Lentz's method) on the side where it converges fast.
 *
 * @see DLMF 8.17.22
 */
export function incompleteBeta(x: number, a: number, b: number): number | undefined {
	const whole = logGamma(a + b);
	const first = logGamma(a);
	const second = logGamma(b);
	if (whole === undefined || first === undefined || second === undefined || !(x >= 0 && x <= 1)) return undefined;
	if (x === 0 || x === 1) return x;
	const front = Math.exp(whole - first - second + a * Math.log(x) + b * Math.log1p(-x));
	return x < (a + 1) / (a + b + 2)
		? (front / a) * continuedFraction(x, a, b)
		: 1 - (front / b) * continuedFraction(1 - x, b, a);
}

function continuedFraction(x: number, a: number, b: number): number {
	let numerator = 1;
	let denominator = 1 / awayFromZero(1 - ((a + b) * x) / (a + 1));
	let value = denominator;
	for (let m = 1; m <= mostTerms; m++) {
		const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
		denominator = 1 / awayFromZero(1 + even * denominator);
		numerator = awayFromZero(1 + even / numerator);
		value *= numerator * denominator;
		const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
		denominator = 1 / awayFromZero(1 + odd * denominator);
		numerator = awayFromZero(1 + odd / numerator);
		const step = numerator * denominator;
		value *= step;
		if (Math.abs(step - 1) < precision) break;
	}
	return value;
}

function awayFromZero(value: number): number {
	return Math.abs(value) < smallest ? smallest : value;
}
