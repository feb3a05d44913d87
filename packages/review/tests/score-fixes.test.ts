import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { review } from '../src/lint.js';
import type { Finding, Offer, Review } from '../src/review.js';
import { amountsOf } from '../src/score/amounts.js';
import { partsOf, pointsOf } from '../src/score/formula.js';
import { scoreOf } from '../src/score/score.js';
import { meetingService } from './corpus/code-bases.js';

// Every suggestion that the rules make for the meeting service is taken: none may lower its score.

const SELECTION = { preset: 'recommended', rules: [] };

const files = meetingService();
let folder: string;
let whole: Review;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'fixed-'));
  for (const [path, text] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  whole = await review([folder], SELECTION, folder);
}, 60_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const exact = (of: Review): number => pointsOf(partsOf(amountsOf(of)))!;

/** The review with one file as it is now. */
const withAgain = async (path: string, text: string): Promise<Review> => {
  writeFileSync(join(folder, path), text);
  const { findings, inspections, unparsed } = await review([join(folder, path)], SELECTION, folder);
  writeFileSync(join(folder, path), files.get(path)!);
  expect(unparsed).toEqual([]);
  return {
    ...whole,
    findings: [...whole.findings.filter(({ file }) => file !== path), ...findings],
    inspections: [...whole.inspections.filter(({ file }) => file !== path), ...inspections],
  };
};

/** The text with the change of an offer, hunk by hunk, at the places nearest to the finding. */
const applied = (text: string, { diff }: Offer, { line }: Finding): string => {
  let lines = text.split('\n');
  for (const hunk of diff.split('\n…\n')) {
    const marked = hunk.split('\n');
    const side = (mark: string): string[] =>
      marked.filter((one) => one.startsWith(' ') || one.startsWith(mark)).map((one) => one.slice(1));
    const before = side('-');
    const starts = lines
      .map((_, at) => at)
      .filter((at) => before.every((one, i) => lines[at + i] === one))
      .sort((a, b) => Math.abs(a + 1 - line) - Math.abs(b + 1 - line));
    expect(starts, hunk).not.toEqual([]);
    lines = [...lines.slice(0, starts[0]), ...side('+'), ...lines.slice(starts[0]! + before.length)];
  }
  return lines.join('\n');
};

describe('the meeting service', () => {
  test('is what the specialist would call it', () => {
    const score = scoreOf(whole)!;
    expect(score.band).toBe('minor gaps');
    expect(score.points).toBeGreaterThan(70);
    expect(score.bestFixes[0]).toMatchObject({ rule: 'no-silent-catch' });
    expect(score.components.map(({ facts }) => facts).join('\n')).toMatchInlineSnapshot(`
      "21 of 29 error paths leave a trace, 22 units of work let their errors go up, to src/shared/http-server.ts:55
      20 of 21 handlers leave something, all 7 functions that call other systems leave something
      rate, errors and duration are measured, 31 of 45 metrics are observed, 24 of 28 units of work are counted or timed, 27 findings
      26 of 28 units of work run in a span of the code's own, 5 findings
      24 of 28 units of work and 19 of 29 error paths leave a log record, 11 findings"
    `);
  });

  test('a comment turns findings off for the score where it says why', async () => {
    const path = 'src/gc/join.ts';
    const suppressedBy = async (comment: string): Promise<number | undefined> => {
      writeFileSync(join(folder, path), `${comment}\n${files.get(path)!}`);
      const { findings, suppressed } = await review([join(folder, path)], SELECTION, folder);
      writeFileSync(join(folder, path), files.get(path)!);
      expect(findings).toEqual([]);
      return suppressed?.length;
    };
    const all = whole.findings.filter(({ file }) => file === path).length;
    expect(all).toBeGreaterThan(0);
    expect(await suppressedBy('/* eslint-disable */')).toBe(all);
    expect(await suppressedBy('/* eslint-disable -- a demonstration of mistakes */')).toBeUndefined();
  });

  test('without one of its findings, its score is as good or better', () => {
    for (const gone of whole.findings) {
      const findings = whole.findings.filter((one) => one !== gone);
      expect(exact({ ...whole, findings }), gone.rule).toBeGreaterThanOrEqual(exact(whole) - 1e-9);
    }
  });

  test('no suggestion that is taken lowers it', { timeout: 120_000 }, async () => {
    const lowered: string[] = [];
    let taken = 0;
    for (const finding of whole.findings) {
      for (const offer of finding.offers) {
        const text = applied(files.get(finding.file)!, offer, finding);
        const points = exact(await withAgain(finding.file, text));
        taken++;
        if (points < exact(whole) - 1e-9)
          lowered.push(`${finding.rule} ${finding.file}:${String(finding.line)} ${offer.title}: ${String(points)}`);
      }
    }
    expect(taken).toBeGreaterThan(20);
    expect(lowered).toEqual([]);
  });
});
