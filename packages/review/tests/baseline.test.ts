import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { baselineText, compare, fingerprint, readBaseline } from '../src/baseline.js';
import type { Finding } from '../src/review.js';
import { finding } from './samples.js';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'observability-baseline-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function baselineOf(findings: Finding[]) {
  const file = join(folder, 'baseline.json');
  writeFileSync(file, baselineText(findings));
  return readBaseline(file, 'baseline.json');
}

const CATCH = { rule: 'no-silent-catch', code: '} catch (err) {' };

describe('what is known', () => {
  const known = [finding(), finding({ ...CATCH, line: 9, context: 'await save(room);\nreturn null;' })];

  test.each<[string, Finding[]]>([
    ['the same findings', known],
    ['on other lines', known.map((each, i) => ({ ...each, line: 50 + i }))],
    ['with another message', known.map((each) => ({ ...each, message: 'Said in other words.' }))],
    [
      'in code that is formatted otherwise',
      known.map((each) => ({ ...each, code: each.code.replaceAll(' ', '\n  ') })),
    ],
    ['in another file', known.map((each) => ({ ...each, file: 'src/rooms/join.ts' }))],
    ['with other code around', known.map((each) => ({ ...each, context: 'x' }))],
  ])('%s', (_, findings) => {
    expect(compare(findings, baselineOf(known))).toEqual({ fresh: [], known: findings, gone: 0 });
  });

  test('one that is mended does not make up for another', () => {
    const of = (name: string) => finding({ ...CATCH, message: `A failure of '${name}' is lost.`, context: name });
    expect(compare([of('mute')], baselineOf([of('join')]))).toMatchObject({ fresh: { length: 1 }, gone: 1 });
  });

  test('each entry stands for one finding: the one that is added is new, not those that were there', () => {
    const added = finding({ ...CATCH, line: 2, context: 'await close(room);\nreturn;' });
    const moved = known.map((each) => ({ ...each, line: each.line + 20 }));
    expect(compare([added, ...moved], baselineOf(known))).toEqual({ fresh: [added], known: moved, gone: 0 });
  });

  test('one that moved to another file is told from one that is new there', () => {
    const moved = { ...known[1]!, file: 'src/rooms.ts' };
    const added = finding({ ...CATCH, file: 'src/rooms.ts', context: 'other' });
    expect(compare([added, moved], baselineOf([known[1]!])).fresh).toEqual([added]);
  });

  test('another rule, or other code, is new', () => {
    const others = [finding({ rule: 'metric-naming' }), finding({ code: 'console.error(err);' })];
    expect(compare(others, baselineOf([finding()]))).toEqual({ fresh: others, known: [], gone: 1 });
  });

  test('nothing is known of an empty one', () => {
    expect(compare(known, baselineOf([]))).toEqual({ fresh: known, known: [], gone: 0 });
  });
});

test('a finding is one line of the file, without its code', () => {
  const text = baselineText([finding()]);
  expect(text.split('\n')).toHaveLength(7);
  expect(text).toMatch(/^ {4}\{"file":"src\/join\.ts","rule":"no-console","code":"\w{12}","context":"\w{12}"\}$/m);
});

test('a fingerprint stays when the line moves, and differs by file, rule and code', () => {
  expect(fingerprint(finding({ line: 9, message: 'x', context: '' }))).toBe(fingerprint(finding()));
  const marks = [finding(), finding({ file: 'b.ts' }), finding({ rule: 'x' }), finding({ code: 'x' })].map(fingerprint);
  expect(new Set(marks).size).toBe(4);
});

test.each([
  ['that is not there', null, 'No baseline in b.json. Write one with --update-baseline.'],
  ['that is no JSON', '{', 'b.json is not a baseline. Write one with --update-baseline.'],
  ['that is something else', '[]', 'b.json is not a baseline. Write one with --update-baseline.'],
  [
    'of another version',
    '{"version":2,"findings":[]}',
    'b.json is a baseline of version 2, this program reads version 1. Write it again with --update-baseline.',
  ],
])('a file %s is refused', (_, text, message) => {
  const file = join(folder, 'b.json');
  rmSync(file, { force: true });
  if (text !== null) writeFileSync(file, text);
  expect(() => readBaseline(file, 'b.json')).toThrow(message);
});
