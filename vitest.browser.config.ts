import { defineConfig } from 'vitest/config';
import shared from './vitest.config.js';

// Needs Chromium, of Debian's package `chromium`, or a Chrome that CHROME_PATH names.
export default defineConfig({
  resolve: shared.resolve ?? {},
  test: {
    include: ['packages/*/tests/browser/*.test.ts'],
    reporters: ['default', './tools/totals-reporter.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
