import { defineConfig } from 'vitest/config';
import shared from './vitest.config.js';

// Needs promtool, of Debian's package `prometheus`.
export default defineConfig({
  resolve: shared.resolve ?? {},
  test: { include: ['tests/promtool/*.test.ts', 'packages/*/tests/promtool/*.test.ts'], testTimeout: 60_000 },
});
