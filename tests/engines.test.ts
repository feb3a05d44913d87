import { readFileSync } from 'node:fs';
import tseslint from 'typescript-eslint';
import { describe, expect, test } from 'vitest';
import observability from '../src/index.js';
import { ENGINES, lint } from './engines.js';

const FIVE = [
  'metric-naming',
  'no-console',
  'no-high-cardinality-labels',
  'no-silent-catch',
  'require-histogram-buckets',
];

async function findings(file: string, engine: string) {
  const code = readFileSync(new URL(`fixtures/${file}`, import.meta.url), 'utf8');
  const config = [
    { files: ['**/*.ts'], languageOptions: { parser: tseslint.parser } },
    { files: ['**/*.js'], languageOptions: { sourceType: 'commonjs' as const } },
    observability.configs.strict,
  ];
  const messages = await lint(code, `src/${file}`, config, ENGINES[engine]);
  return messages.map(({ ruleId, messageId, message, line, column, endLine, endColumn, fix, suggestions }) => ({
    ...{ ruleId, messageId, message, line, column, endLine, endColumn, fix },
    suggestions: suggestions?.map((suggestion) => ({ desc: suggestion.desc, fix: suggestion.fix })) ?? [],
  }));
}

describe.each(['all-five.ts', 'all-five.js'])('%s', (file) => {
  test.each(Object.keys(ENGINES))('%s finds all five kinds', async (engine) => {
    const found = (await findings(file, engine)).map(({ ruleId }) => ruleId?.replace('observability/', ''));
    expect([...new Set(found)].sort()).toEqual(expect.arrayContaining(FIVE));
  });

  test.each(['ESLint 8.57', 'ESLint 9.39'])('%s finds what ESLint 10 finds', async (engine) => {
    expect(await findings(file, engine)).toEqual(await findings(file, 'ESLint 10'));
  });
});
