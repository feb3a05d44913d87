import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: {
    // Tests run on the sources of both packages.
    alias: {
      'eslint-plugin-observability/inspection': fileURLToPath(new URL('src/inspection/inspection.ts', import.meta.url)),
      'eslint-plugin-observability': fileURLToPath(new URL('src/index.ts', import.meta.url)),
    },
  },
  test: {
    include: ['tests/**/*.test.ts', 'packages/*/tests/**/*.test.ts'],
    // Need promtool, oxlint and Chromium: `npm run test:promtool`, `npm run test:oxlint`, `npm run test:browser`.
    exclude: ['tests/{promtool,oxlint}/**', 'packages/*/tests/{promtool,browser}/**'],
    reporters: ['default', './tools/totals-reporter.ts'],
    coverage: {
      provider: 'v8',
      include: ['src/**/*.ts', 'packages/*/src/**/*.ts'],
      // Runs in a process of its own, where nothing is counted.
      exclude: ['packages/*/src/cli.ts'],
      reporter: [['text', { skipFull: true }], 'text-summary'],
      thresholds: { lines: 95, branches: 95 },
    },
  },
});
