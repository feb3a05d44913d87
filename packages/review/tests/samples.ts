import type { Verdict } from '../src/gate.js';
import type { Judged } from '../src/judged.js';
import type { Finding, Review } from '../src/review.js';

/** A finding; what is not given is plain. */
export function finding(given: Partial<Finding> = {}): Finding {
  const line = given.line ?? 3;
  return {
    file: 'src/join.ts',
    line,
    column: 5,
    endLine: line,
    endColumn: 12,
    severity: 'HIGH',
    rule: 'no-console',
    message: 'console.log is not a log.',
    code: "console.log('joined');",
    context: 'function join() {\n}',
    offers: [],
    ...given,
  };
}

/** A review of these findings. */
export function reviewOf(findings: Finding[], given: Partial<Review> = {}): Review {
  return {
    version: '0.1.0',
    files: 2,
    findings,
    inspections: [],
    unparsed: [],
    rulesFrom: 'recommended',
    warnings: [],
    ...given,
  };
}

/** What the formats print, of a review that passed. */
export function judgedOf(review: Review, verdict: Partial<Verdict> = {}): Judged {
  const { findings } = review;
  return {
    review,
    score: null,
    verdict: { passed: true, reasons: [], findings, fresh: new Set(findings), gone: 0, ...verdict },
    since: null,
    title: 'src',
  };
}
