import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { amountsOf } from '../src/score/amounts.js';
import { partsOf, pointsOf } from '../src/score/formula.js';
import { codeOf, generatedService, meetingService, reviewOf } from './corpus/code-bases.js';
import type { Rewrite } from './rewrites/rewrite.js';
import { DELETING, HOLES, PRESERVING } from './rewrites/rewrites.js';
import type { Files } from './rewrites/source.js';

// The score may not be raised by writing the same program otherwise, nor by deleting what makes it visible.

/** In points: what rounding may do. */
const TOLERANCE = 0.05;

const CODE_BASES = [
  { of: 'the meeting service', files: meetingService() },
  { of: 'a generated service', files: generatedService() },
];

const exactPoints = async (files: Files): Promise<number> => {
  const review = await reviewOf(files);
  expect(review.unparsed).toEqual([]);
  return pointsOf(partsOf(amountsOf(review)))!;
};

/** The changed code base; null where there was nothing to change. */
const rewritten = (files: Files, { apply }: Rewrite): Files | null => {
  const code = codeOf(files);
  const changed = apply(code);
  const isSame = changed.size === code.size && [...changed].every(([path, text]) => code.get(path) === text);
  return isSame ? null : new Map([...files].filter(([path]) => !code.has(path)).concat([...changed]));
};

test('there are many rewrites, each with a name of its own and something to change', { timeout: 60_000 }, () => {
  const all = [...PRESERVING, ...DELETING, ...HOLES];
  expect(PRESERVING.length + DELETING.length).toBeGreaterThanOrEqual(70);
  expect(new Set(all.map(({ name }) => name)).size).toBe(all.length);
  const idle = all.filter((rewrite) => CODE_BASES.every(({ files }) => rewritten(files, rewrite) === null));
  expect(idle.map(({ name }) => name)).toEqual([]);
});

describe.each(CODE_BASES)('$of', { timeout: 60_000 }, ({ files }) => {
  let points = 0;
  beforeAll(async () => {
    points = await exactPoints(files);
  }, 60_000);

  test.each(PRESERVING.map((rewrite) => [rewrite.name, rewrite] as const))('%s: no more points', async (_, rewrite) => {
    const changed = rewritten(files, rewrite);
    if (changed) expect(await exactPoints(changed)).toBeLessThanOrEqual(points + TOLERANCE);
  });

  test.each(DELETING.map((rewrite) => [rewrite.name, rewrite] as const))('%s: fewer points', async (_, rewrite) => {
    const changed = rewritten(files, rewrite);
    if (changed) expect(await exactPoints(changed)).toBeLessThan(points - TOLERANCE);
  });

  test.each(HOLES.map((hole) => [hole.name, hole] as const))('known hole: %s', async (_, hole) => {
    const changed = rewritten(files, hole);
    if (changed) expect(await exactPoints(changed)).toBeLessThanOrEqual(points + hole.most);
  });
});

test('the page about the score has every known hole', () => {
  const page = readFileSync('docs/score.md', 'utf8').replaceAll(/\s+/g, ' ');
  expect(HOLES.map(({ name }) => name).filter((name) => !page.toLowerCase().includes(name.toLowerCase()))).toEqual([]);
});
