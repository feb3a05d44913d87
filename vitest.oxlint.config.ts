import { defineConfig } from 'vitest/config';

// Installs oxlint, which cannot be in the lockfile: see tools/oxlint/install.ts.
export default defineConfig({
  test: {
    include: ['tests/oxlint/*.test.ts'],
    globalSetup: ['tests/oxlint/setup.ts'],
    reporters: ['default', './tools/totals-reporter.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
