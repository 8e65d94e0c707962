import type {Check} from '../../checks/check.ts';
import {checks} from '../../checks/registry.ts';
import {quoted} from '../options.ts';
import {type Reading, readAll} from '../reading.ts';
import {suggestion} from '../suggestion.ts';

/** The rules of these codes. */
export function rulesNamed(codes: readonly string[]): Reading<readonly Check[]> {
	return readAll(codes, ruleNamed);
}

export function ruleNamed(code: string): Reading<Check> {
	const rule = checks.find(check => check.code === code);
	if (rule !== undefined) return {value: rule};
	const meant = suggestion(
		code,
		checks.map(check => check.code),
	);
	const hint = meant === null ? 'cai-tui check --list prints all.' : `Did you mean ${meant}?`;
	return {mistake: `there is no check ${quoted(code)}. ${hint}`};
}
