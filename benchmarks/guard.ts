/**
 * Fails where linting has become much more expensive: `npm run benchmark:guard`, after a build. Ratios of one run, never
 * seconds, with slack for a busy machine: it is after the quadratic loop and the walk that every file pays, not after
 * percents. Ends with `N passed, N failed`.
 */
import { join, resolve } from 'node:path';
import type { ESLint, Linter } from 'eslint';
import { BASELINES, ours } from './contenders.js';
import { corpus, fileOfLines, quietCorpus, type SourceFile } from './corpus.js';
import { measure, ratio } from './measure.js';

const root = resolve(import.meta.dirname, '..');
type Plugin = ESLint.Plugin & { configs: Record<string, Linter.Config> };
const { default: plugin } = (await import(join(root, 'dist/index.js'))) as { default: Plugin };

const PASSES = 5;
/** A machine may be busy in one run; a regression is there in each. */
const ATTEMPTS = 3;

const contenders = [BASELINES[1]!, ...ours(plugin)];

function overZero(files: readonly SourceFile[], preset: 'recommended' | 'strict'): number {
  return ratio(measure(contenders, files, PASSES), `observability ${preset}`, 'zero rules');
}

/** How much more a line costs in a file of 10,000 lines than in one of 1,000. */
function growth(): number {
  const perLine = (lines: number): number => {
    const [zero, recommended] = measure(contenders, [fileOfLines(lines, 1)], PASSES);
    return (recommended!.perFile - zero!.perFile) / lines;
  };
  return perLine(10_000) / perLine(1000);
}

const checks: { what: string; limit: number; value: () => number }[] = [
  {
    what: 'recommended over zero rules, a usual service',
    limit: 1.6,
    value: () => overZero(corpus({ seed: 1, services: 2 }), 'recommended'),
  },
  {
    what: 'strict over zero rules, a usual service',
    limit: 1.75,
    value: () => overZero(corpus({ seed: 1, services: 2 }), 'strict'),
  },
  {
    what: 'recommended over zero rules, files with nothing of interest',
    limit: 1.3,
    value: () => overZero(quietCorpus({ seed: 1, services: 6 }), 'recommended'),
  },
  { what: 'a line of a file of 10,000 lines, against one of 1,000', limit: 3, value: growth },
];

let failed = 0;
for (const { what, limit, value } of checks) {
  let best = Infinity;
  for (let attempt = 0; attempt < ATTEMPTS && best > limit; attempt++) best = Math.min(best, value());
  if (best > limit) failed += 1;
  console.log(`${best > limit ? 'FAIL' : 'ok  '}  ${what}: ${best.toFixed(2)}, at most ${limit.toFixed(2)}`);
}
console.log(`${checks.length - failed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
