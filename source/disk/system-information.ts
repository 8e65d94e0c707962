import type {SystemInformation} from '../domain/system-information.ts';
import {printable} from '../units/printable.ts';

export type SystemFacts = Omit<SystemInformation, 'paths'>;

/**
 * What a study's system-information file or a dump of `nvidia-smi conf-compute -q` says, wherever in it. The files are
 * outputs of several commands under headings in `===`, different in every version of the script that writes them.
 */
export function systemFactsOf(text: string): SystemFacts {
	const lines = text.split(/\r?\n/).map(line => line.trim());
	const sections = sectionsOf(lines);
	const value = (pattern: RegExp): string | null => {
		for (const line of lines) {
			const found = pattern.exec(line)?.[1]?.trim();
			if (found !== undefined && found !== '') return printable(found).slice(0, longestValue);
		}
		return null;
	};
	const multiGpuMode = value(/^Multi-GPU Mode\s*:\s*(.+)$/i);
	return {
		hostname:
			value(/^(?:static )?hostname\s*[:=]\s*(\S+)/i) ?? firstWord(sections, /hostname/i) ?? value(/^Linux (\S+) \d+\./),
		gpuName:
			value(/^Product Name\s*:\s*(.+)$/i) ??
			value(/^GPU \d+:\s*(.+?)\s*\(UUID/i) ??
			value(/^\|\s+\d+\s+(NVIDIA .+?)\s{2,}/) ??
			value(/^GPU(?: name| model)?\s*:\s*(.+)$/i),
		driverVersion: value(/Driver Version\s*:\s*([\d.]+)/i),
		powerLimitWatts: wattsOf(
			value(/^(?:Current|Enforced) Power Limit\s*:\s*([\d.]+) W/i) ??
				value(/^Power Limit\s*:\s*([\d.]+) W/i) ??
				value(/\d+W\s*\/\s*(\d+)W/),
		),
		vllmVersion: value(/^vllm(?:[ _-]version)?\s*(?::|==|=|\s)\s*v?(\d+\.\d+\S*)/i) ?? versionIn(sections, /vllm/i),
		ccState: stateOf(value(/^(?:CC State|CC status|Confidential Compute (?:state|status))\s*:\s*(\S+)/i)),
		devTools: stateOf(value(/^DevTools(?: Mode)?\s*:\s*(\S+)/i)),
		protectedPcie: multiGpuMode === null ? null : /protected pcie/i.test(multiGpuMode),
	};
}

const longestValue = 200;

/** Facts of several files about one machine; the first that knows something has the say. */
export function mergedFacts(all: readonly SystemFacts[]): SystemFacts {
	const pick = <Name extends keyof SystemFacts>(name: Name): SystemFacts[Name] | null =>
		all.find(facts => facts[name] !== null)?.[name] ?? null;
	return {
		hostname: pick('hostname'),
		gpuName: pick('gpuName'),
		driverVersion: pick('driverVersion'),
		powerLimitWatts: pick('powerLimitWatts'),
		vllmVersion: pick('vllmVersion'),
		ccState: pick('ccState'),
		devTools: pick('devTools'),
		protectedPcie: pick('protectedPcie'),
	};
}

type Section = {readonly title: string; readonly lines: readonly string[]};

function sectionsOf(lines: readonly string[]): readonly Section[] {
	const sections: {title: string; lines: string[]}[] = [];
	for (const line of lines) {
		const title = /^={2,}\s*([^=].*?)\s*={2,}$/.exec(line)?.[1];
		if (title !== undefined) sections.push({title, lines: []});
		else if (line !== '') sections.at(-1)?.lines.push(line);
	}
	return sections;
}

function firstWord(sections: readonly Section[], title: RegExp): string | null {
	const [line = ''] = sections.find(section => title.test(section.title))?.lines ?? [];
	const [word = ''] = line.split(/\s+/);
	return word === '' || word.endsWith(':') ? null : printable(word).slice(0, longestValue);
}

function versionIn(sections: readonly Section[], title: RegExp): string | null {
	const lines = sections.find(section => title.test(section.title))?.lines ?? [];
	const found = lines.map(line => /\bv?(\d+\.\d+(?:\.\d+)?\S*)/.exec(line)?.[1]).find(version => version !== undefined);
	return found === undefined ? null : printable(found).slice(0, longestValue);
}

function wattsOf(digits: string | null): number | null {
	const watts = Number(digits ?? Number.NaN);
	return watts > 0 && Number.isFinite(watts) ? watts : null;
}

function stateOf(word: string | null): 'on' | 'off' | null {
	const state = word?.toLowerCase();
	return state === 'on' || state === 'off' ? state : null;
}
