import {render} from 'ink';
import type {ComponentProps} from 'react';
import {App} from './app.tsx';

type Streams = {readonly stdin: NodeJS.ReadStream; readonly stdout: NodeJS.WriteStream};

export type Mounted = {
	/** Until Ink gives up. */
	readonly end: Promise<unknown>;
	readonly unmount: () => void;
};

/** Hands the terminal to Ink, which draws what the store holds from now on and listens to keys. */
export function mount({store, frameOf}: ComponentProps<typeof App>, {stdin, stdout}: Streams): Mounted {
	const screen = render(<App store={store} frameOf={frameOf} />, {
		stdin,
		stdout,
		debug: true,
		exitOnCtrlC: false,
		patchConsole: false,
	});
	return {end: screen.waitUntilExit(), unmount: screen.unmount};
}
