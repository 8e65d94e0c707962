import type {Key, Move} from '../keys.ts';
import {isCharacter, moveKeys, moves} from '../keys.ts';
import type {Message} from '../message.ts';
import type {State} from '../state.ts';

/**
 * Where an action's keys are listened to. `always`: whatever is open. `everywhere`: in both panes. `chart`: in the
 * section's pane while the reading cursor is on.
 */
export type ActionScope =
	| 'always'
	| 'everywhere'
	| 'tree'
	| 'section'
	| 'chart'
	| 'help'
	| 'card'
	| 'palette'
	| 'filter';

/** Everything a user can do, declared once: dispatch, footer, help, palette and the README read it here. */
export type Action = {
	readonly id: string;
	readonly scope: ActionScope;
	readonly keys: readonly Key[];
	/** What it does, as the help and the palette say it. */
	readonly label: string;
	/** In the footer: these keys, this word. Without one it is not there. */
	readonly hint?: {readonly keys: string; readonly word: string};
	readonly message: (state: State) => Message;
	/** Why not now, shown in the help and when its key is pressed; null: it can. */
	readonly unavailable?: (state: State) => string | null;
};

type MovesOptions = {
	readonly scope: ActionScope;
	readonly message: (move: Move) => Message;
	readonly hint?: Action['hint'];
	/** In a text field the letters are typed. */
	readonly letters?: boolean;
};

/** The eight moves of a cursor in one scope. */
export function moveActions({scope, message, hint, letters = true}: MovesOptions): readonly Action[] {
	const isTyped = (key: Key): boolean => isCharacter(key) || key.startsWith('ctrl-');
	return moves.flatMap(move => {
		const keys = moveKeys[move].filter(key => letters || !isTyped(key));
		if (keys.length === 0) return [];
		const shown = hint !== undefined && move === 'up' ? {hint} : {};
		return [{id: `${scope} ${move}`, scope, keys, label: move, ...shown, message: () => message(move)}];
	});
}
