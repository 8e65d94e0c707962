import type {DemoMode} from './plan.ts';
import {boardLimitWatts} from './trace.ts';

/** What the study's scripts note of a machine before an experiment; here of one that does not exist. */
export function systemInformationText(mode: DemoMode, time: string): string {
	const confidential = mode === 'tee_on';
	return `SYNTHETIC: written by cai-tui demo. There is no such machine.

=== SYSTEM INFORMATION ===
Date: ${time}
Hostname: synthetic-demo
OS: Ubuntu 24.04.3 LTS

=== GPU DETAILED INFO ===
Driver Version                            : 570.158.01
CUDA Version                              : 12.8
Attached GPUs                             : 1
GPU 00000001:00:00.0
    Product Name                          : NVIDIA H100 NVL
    Product Brand                         : NVIDIA
    Product Architecture                  : Hopper
    FB Memory Usage
        Total                             : 95830 MiB

=== GPU POWER INFORMATION ===
    GPU Power Readings
        Power Draw                        : 66.00 W
        Current Power Limit               : ${boardLimitWatts}.00 W
        Requested Power Limit             : ${boardLimitWatts}.00 W
        Default Power Limit               : ${boardLimitWatts}.00 W
        Min Power Limit                   : 200.00 W
        Max Power Limit                   : ${boardLimitWatts}.00 W

=== CONFIDENTIAL COMPUTE ===
==============NVSMI CONF-COMPUTE LOG==============
    CC State                   : ${confidential ? 'ON' : 'OFF'}
    Multi-GPU Mode             : None
    CPU CC Capabilities        : ${confidential ? 'AMD SEV-SNP (vTOM Mode)' : 'None'}
    GPU CC Capabilities        : CC Capable
    CC GPUs Ready State        : ${confidential ? 'Ready' : 'Not Ready'}
    DevTools Mode              : OFF

=== vLLM VERSION ===
0.11.0
`;
}
