import {live} from '../sections/live/live.ts';
import {sections} from '../sections/registry.ts';
import type {Section} from '../sections/section.ts';

/** What the explorer's bar offers: the chapters of the study, and the GPU of this machine. */
export const chapters: readonly Section[] = [...sections, live];

export function chapterById(id: string): Section | null {
	return chapters.find(section => section.id === id) ?? null;
}
