import {describe, expect, it} from 'vitest';
import {mergedFacts, systemFactsOf} from '../../source/disk/system-information.ts';

const nothing = {
	hostname: null,
	gpuName: null,
	driverVersion: null,
	powerLimitWatts: null,
	vllmVersion: null,
	ccState: null,
	devTools: null,
	protectedPcie: null,
};

describe('systemFactsOf', () => {
	it('reads the sections of the study’s file', () => {
		const text = `=== SYSTEM INFORMATION ===
Hostname: gpu-node-3
=== GPU DETAILED INFO ===
==============NVSMI LOG==============
Driver Version                            : 570.158.01
    Product Name                          : NVIDIA H100 NVL
=== GPU POWER INFORMATION ===
        Current Power Limit               : 400.00 W
        Max Power Limit                   : 410.00 W
=== vLLM VERSION ===

0.11.0
`;
		expect(systemFactsOf(text)).toEqual({
			...nothing,
			hostname: 'gpu-node-3',
			gpuName: 'NVIDIA H100 NVL',
			driverVersion: '570.158.01',
			powerLimitWatts: 400,
			vllmVersion: '0.11.0',
		});
	});

	it('reads a dump of the confidential-computing state', () => {
		const text = `==============NVSMI CONF-COMPUTE LOG==============
    CC State                   : OFF
    Multi-GPU Mode             : Protected PCIe
    CPU CC Capabilities        : AMD SEV-SNP (vTOM Mode)
    DevTools Mode              : ON
`;
		expect(systemFactsOf(text)).toEqual({...nothing, ccState: 'off', devTools: 'on', protectedPcie: true});
		expect(systemFactsOf('CC status: ON\n').ccState).toBe('on');
	});

	it('reads the table of nvidia-smi', () => {
		const text = `| NVIDIA-SMI 580.95.05              Driver Version: 580.95.05      CUDA Version: 13.0     |
|   0  NVIDIA A40                     On  |   00000000:53:00.0 Off |                    0 |
|  0%   32C    P8             33W /  300W |       0MiB /  46068MiB |      0%      Default |`;
		expect(systemFactsOf(text)).toEqual({
			...nothing,
			gpuName: 'NVIDIA A40',
			driverVersion: '580.95.05',
			powerLimitWatts: 300,
		});
	});

	it.each([
		['=== HOSTNAME ===\nnode-7\n', {hostname: 'node-7'}],
		['Linux node-8 6.8.0-1015-azure #17 SMP\n', {hostname: 'node-8'}],
		['GPU 0: NVIDIA H100 NVL (UUID: GPU-1)\n', {gpuName: 'NVIDIA H100 NVL'}],
		['vllm==0.11.0\n', {vllmVersion: '0.11.0'}],
		['=== vLLM VERSION ===\nName: vllm\nVersion: 0.11.1rc2\n', {vllmVersion: '0.11.1rc2'}],
		['CC State : maybe\n', {}],
		['Hostname: a\u001b[2Jb\n', {hostname: 'a\\x1b[2Jb'}],
		['', {}],
	])('reads %j', (text, facts) => {
		expect(systemFactsOf(text)).toEqual({...nothing, ...facts});
	});
});

describe('mergedFacts', () => {
	it('takes what the first file says that says anything', () => {
		expect(
			mergedFacts([
				{...nothing, ccState: 'on'},
				{...nothing, ccState: 'off', hostname: 'a'},
			]),
		).toEqual({...nothing, ccState: 'on', hostname: 'a'});
	});
});
