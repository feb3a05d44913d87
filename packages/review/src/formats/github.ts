import type { Severity } from 'eslint-plugin-observability/inspection';
import type { Judged } from '../judged.js';

const LEVEL: Readonly<Record<Severity, string>> = { BLOCKER: 'error', HIGH: 'error', MEDIUM: 'warning', LOW: 'notice' };

/**
 * The findings as annotations of GitHub Actions; those that a baseline knows are left out.
 * Source: GitHub documentation, “Workflow commands for GitHub Actions”, and how @actions/core 1.11 escapes them.
 */
export function asGithub({ review: { unparsed }, verdict: { findings, fresh } }: Judged): string {
  const lines = findings
    .filter((finding) => fresh.has(finding))
    .map(({ file, line, endLine, column, endColumn, severity, rule, message }) => {
      const title = `${severity} ${rule}`;
      // Columns are only for one line.
      const columns = line === endLine ? { col: column, endColumn } : {};
      return command(LEVEL[severity], { file, line, endLine, ...columns, title }, message);
    });
  const broken = unparsed.map(({ file, line, column, message }) =>
    command('warning', { file, line, col: column, title: 'Does not parse' }, message),
  );
  return [...lines, ...broken].join('\n');
}

function command(name: string, properties: Readonly<Record<string, string | number>>, message: string): string {
  const list = Object.entries(properties).map(
    ([key, value]) => `${key}=${escaped(String(value)).replaceAll(':', '%3A').replaceAll(',', '%2C')}`,
  );
  return `::${name} ${list.join(',')}::${escaped(message)}`;
}

function escaped(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}
