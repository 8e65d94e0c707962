import type {Check} from '../../checks/check.ts';
import {checks} from '../../checks/registry.ts';
import type {Assumptions} from '../../domain/assumptions.ts';
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

/** Limits of rules that there are, by the names that the rules give them. */
export function limitsNamed(limits: Assumptions['thresholds'] = {}): Reading<typeof limits> {
	const known = checks.flatMap(({code, thresholds}) => Object.keys(thresholds).map(name => `${code}.${name}`));
	const strange = Object.keys(limits).find(name => !known.includes(name));
	if (strange === undefined) return {value: limits};
	const meant = suggestion(strange, known);
	const hint = meant === null ? 'cai-tui check --explain CODE names those of a check.' : `Did you mean ${meant}?`;
	return {mistake: `there is no threshold ${quoted(strange)}. ${hint}`};
}
