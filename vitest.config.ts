import {defineConfig} from 'vitest/config';

export default defineConfig({
	// Tests run React as it is shipped, whose runtime has no functions for development.
	oxc: {jsx: {runtime: 'automatic', development: false}},
	test: {
		include: ['test/**/*.test.{ts,tsx}'],
		setupFiles: ['test/setup.ts'],
		testTimeout: 20_000,
		// Two cores are what a small VM and our CI have; more workers only wait for each other.
		maxWorkers: 2,
	},
});
