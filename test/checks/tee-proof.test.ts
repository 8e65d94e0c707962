import {describe, expect, it} from 'vitest';
import {teeProof} from '../../source/checks/tee-proof.ts';
import type {SystemInformation} from '../../source/domain/system-information.ts';
import {runOf} from '../builders/run.ts';

function modesOf(system: Partial<SystemInformation> | null, metadata = {}) {
	const systemInformation =
		system === null
			? null
			: {
					paths: ['a_conf_compute.txt'],
					hostname: null,
					gpuName: null,
					driverVersion: null,
					powerLimitWatts: null,
					vllmVersion: null,
					ccState: null,
					devTools: null,
					protectedPcie: null,
					...system,
				};
	return teeProof(runOf({systemInformation, result: {metadata}})).map(({mode}) => mode);
}

describe('teeProof', () => {
	it('goes by the CC state', () => {
		expect(modesOf({ccState: 'on'})).toEqual(['tee_on']);
		expect(modesOf({ccState: 'off'})).toEqual(['tee_off']);
		expect(modesOf({ccState: null})).toEqual([]);
		expect(modesOf(null)).toEqual([]);
	});

	it('takes Protected PCIe for confidential although the CC state is OFF', () => {
		expect(modesOf({ccState: 'off', protectedPcie: true})).toEqual(['tee_on']);
		expect(modesOf({ccState: 'off', protectedPcie: false})).toEqual(['tee_off']);
	});

	it('takes DevTools for neither, and does not mind them where the TEE is off', () => {
		expect(modesOf({ccState: 'on', devTools: 'on'})).toEqual(['neither']);
		expect(modesOf({ccState: 'off', devTools: 'on'})).toEqual(['tee_off']);
	});

	it('reads metadata by its usual names and values', () => {
		expect(modesOf(null, {tee: 'on'})).toEqual(['tee_on']);
		expect(modesOf(null, {cc_mode: 'false'})).toEqual(['tee_off']);
		expect(modesOf(null, {'tee-mode': 'tee_off'})).toEqual(['tee_off']);
		expect(modesOf(null, {confidential: true})).toEqual(['tee_on']);
		expect(modesOf(null, {tee: 'perhaps', account: 'on'})).toEqual([]);
	});

	it('writes control characters of metadata out', () => {
		const run = runOf({result: {metadata: {cc: 'on'}}});
		expect(teeProof(run)[0]?.says).toBe('its metadata says cc=on');
	});
});
