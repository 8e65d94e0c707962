/** What a bug of ours, as against a mistake of the user's, asks of who meets it: on the screen and on standard error. */
export function bugReport(withWhat: string): string {
	return `this is a bug in cai-tui, not in your data. Please report it with ${withWhat}.`;
}

/** The same as sentences of a pane, behind what has failed. */
export function bugOnScreen(failed: string, error: unknown): string {
	const reason = error instanceof Error ? error.message : String(error);
	const report = bugReport('this line and what cai-tui --version prints');
	return `${failed}: ${reason.replace(/\.$/, '')}. ${report.charAt(0).toUpperCase()}${report.slice(1)}`;
}
