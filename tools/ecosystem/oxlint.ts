import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ESLint } from 'eslint';
import { rules } from '../../src/rules/index.js';
import { installOxlint, OXLINT_VERSION } from '../oxlint/install.js';
import { runOxlint } from '../oxlint/run.js';
import { workspace } from '../workspace.js';
import { shown } from './files.js';

/** What ESLint and oxlint say of the same files. */
export interface Comparison {
  files: number;
  /** Findings that both have: rule, file, line, column, message. */
  both: string[];
  onlyESLint: string[];
  onlyOxlint: string[];
  /** Files that one of them cannot read, which are left out. */
  unparsed: string[];
  /** Of each process as a whole, from its start to its end. */
  milliseconds: { eslint: number; oxlint: number };
}

/**
 * Lints files with ESLint and with oxlint, each with the same rules and as a process of its own. Comments that switch rules
 * off count in both.
 * @param paths absolute, below the root
 * @param only ids of rules; none means all
 */
export function compareWithOxlint(root: string, paths: readonly string[], only: readonly string[]): Comparison {
  const ids = only.length > 0 ? only : Object.keys(rules);
  const levels = Object.fromEntries(ids.map((id) => [`observability/${id}`, 'error']));
  const project = workspace({
    'eslint.config.mjs': `import parser from '@typescript-eslint/parser';
import observability from 'eslint-plugin-observability';

export default [
  { ignores: ['!**/*'] },
  {
    files: ['**/*.{js,mjs,cjs,jsx,ts,mts,cts,tsx}'],
    languageOptions: { parser, parserOptions: { ecmaFeatures: { jsx: true } } },
    linterOptions: { reportUnusedDisableDirectives: 'off' },
    plugins: { observability },
    rules: ${JSON.stringify(levels)},
  },
];
`,
    '.oxlintrc.json': JSON.stringify({
      jsPlugins: ['eslint-plugin-observability'],
      plugins: [],
      categories: { correctness: 'off' },
      rules: levels,
    }),
  });
  try {
    installOxlint();
    const files = paths.map((path) => shown(root, path));
    const [ofESLint, eslint] = timed(() => runESLint(root, project.folder, files));
    const config = join(project.folder, '.oxlintrc.json');
    const flags = ['--config', config, '--disable-nested-config', '--no-ignore'];
    const [ofOxlint, oxlint] = timed(() => runOxlint(root, [...flags, ...files]));

    const failed = new Map([
      ...ofESLint.filter(({ rule }) => rule === null).map(({ file, message }) => [file, `ESLint: ${message}`] as const),
      ...ofOxlint
        .filter(({ rule }) => !rule.startsWith('observability/'))
        .map(({ file, message }) => [file, `oxlint: ${message}`] as const),
    ]);
    const lines = (
      findings: readonly { file: string; rule: string | null; line: number; column: number; message: string }[],
    ) =>
      findings
        .filter(({ file }) => !failed.has(file))
        .map(({ file, rule, line, column, message }) => `${file}:${line}:${column} ${rule ?? ''}: ${message}`);
    const [inESLint, inOxlint] = [lines(ofESLint), lines(ofOxlint)];
    return {
      files: files.length,
      both: inESLint.filter((finding) => inOxlint.includes(finding)),
      onlyESLint: without(inESLint, inOxlint),
      onlyOxlint: without(inOxlint, inESLint),
      unparsed: [...failed].map(([file, message]) => `${file}: ${message.split('\n', 1)[0]!}`),
      milliseconds: { eslint, oxlint },
    };
  } finally {
    project.remove();
  }
}

/** The comparison for a person to read. */
export function comparisonAsText({ files, both, onlyESLint, onlyOxlint, unparsed, milliseconds }: Comparison): string {
  const seconds = (time: number): string => `${(time / 1000).toFixed(1)} s`;
  const { eslint, oxlint } = milliseconds;
  return [
    `${files} files: ${both.length} findings in both, ${onlyESLint.length} only in ESLint, ${onlyOxlint.length} only in oxlint ${OXLINT_VERSION}; ${unparsed.length} files left out`,
    `ESLint ${seconds(eslint)}, oxlint ${seconds(oxlint)}: ${(eslint / oxlint).toFixed(1)} times as long`,
    ...onlyESLint.map((finding) => `only ESLint  ${finding}`),
    ...onlyOxlint.map((finding) => `only oxlint  ${finding}`),
    ...unparsed.map((file) => `left out     ${file}`),
  ].join('\n');
}

function runESLint(root: string, folder: string, files: readonly string[]) {
  const script = join(folder, 'node_modules/eslint/bin/eslint.js');
  const report = join(folder, 'report.json');
  const flags = ['--config', join(folder, 'eslint.config.mjs'), '--no-warn-ignored', '--format', 'json'];
  const { stderr } = spawnSync(process.execPath, [script, ...flags, '--output-file', report, ...files], {
    cwd: root,
    encoding: 'utf8',
  });
  try {
    const results = JSON.parse(readFileSync(report, 'utf8')) as ESLint.LintResult[];
    return results.flatMap(({ filePath, messages }) =>
      messages
        // A comment that names a rule of another plugin is none of ours.
        .filter(({ ruleId, fatal }) => fatal === true || ruleId?.startsWith('observability/'))
        .map(({ ruleId, message, line, column }) => ({
          file: shown(root, filePath),
          rule: ruleId,
          message,
          line,
          column,
        })),
    );
  } catch {
    throw new Error(`ESLint gave no report.\n${stderr}`);
  }
}

/** What is in one list and not in the other; a finding that is there twice has to be there twice. */
function without(list: readonly string[], other: readonly string[]): string[] {
  const rest = [...other];
  return list.filter((item) => {
    const at = rest.indexOf(item);
    if (at >= 0) rest.splice(at, 1);
    return at < 0;
  });
}

function timed<T>(work: () => T): [result: T, milliseconds: number] {
  const start = performance.now();
  const result = work();
  return [result, performance.now() - start];
}
