import type { Result } from './measure.js';
import type { RuleTime } from './per-rule.js';
import type { CommandTimes, ImportTime, InstalledSize } from './processes.js';

/** All figures of a run. */
export interface Report {
  version: string;
  date: string;
  machine: string;
  corpus: { files: number; lines: number; folder: boolean };
  mixed: Result[];
  /** Four times as many logs, metrics and error handlers as usual. */
  dense: Result[];
  quiet: Result[];
  rules?: RuleTime[];
  lines?: { size: number; results: Result[] }[];
  metrics?: { size: number; results: Result[] }[];
  catches?: { size: number; results: Result[] }[];
  imports?: Record<string, ImportTime>;
  sizes?: Record<string, InstalledSize>;
  memory?: { files: number; none: number; recommended: number; strict: number };
  command?: { files: number } & CommandTimes;
}

/** The report for a terminal. */
export function reportOf(report: Report): string {
  const { corpus, mixed, dense, quiet } = report;
  const parts = [
    `${report.date}, ${report.machine}; ${String(corpus.files)} files, ${String(corpus.lines)} lines`,
    table('Side by side', sideBySide(mixed)),
    table('Code that logs, counts and catches everywhere', sideBySide(dense)),
    table('Files without anything of interest', sideBySide(quiet)),
  ];
  if (report.rules)
    parts.push(
      table('Each rule of strict, all on', [
        ['rule', 'µs per file'],
        ...report.rules.map(({ rule, together }) => [rule, together.toFixed(1)]),
      ]),
    );
  for (const [title, unit, sizes] of [
    ['Size of a file', 'lines', report.lines],
    ['Metrics in a file', 'metrics', report.metrics],
    ['Catches in a file', 'catches', report.catches],
  ] as const) {
    if (sizes)
      parts.push(
        table(title, [
          [unit, 'recommended over zero rules', 'strict over zero rules', `µs per ${unit} over zero rules`],
          ...sizes.map(({ size, results }) => scaleRow(size, results)),
        ]),
      );
  }
  if (report.imports)
    parts.push(
      table('Import', [
        ['package', 'cold ms', 'after ESLint and parser ms'],
        ...Object.entries(report.imports).map(([name, { cold, afterEslint }]) => [
          name,
          cold.toFixed(0),
          afterEslint.toFixed(0),
        ]),
      ]),
    );
  if (report.sizes)
    parts.push(
      table('Installed', [
        ['package', 'MB', 'packages'],
        ...Object.entries(report.sizes).map(([name, { megabytes, packages }]) => [
          name,
          megabytes.toFixed(2),
          String(packages),
        ]),
      ]),
    );
  if (report.memory) {
    const { files, none, recommended, strict } = report.memory;
    parts.push(
      table(`Peak memory, ${String(files)} files`, [
        ['rules', 'MB'],
        ['none', none.toFixed(0)],
        ['recommended', recommended.toFixed(0)],
        ['strict', strict.toFixed(0)],
      ]),
    );
  }
  if (report.command) {
    const { files, zeroRules, ...times } = report.command;
    parts.push(
      table(`eslint, ${String(files)} files`, [
        ['command', 'over zero rules'],
        ...Object.entries(times).map(([name, seconds]) => [name, `${(seconds / zeroRules).toFixed(2)}×`]),
      ]),
    );
  }
  return parts.join('\n\n');
}

function sideBySide(results: readonly Result[]): string[][] {
  const zero = results.find(({ name }) => name === 'zero rules')!.perFile;
  const parse = results.find(({ name }) => name === 'parse only')!.perFile;
  return [
    ['', 'rules', 'ms per file', 'over zero rules', 'over parsing', 'findings'],
    ...results.map(({ name, rules, perFile, findings }) => [
      name,
      String(rules),
      perFile.toFixed(2),
      `${(perFile / zero).toFixed(2)}×`,
      `${(perFile / parse).toFixed(2)}×`,
      String(findings),
    ]),
  ];
}

function scaleRow(size: number, results: readonly Result[]): string[] {
  const [, zero, recommended, strict] = results.map(({ perFile }) => perFile) as [number, number, number, number];
  return [
    String(size),
    `${(recommended / zero).toFixed(2)}×`,
    `${(strict / zero).toFixed(2)}×`,
    (((recommended - zero) * 1000) / size).toFixed(1),
  ];
}

function table(title: string, rows: readonly (readonly string[])[]): string {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  const lines = rows.map((row) =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!)))
      .join('  '),
  );
  return [title, ...lines.map((line) => `  ${line.trimEnd()}`)].join('\n');
}
