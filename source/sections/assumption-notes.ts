import type {Assumptions} from '../domain/assumptions.ts';
import type {TextFigure} from '../figures/figure.ts';
import {formatQuantity} from '../units/format.ts';
import {note} from './notes.ts';

export function priceNote({pricePerHour, currency}: Assumptions): TextFigure {
	const price = (value: number) => formatQuantity({value, unit: 'money/h', symbol: currency});
	const {teeOff, teeOn} = pricePerHour;
	const prices = teeOff === teeOn ? price(teeOff) : `${price(teeOff)} TEE off, ${price(teeOn)} TEE on`;
	return note('price', `Price: ${prices}, of benchmark time only: model load, warm-up and idle hours are not in it.`);
}
