import {printable} from '../../units/printable.ts';
import type {FileProblem} from '../read-event.ts';
import type {Damage} from './byte-source.ts';

const copyAgain = 'Copy the file again; if the original is damaged too, repeat the run.';

/** `evidence.truncated`: the file ends inside a value, as it does while it is still being written. null: 0 bytes of it. */
export function unreadable(damage: Damage | null): FileProblem {
	const {position, truncated, expected} = damage ?? {position: 0, truncated: true, expected: 'an object'};
	const message =
		damage === null
			? 'The file is empty.'
			: truncated
				? `The file is truncated at byte ${position}: it ends inside a value.`
				: `The file is not JSON: at byte ${position} there should be ${expected}.`;
	return {code: 'json-unreadable', severity: 'error', message, advice: copyAgain, evidence: {truncated, position}};
}

export function notARun(missing: readonly string[]): FileProblem {
	return {
		code: 'json-not-a-run',
		severity: 'warning',
		message: `The file looks like a serving result and has no ${missing.join(' and no ')}: it is not read as a run.`,
		advice: 'Look at what wrote or edited it; without them nothing can be computed.',
		evidence: {missing: [...missing]},
	};
}

export function severalRuns(count: number): FileProblem {
	return {
		code: 'ndjson-multi',
		severity: 'note',
		message: `The file holds ${count} runs, one after another: each is read by itself.`,
		advice: 'Nothing to mend; without --append-result each run gets its own file and its own trace.',
		evidence: {runs: count},
	};
}

export function oddMember(name: string, value: unknown): FileProblem {
	const shown = printable(JSON.stringify(value) ?? '').slice(0, 60);
	return {
		code: 'json-odd-member',
		severity: 'warning',
		message: `${name} is ${shown}, which it cannot be: it is taken as not said.`,
		advice: 'Look at what wrote or edited the file.',
		evidence: {member: name, value: shown},
	};
}

/** No benchmark ends before it begins or answers less than nothing: whoever wrote this, no number of the file can be trusted. */
export function impossibleMembers(members: readonly (readonly [name: string, value: number])[]): FileProblem {
	const said = members.map(([name, value]) => `${name} is ${value}`).join(', ');
	return {
		code: 'json-odd-member',
		severity: 'error',
		message: `${said}, which no measurement can have: nothing of the file enters a number.`,
		advice: 'Look at what wrote or edited the file; take the original, or repeat the run.',
		evidence: Object.fromEntries(members),
	};
}

export function tooLongMember(name: string): FileProblem {
	return {
		code: 'json-odd-member',
		severity: 'warning',
		message: `${name} is longer than 64 KiB: it is taken as not said.`,
		advice: 'Look at what wrote or edited the file.',
		evidence: {member: name},
	};
}
