import {Box} from 'ink';
import {useSyncExternalStore} from 'react';
import {screenOf} from '../app/screen/screen.ts';
import type {Store} from '../app/store.ts';
import {Rows} from './rows.tsx';
import type {Theme} from './theme/theme.ts';
import {useKeys} from './use-keys.ts';

type Props = {readonly store: Store; readonly theme: Theme};

/** The whole screen. What it shows is decided in `app/screen/`; here it is placed. */
export function App({store, theme}: Props) {
	const state = useSyncExternalStore(store.subscribe, store.state);
	useKeys(store.dispatch);
	return (
		<Box width={state.size.columns} height={state.size.rows}>
			{screenOf(state).map(({id, x, y, width, height, lines}) => (
				<Box key={id} position="absolute" marginLeft={x} marginTop={y} width={width} height={height}>
					<Rows lines={lines} width={width} theme={theme} />
				</Box>
			))}
		</Box>
	);
}
