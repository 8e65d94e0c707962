import {type Check, type Evidence, found, notJudged} from '../check.ts';
import {differing} from '../differing.ts';
import {type MeasuredRun, needsPair} from '../needs.ts';
import {capitalised, listed} from '../wording.ts';

/** Members that came with a version of the benchmark, by which two versions are told apart. */
const signatures = ['failed', 'start_times', 'rtfx', 'latencies'];

const versionMember =
	/^(?:vllm|engine|server|client|driver|cuda|torch|python|gpu|image)(?:[_-]?(?:version|name|sha|commit|tag))?$/i;

export const versionMismatch: Check = {
	code: 'version-mismatch',
	severity: 'warning',
	scope: 'condition',
	title: 'The modes ran different versions',
	looksAt: 'Versions in system information and metadata, and members that came with a version.',
	why: 'Versions of vLLM differ in how they send, count and time requests: part of the difference is theirs.',
	advice: 'Measure both modes with one image.',
	thresholds: {},
	judge: needsPair(({off, on}) => {
		const compared = versionsOf([...off, ...on]);
		const mismatches = compared.flatMap(([name, version]): readonly Evidence[] => {
			const difference = differing(off.map(version), on.map(version));
			return difference === null
				? []
				: [
						{
							message: `${capitalised(name)} is ${listed(difference.off)} with TEE off and ${listed(difference.on)} with TEE on.`,
							evidence: {name, off: difference.off, on: difference.on},
						},
					];
		});
		const inOneOnly = signatures.filter(member => {
			const has = ({result}: MeasuredRun) => result.members.includes(member);
			return (off.every(has) && !on.some(has)) || (on.every(has) && !off.some(has));
		});
		if (inOneOnly.length > 0) {
			mismatches.push({
				message: `Only the results of one mode have ${listed(inOneOnly)}: they were written by another version of the benchmark.`,
				evidence: {members: inOneOnly},
			});
		}
		const known = compared.some(([, version]) => [...off, ...on].some(run => version(run) !== null));
		return mismatches.length === 0 && !known && off.every(run => run.result.members.length === 0)
			? notJudged('nothing tells the versions')
			: found(...mismatches);
	}),
};

type Version = readonly [name: string, of: (run: MeasuredRun) => string | null];

function versionsOf(runs: readonly MeasuredRun[]): readonly Version[] {
	const members = new Set(
		runs.flatMap(run => Object.keys(run.result.metadata)).filter(member => versionMember.test(member)),
	);
	return [
		['vLLM version', run => run.systemInformation?.vllmVersion ?? null],
		...[...members].map((member): Version => [member, run => textOf(run.result.metadata[member])]),
	];
}

function textOf(value: unknown): string | null {
	return value === undefined || value === null ? null : String(value);
}
