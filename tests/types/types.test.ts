/**
 * The types of the package as it is published, with each TypeScript and ESLint. The samples are configurations in which
 * every line below @ts-expect-error has to be an error, and no other.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type ts from 'typescript';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { check, editor, emitDeclarations, project, type Compiler, type Project } from './project.js';

const VERSIONS = ['5.4', '5.9', '6.0'] as const;
const COMPILERS = { '5.4': 'typescript54', '5.9': 'typescript59', '6.0': 'typescript' };
const compilerOf = async (version: (typeof VERSIONS)[number]) =>
  ((await import(COMPILERS[version])) as { default: Compiler }).default;

const nodeNext = ({ ModuleKind, ModuleResolutionKind }: Compiler): ts.CompilerOptions => ({
  module: ModuleKind.NodeNext,
  moduleResolution: ModuleResolutionKind.NodeNext,
  exactOptionalPropertyTypes: true,
});
const bundler = ({ ModuleKind, ModuleResolutionKind }: Compiler): ts.CompilerOptions => ({
  module: ModuleKind.ESNext,
  moduleResolution: ModuleResolutionKind.Bundler,
});

/** With `import 'eslint-plugin-observability/types'`, and without. */
const SAMPLES = {
  'ESLint 10': [
    ['rules.config.ts', 'settings.config.ts', 'checked.config.js'],
    ['by-hand.config.ts', 'typescript-eslint.config.ts'],
  ],
  'ESLint 9': [
    ['rules.config.ts', 'checked.config.js'],
    ['by-hand.config.ts', 'typescript-eslint.config.ts'],
  ],
};
const FOLDERS = { 'ESLint 10': 'eslint', 'ESLint 9': 'eslint9' };

let plugin: string;
const projects = {} as Record<keyof typeof FOLDERS, Project>;

beforeAll(() => {
  plugin = mkdtempSync(join(tmpdir(), 'observability-declarations-'));
  emitDeclarations(plugin);
  for (const eslint of ['ESLint 10', 'ESLint 9'] as const) projects[eslint] = project(FOLDERS[eslint], plugin);
}, 60_000);

afterAll(() => {
  for (const { remove } of Object.values(projects)) remove();
  rmSync(plugin, { recursive: true, force: true });
});

describe.each(VERSIONS)('TypeScript %s', { timeout: 60_000 }, (version) => {
  test.each([
    ['ESLint 10', 'nodenext', nodeNext],
    ['ESLint 10', 'bundler', bundler],
    ['ESLint 9', 'nodenext', nodeNext],
  ] as const)('%s, moduleResolution %s', async (eslint, _, options) => {
    const compiler = await compilerOf(version);
    expect(compiler.version).toMatch(new RegExp(`^${version}`));
    for (const files of SAMPLES[eslint])
      expect(check(compiler, projects[eslint], files, options(compiler))).toEqual([]);
  });

  let offered: ReturnType<typeof editor> | undefined;
  const CONFIG = `import { defineConfig } from 'eslint/config';
import observability from 'eslint-plugin-observability';
import 'eslint-plugin-observability/types';

export default defineConfig(`;

  test.each([
    ['settings', '{ settings: { | } }', ['observability']],
    [
      'keys of the settings',
      '{ settings: { observability: { | } } }',
      ['services', 'metricConvention', 'slos', 'profiles'],
    ],
    ['keys of a setting', '{ settings: { observability: { logger: { | } } } }', ['module', 'import', 'extends']],
    [
      'facts',
      "{ settings: { observability: { profiles: [{ packages: [], exports: { a: { fact: { kind: '|' } } } }] } } }",
      ['log', 'metric', 'span'],
    ],
    ['rules', "{ rules: { '|' } }", ['observability/no-console', 'observability/metric-naming']],
    ['levels', "{ rules: { 'observability/no-console': '|' } }", ['off', 'warn', 'error']],
    ['options', "{ rules: { 'observability/no-silent-catch': ['error', { | }] } }", ['probes', 'partial', 'handlers']],
    [
      'values of options',
      "{ rules: { 'observability/no-log-in-loop': ['error', { levels: ['|'] }] } }",
      ['trace', 'debug', 'fatal'],
    ],
    ['presets', 'observability.configs.|', ['recommended', 'strict', 'logging', 'metrics', 'tracing', 'errors']],
  ])('an editor offers %s', async (_, code, expected) => {
    offered ??= editor(await compilerOf(version), projects['ESLint 10']);
    expect(offered(`${CONFIG}${code});\n`)).toEqual(expect.arrayContaining(expected));
  });
});
