import type { Severity } from 'eslint-plugin-observability/inspection';
import { compare, type Baseline } from './baseline.js';
import { isChanged, type Changes } from './changed.js';
import { SEVERITIES, type Finding, type Review } from './review.js';

/** What a review has to keep to. */
export interface Gate {
  /** The mildest severity that fails; null where no finding does. */
  failOn: Severity | null;
  /** The least score; null where it does not matter. */
  minScore: number | null;
  /** How many new findings of such a severity are let through. */
  maxNew: number;
  baseline: Baseline | null;
  /** The lines that are looked at; null for all. */
  changes: Changes | null;
}

/** What a gate says of a review. */
export interface Verdict {
  passed: boolean;
  /** Why it did not pass, one line each. */
  reasons: string[];
  /** The findings that are looked at, in their order: all, or those on lines that have changed. */
  findings: Finding[];
  /** Those of them that the baseline does not have. */
  fresh: ReadonlySet<Finding>;
  /** How many findings of the baseline are gone; 0 where only some lines are looked at. */
  gone: number;
}

/**
 * Judges a review.
 * @param points the score; null where there is none
 */
export function judge(review: Review, points: number | null, gate: Gate): Verdict {
  const { failOn, minScore, maxNew, baseline, changes } = gate;
  const compared = baseline ? compare(review.findings, baseline) : { fresh: review.findings, gone: 0 };
  const isSeen = (finding: Finding): boolean => changes === null || isChanged(finding, changes);
  const fresh = new Set(compared.fresh.filter(isSeen));
  const failing = [...fresh].filter(({ severity }) => isAtLeast(severity, failOn));
  const reasons: string[] = [];
  if (failing.length > maxNew) {
    const what = `${String(failing.length)} ${baseline ? 'new ' : ''}finding${failing.length === 1 ? '' : 's'}`;
    const allowed = maxNew > 0 ? `, where ${String(maxNew)} ${maxNew === 1 ? 'is' : 'are'} let through` : '';
    reasons.push(`${what} of severity ${failOn!}${failOn === 'BLOCKER' ? '' : ' or worse'}${allowed}`);
  }
  if (minScore !== null && points !== null && points < minScore)
    reasons.push(`the score is ${String(points)}, and ${String(minScore)} is the least`);
  const unparsed = review.unparsed.filter(
    ({ file, line }) => changes === null || isChanged({ file, line, endLine: line }, changes) || changes.has(file),
  );
  if (failOn !== null && unparsed.length > 0)
    reasons.push(
      `${String(unparsed.length)} file${unparsed.length === 1 ? '' : 's'} could not be parsed, and so not be reviewed`,
    );
  return {
    passed: reasons.length === 0,
    reasons,
    findings: review.findings.filter(isSeen),
    fresh,
    gone: changes === null ? compared.gone : 0,
  };
}

function isAtLeast(severity: Severity, least: Severity | null): boolean {
  return least !== null && SEVERITIES.indexOf(severity) <= SEVERITIES.indexOf(least);
}
