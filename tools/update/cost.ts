import { readFileSync } from 'node:fs';
import type { Result } from '../../benchmarks/measure.js';
import type { Report } from '../../benchmarks/report.js';

/** The figures that the README shows: `npm run benchmark -- --json benchmarks/result.json` writes them. */
const RESULT = 'benchmarks/result.json';

/** The table of what linting costs, from the committed result of a run. */
export function costTable(): string {
  const report = JSON.parse(readFileSync(RESULT, 'utf8')) as Report;
  const { mixed, quiet, imports, sizes, command } = report;
  if (!imports || !sizes || !command) throw new Error(`${RESULT} is of a quick run: write it without --quick.`);
  const rows = mixed
    .filter(({ name }) => name !== 'parse only' && name !== 'zero rules')
    .map((result) => row(result, mixed, quiet, report));
  return [
    '| preset | rules | a usual service | files with nothing to look at | import | installed |',
    '| --- | --: | --: | --: | --: | --: |',
    ...rows,
    '',
    `Time per file over ESLint without rules (${perFile(mixed, 'zero rules')} ms, of which ${perFile(mixed, 'parse only')} ms are the parser); the import after ESLint and the parser are loaded; what is installed with its dependencies.`,
    `Version ${report.version}, ${report.date}, ${report.machine}; ${report.corpus.files} generated files of ${Math.round(report.corpus.lines / report.corpus.files)} lines on average, all side by side in one process.`,
  ].join('\n');
}

function row({ name, rules }: Result, mixed: readonly Result[], quiet: readonly Result[], report: Report): string {
  const pack = name.startsWith('observability') ? 'eslint-plugin-observability' : name.split(' ')[0]!;
  const imported = report.imports![pack];
  const size = report.sizes![pack];
  const isQuiet = quiet.some((result) => result.name === name);
  return `| ${[
    name.startsWith('observability') ? `**${name}**` : name,
    rules,
    overZero(mixed, name),
    isQuiet ? overZero(quiet, name) : '',
    imported ? `${imported.afterEslint.toFixed(0)} ms` : '',
    size ? `${size.megabytes.toFixed(1)} MB, ${size.packages} ${size.packages === 1 ? 'package' : 'packages'}` : '',
  ].join(' | ')} |`;
}

function overZero(results: readonly Result[], name: string): string {
  return `${(Number(perFile(results, name, 6)) / Number(perFile(results, 'zero rules', 6))).toFixed(2)}×`;
}

function perFile(results: readonly Result[], name: string, digits = 1): string {
  return results.find((result) => result.name === name)!.perFile.toFixed(digits);
}
