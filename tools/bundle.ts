/**
 * Makes few modules of the compiled plugin: loading some hundred small files is most of what its import costs, and every
 * run of ESLint and every editor pays that. What both entries need is in one they share: the model of a file is cached
 * there. Part of `npm run build`, after the compiler.
 */
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';

await build({
  entryPoints: { index: 'dist/index.js', inspection: 'dist/inspection/inspection.js' },
  outdir: 'dist',
  chunkNames: 'shared-[hash]',
  splitting: true,
  allowOverwrite: true,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20.19',
  packages: 'external',
  minifyWhitespace: false,
  legalComments: 'none',
  logLevel: 'warning',
});

// Their declarations stay: those of the entry refer to them.
for (const file of readdirSync('dist', { recursive: true, encoding: 'utf8' }))
  if (file.endsWith('.js') && !/^(?:index|inspection|shared-\w+)\.js$/.test(file)) rmSync(join('dist', file));
