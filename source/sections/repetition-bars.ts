import type {BarsFigure} from '../figures/figure.ts';
import type {Unit} from '../units/quantity.ts';
import type {Repetition} from './repetitions.ts';

/** A bar for each run. Those of one number stand together; they are not pairs, only neighbours. */
export function repetitionBars(
	repetitions: readonly Repetition[],
	{id, title, unit}: {readonly id: string; readonly title: string; readonly unit: Unit},
): BarsFigure {
	const numbers = [...new Set(repetitions.map(({run}) => run.repetition))].sort((a, b) => a - b);
	return {
		kind: 'bars',
		id,
		title,
		unit,
		groups: numbers.map(number => ({
			label: `rep ${number}`,
			bars: repetitions
				.filter(({run}) => run.repetition === number)
				.map(({run, value}) => ({
					mode: run.teeMode,
					value: value?.value ?? null,
					low: value?.p95 == null ? null : value.value,
					high: value?.p95 ?? null,
				})),
		})),
		range: repetitions.some(({value}) => value?.p95 != null) ? 'p95 of the requests' : '',
	};
}
