import {Box, Text} from 'ink';
import {Table} from 'ink-table';
import {memo, type ReactNode} from 'react';
import type {StaticTable as Place} from '../app/screen/card-box.ts';

type Props = {readonly table: Place};

/** A small table that nobody moves over. Lists with a cursor are rows of painted text: see `rows.tsx`. */
export const StaticTable = memo(function StaticTable({table}: Props) {
	const {x, y, width, height, rows} = table;
	const [first = '', ...numbers] = Object.keys(rows[0] ?? {});
	return (
		<Box position="absolute" marginLeft={x} marginTop={y} width={width} height={height}>
			<Table
				data={rows.map(row => ({...row}))}
				columns={[{key: first}, ...numbers.map(key => ({key, align: 'right' as const}))]}
				header={Strong}
			/>
		</Box>
	);
});

function Strong({children}: {readonly children?: ReactNode}) {
	return <Text bold>{children}</Text>;
}
