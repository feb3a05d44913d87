import type { Severity } from 'eslint-plugin-observability/inspection';
import { fingerprint } from '../baseline.js';
import type { Judged } from '../judged.js';

const SEVERITY: Readonly<Record<Severity, string>> = {
  BLOCKER: 'blocker',
  HIGH: 'critical',
  MEDIUM: 'major',
  LOW: 'minor',
};

/**
 * The findings as a code quality report of GitLab. GitLab itself tells what is new in a merge request, by the fingerprints:
 * so what a baseline knows is in it too. Source: GitLab documentation, “Code Quality report format”.
 */
export function asGitlab({ verdict: { findings } }: Judged): string {
  const seen = new Map<string, number>();
  const issues = findings.map((finding) => {
    const { file, line, endLine, severity, rule, message } = finding;
    const mark = fingerprint(finding);
    const count = seen.get(mark) ?? 0;
    seen.set(mark, count + 1);
    return {
      description: message,
      check_name: `observability/${rule}`,
      // Two of one fingerprint would count as one.
      fingerprint: count === 0 ? mark : `${mark}-${String(count)}`,
      severity: SEVERITY[severity],
      location: { path: file, lines: { begin: line, end: endLine } },
    };
  });
  return JSON.stringify(issues, null, 2);
}
