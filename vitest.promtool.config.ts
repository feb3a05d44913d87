import { defineConfig } from 'vitest/config';

// Needs promtool, of Debian's package `prometheus`.
export default defineConfig({ test: { include: ['tests/promtool/*.test.ts'] } });
