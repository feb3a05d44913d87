import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Linter } from 'eslint';
import * as parser from '@typescript-eslint/parser';
import type { SourceFile } from './corpus.js';

/** What is measured side by side: an ESLint configuration, or parsing alone. */
export interface Contender {
  name: string;
  /** Null for parsing alone. */
  config: Linter.Config | null;
}

/** What one contender took. */
export interface Result {
  name: string;
  rules: number;
  /** Mean per file, in milliseconds: of each file the fastest pass. */
  perFile: number;
  /** Findings in the last pass; what finds nothing may be cheap for that reason. */
  findings: number;
}

/**
 * Lints a corpus with every contender in turn, pass after pass, in an order that turns from pass to pass, so that what
 * else the machine does hits all alike. Of each file and contender the fastest pass counts.
 * @param cwd where ESLint runs; it lints only what is below
 */
export function measure(
  contenders: readonly Contender[],
  files: readonly SourceFile[],
  passes: number,
  cwd = process.cwd(),
): Result[] {
  const best = contenders.map(() => new Float64Array(files.length).fill(Infinity));
  const findings = contenders.map(() => 0);
  const linters = contenders.map(() => new Linter({ cwd }));
  const configs = contenders.map(({ config }) => config && prepared(config, cwd));
  for (let pass = 0; pass < passes; pass++) {
    findings.fill(0);
    for (let turn = 0; turn < contenders.length; turn++) {
      const at = (turn + pass) % contenders.length;
      const config = configs[at];
      for (const [i, { path, text }] of files.entries()) {
        const start = performance.now();
        const found = config ? linters[at]!.verify(text, config, { filename: path }).length : parseOnly(text, path);
        best[at]![i] = Math.min(best[at]![i]!, performance.now() - start);
        findings[at] = findings[at]! + found;
      }
    }
  }
  return contenders.map(({ name, config }, at) => ({
    name,
    rules: Object.keys(config?.rules ?? {}).length,
    perFile: best[at]!.reduce((sum, ms) => sum + ms, 0) / files.length,
    findings: findings[at]!,
  }));
}

type FlatConfigArray = new (
  configs: Linter.Config[],
  options: { basePath: string },
) => Linter.Config[] & { normalizeSync(): Linter.Config[] };

// Not exported; Linter takes it, and so does the class ESLint inside.
const { FlatConfigArray } = createRequire(import.meta.url)(
  join(dirname(createRequire(import.meta.url).resolve('eslint/package.json')), 'lib/config/flat-config-array.js'),
) as { FlatConfigArray: FlatConfigArray };

/**
 * A configuration that is validated once, as a run of ESLint does: given a plain array, Linter would compile and check
 * the options of all rules again for every file.
 */
export function prepared(config: Linter.Config, cwd: string): Linter.Config[] {
  return new FlatConfigArray([config], { basePath: cwd }).normalizeSync();
}

function parseOnly(text: string, path: string): number {
  parser.parseForESLint(text, { filePath: path, loc: true, range: true, tokens: true, comment: true });
  return 0;
}

/** The result of one contender as a ratio to that of another. */
export function ratio(results: readonly Result[], name: string, to: string): number {
  const at = (wanted: string): number => results.find((result) => result.name === wanted)!.perFile;
  return at(name) / at(to);
}
