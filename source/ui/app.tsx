import {Box} from 'ink';
import {useSyncExternalStore} from 'react';
import {overlaid} from '../app/screen/overlaid.ts';
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
	const {columns, rows} = state.size;
	const areas = screenOf(state);
	return (
		<Box width={columns} height={rows}>
			<Rows lines={overlaid(areas, rows)} width={columns} theme={theme} />
			{areas.map(({id, x, y, table}) =>
				table === undefined ? null : (
					<Box key={id} position="absolute" marginLeft={x} marginTop={y}>
						<StaticTable table={table} />
					</Box>
				),
			)}
		</Box>
	);
}
