import {Box, Transform} from 'ink';
import {memo} from 'react';
import type {Line} from '../paint/line.ts';
import type {Theme} from './theme/theme.ts';

type Props = {readonly lines: readonly Line[]; readonly width: number; readonly theme: Theme};

/** Lines under each other, none wider than `width`. */
export function Rows({lines, width, theme}: Props) {
	return (
		<Box flexDirection="column" width={width}>
			{lines.map((line, index) => (
				// A row is what stands at this height, whatever that is.
				// biome-ignore lint/suspicious/noArrayIndexKey: a row has no other identity than its place
				<Row key={index} text={theme(line)} />
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
