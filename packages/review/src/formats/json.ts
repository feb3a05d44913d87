import { keyOf } from '../baseline.js';
import type { Judged } from '../judged.js';

/** The review as JSON, for other programs, and for `--compare` of a later review. */
export function asJson({ review, score, verdict, since }: Judged): string {
  const { version, rulesFrom, files, unparsed, warnings } = review;
  const { passed, reasons, fresh, gone } = verdict;
  const findings = verdict.findings.map((finding) => {
    const { code, context } = keyOf(finding);
    // What is left out of JSON is what is undefined.
    return { ...finding, context: undefined, key: { code, context }, isNew: fresh.has(finding) };
  });
  return JSON.stringify(
    { version, rulesFrom, files, passed, reasons, score, since, findings, gone, unparsed, warnings },
    null,
    2,
  );
}
