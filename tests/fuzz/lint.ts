import { join } from 'node:path';
import { Linter } from 'eslint';
import type { TSESTree } from '@typescript-eslint/utils';
import tseslint from 'typescript-eslint';
import { INTERNAL_ERROR } from '../../src/guard.js';
import observability from '../../src/index.js';
import { walk } from '../../src/model/syntax.js';
import type { ObservabilitySettings } from '../../src/settings.js';
import { wideRules } from '../../tools/ecosystem/wide.js';
import { SERVICE } from '../engines.js';
import type { Language } from './seeds.js';

const WIDE = wideRules();

/** Settings, none and one of each kind. */
const SETTINGS: readonly ObservabilitySettings[] = [
  {},
  {
    services: ['gc', 'mc'],
    units: ['packets'],
    labels: { allow: ['tenant_id'], deny: ['result'] },
    logger: { module: './src/log.js', import: 'logger', extends: 'winston' },
    loggerNames: ['^x$', 'audit'],
    errorHelpers: ['report'],
    slos: [
      { metric: 'gc_join_duration_seconds', threshold: '300ms', objective: 99.9 },
      { metric: 'gc_meeting_join_duration_seconds', threshold: 0.7 },
    ],
    profiles: [{ packages: ['@acme/*'], extends: 'pino' }],
  },
];

/** How many ways there are to lint a program. */
export const WAYS = SETTINGS.length;

const linters = { bare: new Linter({ cwd: SERVICE }), all: new Linter({ cwd: SERVICE }) };

/** A program, and how it is linted. */
export interface Sample {
  code: string;
  language: Language;
  /** Which settings, from 0 up to {@link WAYS}. */
  way: number;
}

/**
 * What every rule says of a program, as code of a service.
 * @throws Error where a rule fails: what it would throw is a finding of its own
 */
export function lint({ code, language, way }: Sample): Linter.LintMessage[] {
  const messages = linters.all.verify(code, configOf(language, way), fileOf(language));
  const failed = messages.find(({ messageId }) => messageId === INTERNAL_ERROR);
  if (failed) throw new Error(failed.message);
  return messages;
}

/** What is left of a program after `--fix`, and whether that changed anything. */
export function fix({ code, language, way }: Sample): Linter.FixReport {
  return linters.all.verifyAndFix(code, configOf(language, way), { filename: fileOf(language) });
}

/** Only parses a program and walks through it. */
export function parseOnly({ code, language }: Sample): Linter.LintMessage[] {
  const [base] = configOf(language, 0);
  return linters.bare.verify(code, [base!], fileOf(language));
}

/** The comments of the program that was linted last. */
export function comments(): string[] {
  return linters.all
    .getSourceCode()
    .getAllComments()
    .map(({ value }) => value.trim());
}

/** How many sequences `(a, b)` there are in the program that was linted last. */
export function sequences(): number {
  const { ast, visitorKeys } = linters.all.getSourceCode();
  let count = 0;
  walk(ast as unknown as TSESTree.Program, visitorKeys, ({ type }) => {
    if (type === 'SequenceExpression') count += 1;
    return undefined;
  });
  return count;
}

function fileOf(language: Language): string {
  return join(SERVICE, `src/file.${language}`);
}

function configOf(language: Language, way: number): Linter.Config[] {
  const parser = language === 'js' ? {} : { parser: tseslint.parser };
  return [
    {
      files: ['**/*.{js,ts,tsx}'],
      languageOptions: { ...parser, parserOptions: { ecmaFeatures: { jsx: language === 'tsx' } } },
      linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'off' },
    },
    {
      plugins: { observability },
      settings: { observability: SETTINGS[way]! },
      rules: WIDE,
    },
  ];
}
