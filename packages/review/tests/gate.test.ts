import { describe, expect, test } from 'vitest';
import { baselineText } from '../src/baseline.js';
import { judge, type Gate } from '../src/gate.js';
import type { Severity } from 'eslint-plugin-observability/inspection';
import type { Finding } from '../src/review.js';
import { finding, reviewOf } from './samples.js';

const GATE: Gate = { failOn: 'HIGH', minScore: null, maxNew: 0, baseline: null, changes: null };
const of = (...severities: Severity[]): Finding[] =>
  severities.map((severity, i) => finding({ severity, line: i + 1, code: String(i) }));
const reasons = (findings: Finding[], gate: Partial<Gate> = {}, points: number | null = null) =>
  judge(reviewOf(findings), points, { ...GATE, ...gate }).reasons;

describe('by severity', () => {
  test.each<[Severity | null, Severity[], string[]]>([
    ['HIGH', ['MEDIUM', 'LOW'], []],
    ['HIGH', ['HIGH'], ['1 finding of severity HIGH or worse']],
    ['HIGH', ['BLOCKER', 'HIGH', 'LOW'], ['2 findings of severity HIGH or worse']],
    ['BLOCKER', ['HIGH'], []],
    ['BLOCKER', ['BLOCKER'], ['1 finding of severity BLOCKER']],
    ['LOW', ['LOW'], ['1 finding of severity LOW or worse']],
    [null, ['BLOCKER'], []],
  ])('--fail-on %s of %s', (failOn, severities, expected) => {
    expect(reasons(of(...severities), { failOn })).toEqual(expected);
  });
});

test('--max-new lets some through', () => {
  const findings = of('HIGH', 'HIGH', 'LOW');
  expect(reasons(findings, { maxNew: 2 })).toEqual([]);
  expect(reasons(findings, { maxNew: 1 })).toEqual(['2 findings of severity HIGH or worse, where 1 is let through']);
});

test('--min-score', () => {
  expect(reasons([], { minScore: 70 }, 70)).toEqual([]);
  expect(reasons([], { minScore: 70 }, 69.9)).toEqual(['the score is 69.9, and 70 is the least']);
  // There is nothing to score.
  expect(reasons([], { minScore: 70 }, null)).toEqual([]);
});

test('what a baseline knows does not fail', () => {
  const known = of('HIGH', 'BLOCKER');
  const baseline = JSON.parse(baselineText(known)) as { findings: never[] };
  const added = finding({ code: 'new' });
  const verdict = judge(reviewOf([...known, added]), null, { ...GATE, baseline: { known: baseline.findings } });
  expect(verdict.reasons).toEqual(['1 new finding of severity HIGH or worse']);
  expect([...verdict.fresh]).toEqual([added]);
  expect(verdict.findings).toHaveLength(3);
  expect(judge(reviewOf([]), null, { ...GATE, baseline: { known: baseline.findings } })).toMatchObject({
    passed: true,
    gone: 2,
  });
});

test('lines that have not changed are not looked at', () => {
  const [first, second] = of('HIGH', 'HIGH');
  const verdict = judge(reviewOf([first!, second!]), null, { ...GATE, changes: new Map([[second!.file, [[2, 2]]]]) });
  expect(verdict.findings).toEqual([second]);
  expect(verdict.reasons).toEqual(['1 finding of severity HIGH or worse']);
});

test('a file that does not parse is not reviewed, and fails where anything does', () => {
  const unparsed = [{ file: 'src/broken.ts', line: 1, column: 1, message: 'Expression expected.' }];
  const of = (gate: Partial<Gate>) => judge(reviewOf([], { unparsed }), null, { ...GATE, ...gate }).reasons;
  expect(of({})).toEqual(['1 file could not be parsed, and so not be reviewed']);
  expect(of({ failOn: null })).toEqual([]);
  expect(of({ changes: new Map() })).toEqual([]);
  expect(of({ changes: new Map([['src/broken.ts', [[9, 9]]]]) })).toHaveLength(1);
});
