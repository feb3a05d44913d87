import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { writeWhole } from '../src/output.js';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'observability-output-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

test('replaces what was there', () => {
  const file = join(folder, 'review.md');
  writeWhole(file, 'first', 'review.md');
  writeWhole(file, 'second', 'review.md');
  expect(readFileSync(file, 'utf8')).toBe('second');
  expect(readdirSync(folder)).toEqual(['review.md']);
});

test('an error that has no words of its own is told by its code', () => {
  const long = 'x'.repeat(300);
  expect(() => writeWhole(join(folder, long), 'x', 'review.md')).toThrow('review.md cannot be written: ENAMETOOLONG.');
});

test.each([
  ['no folder', 'nowhere/review.md', 'nowhere/review.md cannot be written: there is no such folder.'],
  ['a folder', 'taken', 'taken cannot be written: it is a folder.'],
])('%s is told in one line, and nothing is left behind', (_, path, message) => {
  mkdirSync(join(folder, 'taken'), { recursive: true });
  const before = readdirSync(folder);
  expect(() => writeWhole(join(folder, path), 'x', path)).toThrow(message);
  expect(readdirSync(folder)).toEqual(before);
});
