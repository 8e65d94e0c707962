import {Box} from 'ink';
import {useSyncExternalStore} from 'react';
import type {State} from '../app/state.ts';
import type {Store} from '../app/store.ts';
import type {Frame} from './frame.ts';
import {Rows} from './rows.tsx';
import {StaticTable} from './static-table.tsx';
import {useKeys} from './use-keys.ts';

type Props = {
	readonly store: Store;
	/** Handed in: what it has computed is the program's, and is not to be computed again here. */
	readonly frameOf: (state: State) => Frame;
};

/** The whole screen. What it shows is decided in `app/screen/`; here it is placed. */
export function App({store, frameOf}: Props) {
	const state = useSyncExternalStore(store.subscribe, store.state);
	useKeys(store.dispatch);
	const {columns, rows} = state.size;
	const frame = frameOf(state);
	return (
		<Box width={columns} height={rows}>
			<Rows rows={frame.rows} width={columns} />
			{frame.areas.map(({id, x, y, table}) =>
				table === undefined ? null : (
					<Box key={id} position="absolute" marginLeft={x} marginTop={y}>
						<StaticTable table={table} />
					</Box>
				),
			)}
		</Box>
	);
}
