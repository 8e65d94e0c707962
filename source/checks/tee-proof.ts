import type {Run} from '../domain/run.ts';
import type {Json} from '../units/json.ts';
import {printable} from '../units/printable.ts';

export type TeeProof = {
	readonly mode: 'tee_on' | 'tee_off' | 'neither';
	/** For the message: what was read. */
	readonly says: string;
	/** File or member that it was read from. */
	readonly source: string;
};

/**
 * What the machine and the benchmark's own metadata say of the TEE, apart from names and options. With Protected PCIe the
 * GPU is confidential although its CC state is OFF; with DevTools it is not although the state is ON, and it is no
 * baseline either.
 */
export function teeProof(run: Run): readonly TeeProof[] {
	return [...systemProof(run), ...metadataProof(run)];
}

function systemProof({systemInformation: system}: Run): readonly TeeProof[] {
	if (system === null || (system.ccState === null && system.protectedPcie !== true)) return [];
	const source = system.paths.at(-1) ?? 'system information';
	const isOn = system.ccState === 'on' || system.protectedPcie === true;
	const state = system.ccState === null ? '' : `CC State: ${system.ccState.toUpperCase()}`;
	const pcie = system.protectedPcie === true ? 'Multi-GPU Mode: Protected PCIe' : '';
	const tools = isOn && system.devTools === 'on' ? 'DevTools Mode: ON (not confidential)' : '';
	const said = [state, pcie, tools].filter(part => part !== '').join(', ');
	const mode = !isOn ? 'tee_off' : tools === '' ? 'tee_on' : 'neither';
	return [{mode, says: `${source} says ${said}`, source}];
}

const memberOfMode = /^(?:tee|cc|tee[_-]?mode|cc[_-]?mode|confidential(?:[_-]?(?:computing|compute|mode))?)$/i;

function metadataProof({result}: Run): readonly TeeProof[] {
	return Object.entries(result?.metadata ?? {}).flatMap(([member, value]) => {
		const mode = memberOfMode.test(member) ? modeOf(value) : null;
		if (mode === null) return [];
		return [
			{mode, says: `its metadata says ${printable(member)}=${printable(String(value))}`, source: printable(member)},
		];
	});
}

function modeOf(value: Json): 'tee_on' | 'tee_off' | null {
	const text = String(value).toLowerCase();
	if (/^(?:on|true|1|yes|enabled|(?:tee|cc)[_-]?on)$/.test(text)) return 'tee_on';
	return /^(?:off|false|0|no|none|disabled|(?:tee|cc)[_-]?off)$/.test(text) ? 'tee_off' : null;
}
