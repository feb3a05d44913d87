/**
 * Makes one module of the compiled plugin: loading some hundred small files is most of what its import costs, and every
 * run of ESLint and every editor pays that. Part of `npm run build`, after the compiler.
 */
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';

await build({
  entryPoints: ['dist/index.js'],
  outfile: 'dist/index.js',
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
  if (file.endsWith('.js') && file !== 'index.js') rmSync(join('dist', file));
