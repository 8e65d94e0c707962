/** Every way to write a report, as `--format` takes it; the first is what it writes unasked. */
export const reportFormats = ['text', 'md', 'json', 'csv'] as const;

export type ReportFormat = (typeof reportFormats)[number];
