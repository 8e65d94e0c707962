import {useInput} from 'ink';
import {keyOf} from '../app/keys.ts';
import type {Message} from '../app/message.ts';

/** Hands every key press to the program by its one name. Several characters at once were pasted. */
export function useKeys(dispatch: (message: Message) => void): void {
	useInput((input, raw) => {
		const key = keyOf(input, raw);
		if (key !== null) dispatch({type: 'key pressed', key});
		else if (input.length > 1 && !raw.ctrl && !raw.meta) dispatch({type: 'text pasted', text: input});
	});
}
