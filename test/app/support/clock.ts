/** A clock by hand: each tick calls what is due next, until nothing is. */
export function byHand() {
	const due: (() => void)[] = [];
	return {
		after: (_: number, callback: () => void) => {
			due.push(callback);
			return () => {
				const place = due.indexOf(callback);
				if (place >= 0) due.splice(place, 1);
			};
		},
		tick: (): boolean => {
			const callback = due.shift();
			callback?.();
			return callback !== undefined;
		},
	};
}
