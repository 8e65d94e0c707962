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
				<Row key={index} text={line.map(({text}) => text).join('') || ' '} styled={theme(line)} />
			))}
		</Box>
	);
}

type RowProps = {readonly text: string; readonly styled: string};

/**
 * Only rows that differ are drawn again. Ink is given the bare text, which it measures and looks through for sequences, and
 * gets that with its colours when all is in its place.
 */
const Row = memo(function Row({text, styled}: RowProps) {
	return <Transform transform={() => styled}>{text}</Transform>;
});
