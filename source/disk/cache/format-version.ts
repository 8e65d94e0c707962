/** Of the code that reads files, written in by the bundler. */
declare const CAI_TUI_READER: string | undefined;

/**
 * Tells the code that made an entry from any other: what it reads differently must not pass for what this one reads. null:
 * the sources are run as they are, and nothing tells one state of them from the next.
 */
export const formatVersion: string | null = typeof CAI_TUI_READER === 'string' ? CAI_TUI_READER : null;
