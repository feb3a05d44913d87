import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { asJson } from '../src/formats/json.js';
import { changeText } from '../src/formats/text.js';
import type { Score } from '../src/score/score.js';
import { changeSince, readEarlier } from '../src/since.js';
import { finding, judgedOf, reviewOf } from './samples.js';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'observability-since-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const read = (text: string) => {
  const file = join(folder, 'before.json');
  writeFileSync(file, text);
  return readEarlier(file, 'before.json');
};
const score = (points: number) => ({ points }) as Score;

test('what JSON says is found again', () => {
  const then = [finding(), finding({ rule: 'metric-naming' })];
  const earlier = read(asJson({ ...judgedOf(reviewOf(then)), score: score(71.4) }));
  expect(changeSince(then, earlier)).toEqual({ points: 71.4, added: 0, gone: 0 });
  expect(changeSince([then[0]!, finding({ code: 'new' })], earlier)).toEqual({ points: 71.4, added: 1, gone: 1 });
});

test('a review without a score', () => {
  expect(read(asJson(judgedOf(reviewOf([])))).points).toBeNull();
  expect(read('{ "findings": [] }').points).toBeNull();
});

test('findings that say less are findings all the same', () => {
  const earlier = read('{ "findings": [{}, { "file": "a.ts", "rule": "no-console" }] }');
  expect(changeSince([], earlier)).toEqual({ points: null, added: 0, gone: 2 });
});

test('in words', () => {
  expect(changeText({ points: 71.4, added: 1, gone: 3 }, score(80.2))).toBe(
    'Since the earlier review: score 71 → 80, 1 new finding, 3 gone',
  );
  expect(changeText({ points: null, added: 2, gone: 0 }, score(80))).toBe(
    'Since the earlier review: 2 new findings, 0 gone',
  );
  expect(changeText({ points: 71, added: 2, gone: 0 }, null)).toBe('Since the earlier review: 2 new findings, 0 gone');
});
