import {describe, it} from 'vitest';
import {sections} from '../../source/sections/registry.ts';
import {defaultView, type View} from '../../source/sections/view.ts';
import {expectGolden, textOf} from './golden.ts';
import {ids, scopeAt, study, studyScope} from './study.ts';

const pictures: readonly {readonly section: string; readonly at: string; readonly view?: Partial<View>}[] = [
	{section: 'overview', at: 'study'},
	{section: 'overview', at: 'latency'},
	{section: 'overview', at: 'condition'},
	{section: 'throughput', at: 'study'},
	{section: 'throughput', at: 'condition'},
	{section: 'throughput', at: 'loggedOn'},
	{section: 'ttft', at: 'study'},
	{section: 'ttft', at: 'logged'},
	{section: 'ttft', at: 'condition'},
	{section: 'decode', at: 'study'},
	{section: 'decode', at: 'logged'},
	{section: 'energy', at: 'study'},
	{section: 'energy', at: 'logged'},
	{section: 'traces', at: 'study'},
	{section: 'traces', at: 'logged'},
	{section: 'traces', at: 'flawedRun'},
	{section: 'traces', at: 'condition'},
	{section: 'checks', at: 'logged'},
	{section: 'run', at: 'flawedRun'},
	{section: 'run', at: 'loggedOn'},
];

describe('the sections, as a reader sees them', () => {
	for (const {section: id, at, view} of pictures) {
		for (const width of [80, 120]) {
			it(`${id} of ${at} in ${width} columns`, () => {
				const section = sections.find(other => other.id === id);
				if (section === undefined) throw new Error(`no section ${id}`);
				const scope = at === 'study' ? studyScope : scopeAt(study, ids[at as keyof typeof ids]);
				expectGolden(`${id}-${kebab(at)}.${width}`, textOf(section.open(scope), width, {...defaultView, ...view}));
			});
		}
	}
});

function kebab(name: string): string {
	return name.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`);
}
