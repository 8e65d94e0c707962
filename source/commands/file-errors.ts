/** Why the system would not do what was asked with a file, in words. Whatever else was thrown is a bug, and thrown on. */
export function reasonOf(error: unknown): string {
	if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') throw error;
	return reasons[error.code] ?? `the system says ${error.code}`;
}

const reasons: Readonly<Record<string, string>> = {
	EACCES: 'permission denied',
	EPERM: 'permission denied',
	ENOENT: 'there is no such folder',
	ENOTDIR: 'a part of the path is not a folder',
	ENOSPC: 'the disk is full',
	EDQUOT: 'the quota is used up',
	EFBIG: 'the file may not grow any more',
	EROFS: 'the disk is read-only',
	ENAMETOOLONG: 'the name is too long',
	ELOOP: 'its links go round in a circle',
};
