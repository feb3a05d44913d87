import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Finding, RunResult } from './run.js';
import { shuffled } from './shuffle.js';

/**
 * The result of a run, for a person to read and judge.
 * @param sample how many findings of each rule to show with their code
 * @param seed which ones
 */
export function asText(result: RunResult, root: string, sample: number, seed: number): string {
  const { files, lines, findings, unparsed, crashes, slow, cost } = result;
  const per1000 = (count: number): string => ((count / lines) * 1000).toFixed(2);
  const byRule = new Map<string, Finding[]>();
  for (const finding of findings) byRule.set(finding.rule, [...(byRule.get(finding.rule) ?? []), finding]);
  const rows = [...byRule].sort(([a], [b]) => (a < b ? -1 : 1));
  return [
    `${String(files)} files, ${String(lines)} lines, ${String(findings.length)} findings, ${String(unparsed.length)} not parsed, ${String(crashes.length)} crashes`,
    `${per1000(cost.linted)} ms per 1,000 lines with the rules, ${(cost.linted / cost.bare).toFixed(2)} times parsing and traversing alone`,
    ...(slow.length > 0 ? [`Over 50 times the median per line: ${slow.join(', ')}`] : []),
    ...rows.map(([rule, all]) => `${String(all.length).padStart(6)}  ${per1000(all.length)} per 1,000 lines  ${rule}`),
    ...rows.flatMap(([, all]) =>
      shuffled(all, seed)
        .slice(0, sample)
        .map((finding) => frame(finding, root)),
    ),
    ...crashes.map(({ file, error }) => `CRASH ${file}\n${error}`),
  ].join('\n');
}

/** A finding with the code around it. */
function frame({ rule, id, file, line, message }: Finding, root: string): string {
  const code = readFileSync(join(root, file), 'utf8').split('\n');
  const from = Math.max(0, line - 8);
  const shown = code
    .slice(from, line + 5)
    .map((text, i) => `${from + i + 1 === line ? '>' : ' '}${String(from + i + 1).padStart(5)} ${text.slice(0, 140)}`);
  return [``, `${rule}/${id}  ${file}:${String(line)}`, message, ...shown].join('\n');
}
