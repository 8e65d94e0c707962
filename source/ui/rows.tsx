import {Box, Transform} from 'ink';
import {memo} from 'react';

type Props = {readonly rows: readonly string[]; readonly width: number};

/** Under each other, none wider than `width`. */
export function Rows({rows, width}: Props) {
	return (
		<Box flexDirection="column" width={width}>
			{rows.map((text, index) => (
				// A row is what stands at this height, whatever that is.
				// biome-ignore lint/suspicious/noArrayIndexKey: a row has no other identity than its place
				<Row key={index} text={text} />
			))}
		</Box>
	);
}

/**
 * Only rows that differ are drawn again. A row is painted to its width already: Ink lays out a blank, which is as high and
 * never changes, and gets the row when all is in its place. Otherwise it would measure each anew, and move all of them.
 */
const Row = memo(function Row({text}: {readonly text: string}) {
	return <Transform transform={() => text}> </Transform>;
});
