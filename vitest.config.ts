import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    // Need promtool and oxlint: `npm run test:promtool`, `npm run test:oxlint`.
    exclude: ['tests/{promtool,oxlint}/**'],
    reporters: ['default', './tools/totals-reporter.ts'],
    coverage: {
      provider: 'v8',
      include: ['src/**/*.ts'],
      reporter: [['text', { skipFull: true }], 'text-summary'],
      thresholds: { lines: 95, branches: 95 },
    },
  },
});
