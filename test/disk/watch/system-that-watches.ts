import {EventEmitter} from 'node:events';
import type {Listen} from '../../../source/disk/watch/watch-folders.ts';

/** The system as it is when it watches no more folders for a user than so many. */
export function systemThatWatches(most: number, code: string) {
	const listening = new Map<string, EventEmitter>();
	const listen: Listen = name => {
		if (listening.size >= most) throw Object.assign(new Error(`${code}: no more, watch`), {code, syscall: 'watch'});
		const watcher = Object.assign(new EventEmitter(), {close: () => void listening.delete(name)});
		listening.set(name, watcher);
		return watcher;
	};
	return {listen, listening};
}
