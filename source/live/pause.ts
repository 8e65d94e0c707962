import {toMilliseconds} from '../units/convert.ts';

/** Waits so many seconds, or until the signal is aborted. */
export function pause(seconds: number, signal: AbortSignal): Promise<void> {
	return new Promise(resolve => {
		const done = (): void => {
			clearTimeout(timer);
			signal.removeEventListener('abort', done);
			resolve();
		};
		const timer = setTimeout(done, toMilliseconds(seconds));
		signal.addEventListener('abort', done, {once: true});
		if (signal.aborted) done();
	});
}
