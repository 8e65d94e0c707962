/** Written in by the bundler from package.json. */
declare const CAI_TUI_VERSION: string | undefined;

export const version = typeof CAI_TUI_VERSION === 'string' ? CAI_TUI_VERSION : '0.0.0-source';
