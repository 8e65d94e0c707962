import {statfs} from 'node:fs/promises';
import {isSystemError} from '../problems.ts';

/** File systems that change from elsewhere without the kernel here being told (statfs(2), linux/magic.h). */
const silent: ReadonlyMap<number, string> = new Map([
	[0x6969, 'NFS'],
	[0xff534d42, 'CIFS'],
	[0xfe534d42, 'SMB2'],
	[0x517b, 'SMB'],
	[0x65735546, 'FUSE'],
	[0x01021997, '9p'],
	[0x0bd00bd0, 'Lustre'],
	[0x00c36400, 'Ceph'],
	[0x47504653, 'GPFS'],
	[0x5346414f, 'AFS'],
]);

/** Whether the file system tells of every change. Where it cannot be asked, it is looked at. */
export async function notifies(path: string): Promise<boolean> {
	try {
		const {type} = await statfs(path);
		// The number is signed on some systems.
		return !silent.has(type >>> 0);
	} catch (error) {
		if (isSystemError(error)) return false;
		throw error;
	}
}
