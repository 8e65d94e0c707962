import type {Check} from './check.ts';
import {allFailed} from './rules/all-failed.ts';
import {incomplete} from './rules/incomplete.ts';
import {missingPair} from './rules/missing-pair.ts';

/** Every rule, in the order in which `check --list` prints them. */
export const checks: readonly Check[] = [allFailed, incomplete, missingPair];
