import { Linter, type Rule } from 'eslint';
import tseslint from 'typescript-eslint';
import type { TSESTree } from '@typescript-eslint/utils';
import { fileModel, type FileModel } from '../../src/model/file-model.js';
import { walk } from '../../src/model/syntax.js';
import type { ObservabilitySettings } from '../../src/settings.js';

/** A rule's context. */
export type Context = Parameters<typeof fileModel>[0];

/** What a file is linted with. */
export interface FileOptions {
  settings?: ObservabilitySettings;
  filename?: string;
}

/**
 * Lints a file and hands its model to `use`.
 * @throws Error where the code does not parse, or `use` fails
 */
export function inFile<T>(code: string, use: (model: FileModel, context: Context) => T, options: FileOptions = {}): T {
  const { settings, filename = 'service.tsx' } = options;
  const results: T[] = [];
  const rule: Rule.RuleModule = {
    create: (context) => ({
      'Program:exit'() {
        const typed = context as unknown as Context;
        results.push(use(fileModel(typed), typed));
      },
    }),
  };
  const config: Linter.Config = {
    files: ['**'],
    languageOptions: { parser: tseslint.parser, parserOptions: { ecmaFeatures: { jsx: true } } },
    plugins: { test: { rules: { use: rule } } },
    rules: { 'test/use': 'error' },
    settings: settings ? { observability: settings } : {},
  };
  const [fatal] = new Linter().verify(code, [config], { filename }).filter((message) => message.fatal);
  if (fatal) throw new Error(`${fatal.line}:${fatal.column} ${fatal.message}`);
  return results[0]!;
}

/** The first node that a test holds for, parents first. */
export function find<N extends TSESTree.Node>({ sourceCode }: Context, test: (node: TSESTree.Node) => node is N): N {
  const found: N[] = [];
  walk(sourceCode.ast, sourceCode.visitorKeys, (node) => {
    if (test(node)) found.push(node);
    return undefined;
  });
  if (!found[0]) throw new Error('There is no such node.');
  return found[0];
}
