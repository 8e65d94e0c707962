import type {WallClock} from '../../units/quantity.ts';
import {stampOf} from '../wall-clock.ts';

export type FileName = {
	/** Without `.json`: what the names of its traces begin with. */
	readonly stem: string;
	/** When the run was started, by the stamp in the name. */
	readonly stamp: WallClock | null;
	readonly repetition: number | null;
	/** What is left: the same for all repetitions of one condition, '' when the name says nothing else. */
	readonly key: string;
};

/** `_repetition_3`, `_rep3`, `run=0`, `-run-2` */
const repetitionPattern = /(?:^|[-_ ])(?:repetition|rep|run|trial|iteration)[-_= ]?(\d+)(?=$|[-_ ])/i;

/** `20251024_1430-15`, `20251024-143015`, `2025-10-24_14-30-15` */
const stampPattern = /(?<!\d)(?:\d{8}[-_T]?\d{4}-?\d{2}|\d{4}-\d{2}-\d{2}[-_T ]\d{2}[-:]?\d{2}[-:]?\d{2})(?!\d)/;

/** Takes the name of a result file apart. */
export function fileNameOf(name: string): FileName {
	const stem = name.replace(/\.(json|jsonl|ndjson)$/i, '');
	const repetition = repetitionPattern.exec(stem)?.[1];
	const key = stem
		.replace(repetitionPattern, '')
		.replace(stampPattern, '')
		.replace(/random_(input|output)_len_/g, '$1_')
		.replace(/([-_ ])[-_ ]+/g, '$1')
		.replace(/^[-_ ]+|[-_ ]+$/g, '');
	return {stem, stamp: stampOf(stem), repetition: repetition === undefined ? null : Number(repetition), key};
}
