import {Box} from 'ink';
import {useSyncExternalStore} from 'react';
import type {Area} from '../app/screen/screen.ts';
import type {State} from '../app/state.ts';
import type {Store} from '../app/store.ts';
import {Rows} from './rows.tsx';
import {StaticTable} from './static-table.tsx';
import type {Theme} from './theme/theme.ts';
import {useKeys} from './use-keys.ts';

type Props = {
	readonly store: Store;
	readonly theme: Theme;
	/** Handed in: what it has computed is the program's, and is not to be computed again here. */
	readonly screenOf: (state: State) => readonly Area[];
};

/** The whole screen. What it shows is decided in `app/screen/`; here it is placed. */
export function App({store, theme, screenOf}: Props) {
	const state = useSyncExternalStore(store.subscribe, store.state);
	useKeys(store.dispatch);
	return (
		<Box width={state.size.columns} height={state.size.rows}>
			{screenOf(state).map(({id, x, y, width, height, lines, table}) => (
				<Box key={id} position="absolute" marginLeft={x} marginTop={y} width={width} height={height}>
					<Rows lines={lines} width={width} theme={theme} />
					{table === undefined ? null : <StaticTable table={table} />}
				</Box>
			))}
		</Box>
	);
}
