import {csv} from './csv.ts';
import type {Exporter} from './exporter.ts';
import type {ReportFormat} from './format-names.ts';
import {json} from './json.ts';
import {markdown} from './markdown.ts';
import {text} from './text.ts';

export const exporters: Readonly<Record<ReportFormat, Exporter>> = {text, md: markdown, json, csv};
