import { readFileSync } from 'node:fs';
import type { Linter } from 'eslint';
import tseslint from 'typescript-eslint';
import { expect } from 'vitest';
import observability from '../src/index.js';
import { lint } from './engines.js';
import { codeBlocks, type CodeBlock } from './markdown.js';

/** The languages of code blocks that are linted. */
export const SCRIPT = /^(?:[cm]?[jt]sx?|javascript|typescript)$/;

const EXTENSIONS: Record<string, string> = { javascript: 'js', typescript: 'ts' };

/** The code blocks on the page of a rule. */
export function examplesOf(rule: string): { incorrect: CodeBlock[]; correct: CodeBlock[] } {
  const page = readFileSync(`docs/rules/${rule}.md`, 'utf8');
  const blocks = codeBlocks(page).filter(({ language }) => SCRIPT.test(language));
  return {
    incorrect: blocks.filter(({ heading }) => /\bincorrect\b/i.test(heading)),
    correct: blocks.filter(({ heading }) => /\bcorrect\b/i.test(heading)),
  };
}

/** What the rule says of a block, with the options, the settings and the file name that the block gives. */
export async function lintExample(rule: string, block: CodeBlock): Promise<Linter.LintMessage[]> {
  const options = JSON.parse(given(block, 'options') ?? 'null') as unknown;
  const settings = JSON.parse(given(block, 'settings') ?? 'null') as Record<string, unknown> | null;
  const filename = given(block, 'filename') ?? `src/example.${EXTENSIONS[block.language] ?? block.language}`;
  const config: Linter.Config = {
    files: ['**/*.{js,mjs,cjs,jsx,ts,mts,cts,tsx}'],
    languageOptions: { parser: tseslint.parser, parserOptions: { ecmaFeatures: { jsx: true } } },
    plugins: { observability },
    settings: settings ? { observability: settings } : {},
    rules: { [`observability/${rule}`]: options === null ? 'error' : ['error', options] },
  };
  const messages = await lint(block.code, filename, [config]);
  expect(messages.filter(({ fatal }) => fatal)).toEqual([]);
  return messages;
}

/** A value that a block gives in a comment at its start, such as `options: { "allow": ["id"] }`. */
function given({ code }: CodeBlock, key: string): string | undefined {
  const start = /^(?:\s*\/\*[^]*?\*\/)*/.exec(code)![0];
  return new RegExp(String.raw`/\*\s*${key}:\s*([^]*?)\s*\*/`).exec(start)?.[1];
}
