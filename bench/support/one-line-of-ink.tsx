/** The least that a program can do with Ink: what the explorer's start is measured against. */
import {render, Text} from 'ink';

render(<Text>hello</Text>);
