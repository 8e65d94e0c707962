/**
 * Times on the demo's wall clock, milliseconds from 1970 as though its zone were UTC: the study prints local times without
 * a zone, and the same study must come out everywhere.
 */
function parts(time: number): readonly string[] {
	const date = new Date(time);
	return [
		String(date.getUTCFullYear()),
		...[date.getUTCMonth() + 1, date.getUTCDate(), date.getUTCHours(), date.getUTCMinutes(), date.getUTCSeconds()].map(
			part => String(part).padStart(2, '0'),
		),
	];
}

/** `20251118-102031`, as the benchmark dates its end. */
export function dateOfResult(time: number): string {
	const [year, month, day, hour, minute, second] = parts(time);
	return `${year}${month}${day}-${hour}${minute}${second}`;
}

/** `20251118_1020-31`, as the study names its files. */
export function stamp(time: number): string {
	const [year, month, day, hour, minute, second] = parts(time);
	return `${year}${month}${day}_${hour}${minute}-${second}`;
}

/** `2025/11/18 10:20:31.161`, as nvidia-smi prints it. */
export function nvidiaTime(time: number): string {
	const [year, month, day, hour, minute, second] = parts(time);
	return `${year}/${month}/${day} ${hour}:${minute}:${second}.${String(time % 1000).padStart(3, '0')}`;
}

/** `2025-11-18 10:20:31`, as the loop over the CPU's counter prints it. */
export function secondTime(time: number): string {
	const [year, month, day, hour, minute, second] = parts(time);
	return `${year}-${month}-${day} ${hour}:${minute}:${second}`;
}
