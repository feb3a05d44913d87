import { structuredPatch } from 'diff';
import type { ESLint, Linter } from 'eslint';
import observability from 'eslint-plugin-observability';
import type { Severity } from 'eslint-plugin-observability/inspection';
import { shown } from './files.js';
import type { Finding, Offer, Review } from './review.js';

/**
 * Adds what ESLint says of a file to a review.
 * @param nameOf the rule of this plugin that an id stands for, without prefix; null for the rules of others
 * @param from the folder that paths are relative to
 */
export function collect(
  { filePath, messages, suppressedMessages, source }: ESLint.LintResult,
  nameOf: (ruleId: string) => string | null,
  from: string,
  found: Review,
): void {
  const file = shown(filePath, from);
  const lines = source?.split(/\r?\n/) ?? [];
  const findingOf = (message: Linter.LintMessage, rule: string): Finding => ({
    file,
    line: message.line,
    column: message.column,
    endLine: message.endLine ?? message.line,
    endColumn: message.endColumn ?? message.column,
    severity: (observability.rules[rule]!.meta.docs as unknown as { severity: Severity }).severity,
    rule,
    message: message.message,
    ...codeAt(message.line, lines),
    offers: source === undefined ? [] : offersOf(message, source),
  });
  found.files++;
  for (const message of messages) {
    const { ruleId, fatal, line, column } = message;
    const rule = ruleId && nameOf(ruleId);
    if (fatal) found.unparsed.push({ file, line, column, message: message.message.replace(/^Parsing error: /, '') });
    if (fatal || !rule) continue;
    found.findings.push(findingOf(message, rule));
  }
  // What another program makes of results may lack them.
  for (const message of suppressedMessages ?? []) {
    const rule = message.ruleId && nameOf(message.ruleId);
    const hasReason = message.suppressions.some(({ justification }) => justification.trim() !== '');
    if (rule && !hasReason) (found.suppressed ??= []).push(findingOf(message, rule));
  }
}

/** A review in the order of files and lines. */
export function sorted(review: Review): Review {
  review.findings.sort(
    (a, b) => compare(a.file, b.file) || a.line - b.line || a.column - b.column || compare(a.rule, b.rule),
  );
  review.inspections.sort((a, b) => compare(a.file, b.file));
  review.unparsed.sort((a, b) => compare(a.file, b.file));
  return review;
}

function codeAt(line: number, lines: readonly string[]): Pick<Finding, 'code' | 'context'> {
  const text = (from: number, to: number): string[] => lines.slice(Math.max(0, from), to).map((each) => each.trim());
  return {
    code: text(line - 1, line).join(''),
    context: [...text(line - 3, line - 1), ...text(line, line + 2)].filter(Boolean).join('\n'),
  };
}

function offersOf({ fix, suggestions }: Linter.LintMessage, source: string): Offer[] {
  const edits = [...(fix ? [{ desc: '', fix }] : []), ...(suggestions ?? [])];
  return edits.map(({ desc, fix: { range, text } }) => {
    // Lines above and below, so that the change can be seen where it stands.
    const start = lineStart(source, range[0], 2);
    const end = lineEnd(source, range[1], 2);
    const before = source.slice(start, end);
    const after = source.slice(start, range[0]) + text + source.slice(range[1], end);
    const patch = structuredPatch('', '', before, after, '', '', { context: 1 });
    const diff = patch.hunks
      .map(({ lines }) => lines.filter((line) => !line.startsWith('\\')).join('\n'))
      .join('\n…\n');
    return { title: desc, diff };
  });
}

function lineStart(source: string, at: number, above: number): number {
  let start = source.lastIndexOf('\n', at - 1) + 1;
  for (let i = 0; i < above && start > 0; i++) start = source.lastIndexOf('\n', start - 2) + 1;
  return start;
}

function lineEnd(source: string, at: number, below: number): number {
  let end = source.indexOf('\n', at);
  for (let i = 0; i < below && end >= 0; i++) end = source.indexOf('\n', end + 1);
  return end < 0 ? source.length : end;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
