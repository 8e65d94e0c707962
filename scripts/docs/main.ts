import {readFileSync, writeFileSync} from 'node:fs';
import {pictureOfExplorer} from './picture.ts';
import {withGenerated} from './readme.ts';

const wanted = process.argv.slice(2);
const readme = readFileSync('README.md', 'utf8');
const renewed = withGenerated(readme);
if (wanted.includes('--check')) {
	if (renewed !== readme) {
		console.error('README.md is out of date: run `npm run docs`.');
		process.exitCode = 1;
	}
} else {
	writeFileSync('README.md', renewed);
	if (wanted.includes('--picture')) writeFileSync('docs/explorer.svg', await pictureOfExplorer());
}
