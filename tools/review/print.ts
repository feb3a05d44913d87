import { styleText } from 'node:util';
import type { Severity } from '../../src/rule.js';
import type { Finding, ReviewResult } from './lint.js';

const SEVERITIES: readonly Severity[] = ['BLOCKER', 'HIGH', 'MEDIUM', 'LOW'];

type Style = Parameters<typeof styleText>[0];

const COLOUR: Readonly<Record<Severity, Style>> = { BLOCKER: 'red', HIGH: 'red', MEDIUM: 'yellow', LOW: 'dim' };

/** The result as JSON, for other programs. */
export function asJson(result: ReviewResult): string {
  return JSON.stringify(result, null, 2);
}

/**
 * The result for people: findings by file, a count per rule and a total.
 * @param coloured whether to colour; by default where a terminal shows it
 */
export function asText(result: ReviewResult, coloured = process.stdout.isTTY && !process.env['NO_COLOR']): string {
  const paint = (style: Style, text: string): string =>
    coloured ? styleText(style, text, { validateStream: false }) : text;
  const blocks = [...byFile(result)].map(([file, lines]) =>
    [paint(['bold', 'underline'], file), ...lines.map((line) => formatLine(line, paint))].join('\n'),
  );
  return [...blocks, ...rulesSummary(result, paint), total(result, paint)].join('\n\n');
}

type Paint = (style: Style, text: string) => string;

type Line = Pick<Finding, 'line' | 'column' | 'message'> & Partial<Pick<Finding, 'severity' | 'rule'>>;

function byFile({ findings, unparsed }: ReviewResult): Map<string, Line[]> {
  const files = new Map<string, Line[]>();
  for (const { file, ...line } of [...findings, ...unparsed]) files.set(file, [...(files.get(file) ?? []), line]);
  return new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function formatLine({ line, column, message, severity, rule }: Line, paint: Paint): string {
  const place = paint('dim', `${line}:${column}`.padEnd(8));
  if (!severity || !rule) return `  ${place} ${paint('red', 'DOES NOT PARSE')}  ${message}`;
  return `  ${place} ${paint(COLOUR[severity], severity.padEnd(7))}  ${message}  ${paint('dim', rule)}`;
}

function rulesSummary({ findings }: ReviewResult, paint: Paint): string[] {
  const counts = new Map<string, number>();
  for (const { rule } of findings) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  if (counts.size === 0) return [];
  const width = String(Math.max(...counts.values())).length;
  return [
    [...counts]
      .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
      .map(([rule, count]) => `  ${paint('bold', String(count).padStart(width))}  ${rule}`)
      .join('\n'),
  ];
}

function total({ findings, unparsed, files }: ReviewResult, paint: Paint): string {
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
