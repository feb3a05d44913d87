import { styleText } from 'node:util';
import type { Severity } from 'eslint-plugin-observability/inspection';
import type { Verdict } from '../gate.js';
import type { Judged } from '../judged.js';
import type { Score } from '../score/score.js';
import type { Since } from '../since.js';
import { wholePoints } from '../report/text.js';
import { SEVERITIES, type Finding, type Review } from '../review.js';

/** Before the name of a rule, as configurations have it. */
const PREFIX = 'observability/';

type Style = Parameters<typeof styleText>[0];

const COLOUR: Readonly<Record<Severity, Style>> = { BLOCKER: 'red', HIGH: 'red', MEDIUM: 'yellow', LOW: 'dim' };

/**
 * The result for people: findings by file, a count per rule, the score and a total. What a baseline knows is only counted.
 * @param isColoured whether to colour
 */
export function asText({ review, score, verdict, since }: Judged, isColoured: boolean): string {
  const paint = (style: Style, text: string): string =>
    isColoured ? styleText(style, text, { validateStream: false }) : text;
  const findings = verdict.findings.filter((finding) => verdict.fresh.has(finding));
  const shown = { ...review, findings };
  const blocks = [...byFile(shown)].map(([file, lines]) =>
    [paint(['bold', 'underline'], file), ...lines.map((line) => formatLine(line, paint))].join('\n'),
  );
  return [
    ...blocks,
    ...rulesSummary(shown, paint),
    ...(score ? [`Score ${paint('bold', wholePoints(score.points))} of 100: ${score.band}`] : []),
    ...(since ? [changeText(since, score)] : []),
    [
      total(shown, paint),
      ...knownSummary(verdict),
      ...verdict.reasons.map((reason) => paint('red', `Failed: ${reason}.`)),
    ].join('\n'),
  ].join('\n\n');
}

/** What has changed since an earlier review, in one line. */
export function changeText({ points, added, gone }: Since, score: Score | null): string {
  const before = points !== null && score ? `score ${wholePoints(points)} → ${wholePoints(score.points)}, ` : '';
  return `Since the earlier review: ${before}${plural(added, 'new finding')}, ${String(gone)} gone`;
}

function knownSummary({ findings, fresh, gone }: Verdict): string[] {
  const known = findings.length - fresh.size;
  return [
    ...(known > 0
      ? [`${plural(known, 'known finding')} of the baseline ${known === 1 ? 'is' : 'are'} not shown.`]
      : []),
    ...(gone > 0
      ? [
          `${plural(gone, 'finding')} of the baseline ${gone === 1 ? 'is' : 'are'} gone: --update-baseline keeps them out.`,
        ]
      : []),
  ];
}

type Paint = (style: Style, text: string) => string;

type Line = Pick<Finding, 'line' | 'column' | 'message'> & Partial<Pick<Finding, 'severity' | 'rule'>>;

function byFile({ findings, unparsed }: Review): Map<string, Line[]> {
  const files = new Map<string, Line[]>();
  for (const { file, ...line } of [...findings, ...unparsed]) files.set(file, [...(files.get(file) ?? []), line]);
  return new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function formatLine({ line, column, message, severity, rule }: Line, paint: Paint): string {
  const place = paint('dim', `${line}:${column}`.padEnd(8));
  if (!severity || !rule) return `  ${place} ${paint('red', 'DOES NOT PARSE')}  ${message}`;
  return `  ${place} ${paint(COLOUR[severity], severity.padEnd(7))}  ${message}  ${paint('dim', PREFIX + rule)}`;
}

function rulesSummary({ findings }: Review, paint: Paint): string[] {
  const counts = new Map<string, number>();
  for (const { rule } of findings) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  if (counts.size === 0) return [];
  const width = String(Math.max(...counts.values())).length;
  return [
    [...counts]
      .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
      .map(([rule, count]) => `  ${paint('bold', String(count).padStart(width))}  ${PREFIX}${rule}`)
      .join('\n'),
  ];
}

function total({ findings, unparsed, files }: Review, paint: Paint): string {
  const parts = SEVERITIES.map((severity) => ({
    severity,
    count: findings.filter((finding) => finding.severity === severity).length,
  })).filter(({ count }) => count > 0);
  const bySeverity =
    parts.length > 0 ? ` (${parts.map(({ severity, count }) => `${count} ${severity}`).join(', ')})` : '';
  const text = `${plural(findings.length, 'finding')}${bySeverity} in ${plural(files, 'file')}`;
  const broken = unparsed.length > 0 ? `; ${plural(unparsed.length, 'file')} could not be parsed` : '';
  return paint('bold', text + broken);
}

/** A count with its noun. */
export function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
