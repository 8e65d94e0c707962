/** Every unit that a number of the program can be in. The text is what reports and column headings print. */
export type Unit =
	| 's'
	| 'ms'
	| 'h'
	| 'req/s'
	| 'tok/s'
	| 'tok/s/user'
	| 'tok/J'
	| 'req'
	| 'tok'
	| 'J'
	| 'kJ'
	| 'Wh'
	| 'J/tok'
	| 'W'
	| 'Hz'
	| 'MHz'
	| 'MiB'
	| 'B'
	| '°C'
	/** 0 … 100, as nvidia-smi prints utilization. */
	| '%'
	/** 0 … 1, printed as a percentage. Overheads, shares and coefficients of variation are fractions. */
	| 'fraction'
	/** Without unit: counts, sizes of a sample, concurrency. */
	| 'count'
	/** Amounts of the study's currency; the symbol is `Quantity.symbol`. */
	| 'money'
	| 'money/h'
	| 'money/Mtok';

declare const unit: unique symbol;

/** A number that knows its unit at compile time. Arithmetic gives a plain number, which has to be labelled again. */
export type In<U extends Unit> = number & {readonly [unit]: U};

export type Seconds = In<'s'>;
export type Milliseconds = In<'ms'>;
export type Watts = In<'W'>;
export type Joules = In<'J'>;
export type Percent = In<'%'>;
export type Fraction = In<'fraction'>;
export type Tokens = In<'tok'>;
export type TokensPerSecond = In<'tok/s'>;
export type RequestsPerSecond = In<'req/s'>;

/**
 * Seconds on the wall clock of the machine that wrote the file, counted from 1970 as though its local time were UTC.
 * Result files and nvidia-smi print local times without a zone: two of them can be compared, an epoch cannot be had.
 */
export type WallClock = number & {readonly [unit]: 'wall clock'};

/** The one place where a bare number gets its unit: a label, never a conversion. */
export function label<U extends Unit>(value: number, _unit: U): In<U> {
	return value as In<U>;
}

export const seconds = (value: number): Seconds => label(value, 's');
export const milliseconds = (value: number): Milliseconds => label(value, 'ms');
export const watts = (value: number): Watts => label(value, 'W');
export const joules = (value: number): Joules => label(value, 'J');
export const percent = (value: number): Percent => label(value, '%');
export const fraction = (value: number): Fraction => label(value, 'fraction');
export const tokens = (value: number): Tokens => label(value, 'tok');
export const tokensPerSecond = (value: number): TokensPerSecond => label(value, 'tok/s');
export const requestsPerSecond = (value: number): RequestsPerSecond => label(value, 'req/s');
export const wallClock = (value: number): WallClock => value as WallClock;

/** A value on its way to a reader: figures carry these, and only `format.ts` turns them into text. Unknown is null. */
export type Quantity = {
	readonly value: number | null;
	readonly unit: Unit;
	/** Printed in place of the unit's own text: the currency of a 'money' unit. */
	readonly symbol?: string;
};
