import { spawnSync } from 'node:child_process';
import { cpSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { ESLint, Linter } from 'eslint';
import tseslint from 'typescript-eslint';
import { afterAll, beforeAll, expect, test } from 'vitest';
import observability from '../src/index.js';
import { ENGINES, findingsOf, LegacyEngine, SERVICE, type Finding } from './engines.js';
import { workspace, type Workspace } from '../tools/workspace.js';

const read = (file: string): unknown => JSON.parse(readFileSync(join(SERVICE, file), 'utf8'));

const settings = { observability: read('observability.settings.json') };

interface Expected {
  file: string;
  line: number;
  rule: string;
}

/** Nothing in the service is fixed by `--fix`; this is: the boundaries are out of order. */
const UNSORTED = `import { Histogram } from 'prom-client';

export const duration = new Histogram({
  name: 'gc_meeting_close_duration_seconds',
  help: 'Time to close a meeting, with all that was recorded.',
  buckets: [1, 0.5, 0.1],
});
`;

/** The meeting service as a project of its own, with the plugin installed in it. */
let project: Workspace;
let ofESLint10: Finding[];

beforeAll(async () => {
  project = workspace({
    '.eslintrc.json': JSON.stringify({
      root: true,
      parser: '@typescript-eslint/parser',
      parserOptions: { sourceType: 'module' },
      extends: ['plugin:observability/strict-legacy'],
      settings,
    }),
    'eslint.config.js': `import parser from '@typescript-eslint/parser';
import observability from 'eslint-plugin-observability';

const settings = ${JSON.stringify(settings)};

export default [{ files: ['**/*.ts'], languageOptions: { parser }, settings }, observability.configs.strict];
`,
  });
  project.write('src/unsorted.ts', UNSORTED);
  cpSync(SERVICE, project.folder, { recursive: true, filter: (path) => basename(path) !== 'node_modules' });
  ofESLint10 = await flat('ESLint 10');
}, 60_000);

afterAll(() => project.remove());

async function flat(name: string): Promise<Finding[]> {
  const config: Linter.Config[] = [
    { files: ['**/*.ts'], languageOptions: { parser: tseslint.parser }, settings },
    observability.configs.strict,
  ];
  const engine = new ENGINES[name]!({ cwd: project.folder, overrideConfigFile: true, overrideConfig: config });
  return findingsOf(await engine.lintFiles(['.']), project.folder);
}

async function eslintrc(): Promise<Finding[]> {
  const engine = new LegacyEngine({ cwd: project.folder, extensions: ['.ts'] });
  return findingsOf(await engine.lintFiles(['.']), project.folder);
}

test('ESLint 10 finds in the meeting service what it should', () => {
  const expected = [
    ...(read('expected-findings.json') as Expected[]),
    ...(read('expected-findings.strict.json') as Expected[]),
    { file: 'src/unsorted.ts', line: 6, rule: 'slo-aligned-buckets' },
  ];
  expect(ofESLint10.map(({ file, line, ruleId }) => `${file}:${line} ${ruleId}`).sort()).toEqual(
    expected.map(({ file, line, rule }) => `${file}:${line} observability/${rule}`).sort(),
  );
  expect(ofESLint10.filter(({ suggestions }) => suggestions.length > 0).length).toBeGreaterThan(20);
  expect(ofESLint10.filter(({ fix }) => fix !== undefined)).toHaveLength(1);
});

// Positions, messages, fixes and suggestions included.
test.each([
  ['ESLint 8.57 with .eslintrc.json', eslintrc],
  ['ESLint 8.57', () => flat('ESLint 8.57')],
  ['ESLint 9.0', () => flat('ESLint 9.0')],
  ['ESLint 9.39', () => flat('ESLint 9.39')],
])('%s finds in it what ESLint 10 finds', { timeout: 60_000 }, async (_, findings) => {
  expect(await findings()).toEqual(ofESLint10);
});

// The command line, with the configuration in a file: threads of their own, and results from a cache.
test.each([
  ['--concurrency=2', ['--concurrency=2'], 1],
  ['--cache', ['--cache'], 2],
])('ESLint 10 finds the same with %s', { timeout: 120_000 }, (_, flags, runs) => {
  const eslint = join(project.folder, 'node_modules/eslint/bin/eslint.js');
  for (let i = 0; i < runs; i++) {
    const { stdout } = spawnSync(process.execPath, [eslint, '--format', 'json', ...flags, '.'], {
      cwd: project.folder,
      encoding: 'utf8',
      maxBuffer: 1 << 30,
    });
    expect(findingsOf(JSON.parse(stdout) as ESLint.LintResult[], project.folder)).toEqual(ofESLint10);
  }
});
