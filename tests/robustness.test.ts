import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Linter } from 'eslint';
import tseslint from 'typescript-eslint';
import { describe, expect, test } from 'vitest';
import { INTERNAL_ERROR } from '../src/guard.js';
import { SERVICE } from './engines.js';
import { EVERYWHERE } from './everywhere.js';

const MEGABYTE = 1_000_000;

const linter = new Linter({ cwd: SERVICE });

/** Lints with every rule on, as code of a service. A rule that fails, fails the test; a text that the parser refuses does not. */
function lint(code: string, filename: string, parser?: Linter.Parser): Linter.LintMessage[] {
  const languageOptions = { sourceType: 'module' as const, ...(parser && { parser }) };
  const config = [{ files: ['**/*.{js,mjs,cjs,ts,mts,cts}'], languageOptions }, EVERYWHERE];
  const messages = linter.verify(code, config, join(SERVICE, filename.replaceAll('node_modules', 'src')));
  expect(messages.filter(({ message }) => message.startsWith('No matching configuration'))).toEqual([]);
  const failed = messages.find(({ messageId }) => messageId === INTERNAL_ERROR);
  if (failed) throw new Error(failed.message);
  return messages;
}

/** The scripts of a folder; of the declaration files, which hold next to no code, every fifth. */
function scripts(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.[cm]?[jt]s$/.test(file))
    .map((file) => join(folder, file))
    .sort()
    .filter((file, i) => !/\.d\.[cm]?ts$/.test(file) || i % 5 === 0);
}

function crashes(files: readonly string[], parser?: Linter.Parser): string[] {
  return files.flatMap((file) => {
    try {
      lint(readFileSync(file, 'utf8'), file, parser);
      return [];
    } catch (error) {
      return [`${file}: ${String(error instanceof Error ? error.stack : error)}`];
    }
  });
}

describe('no rule throws on real code', { timeout: 180_000 }, () => {
  const typescript = scripts('node_modules/typescript/lib');
  const isGiant = (file: string) => statSync(file).size > 3 * MEGABYTE;

  test('typescript/lib', () => {
    expect(
      crashes(
        typescript.filter((file) => !isGiant(file)),
        tseslint.parser,
      ),
    ).toEqual([]);
  });

  test('the compiler, in one file of several megabytes', () => {
    const giants = typescript.filter(isGiant).sort((a, b) => statSync(a).size - statSync(b).size);
    expect(crashes(giants.slice(0, 1), tseslint.parser)).toEqual([]);
  });

  test("eslint/lib, with ESLint's own parser", () => {
    expect(crashes(scripts('node_modules/eslint/lib'))).toEqual([]);
  });

  test('@typescript-eslint', () => {
    expect(crashes(scripts('node_modules/@typescript-eslint'), tseslint.parser)).toEqual([]);
  });
});

describe('unusual files', () => {
  const generated = Array.from(
    { length: 10_000 },
    (_, i) => `export const message${i} = (logger: Logger) => logger.info({ i: ${i} }, 'message ${i}');`,
  ).join('\n');

  test.each([
    ['empty', ''],
    ['only a byte order mark', '\uFEFF'],
    ['only a hashbang', '#!/usr/bin/env node'],
    ['only comments', '// one\n/* two */\n'],
    ['only a directive', "'use strict';"],
    ['10,000 generated lines', generated],
  ])('%s', { timeout: 30_000 }, (_, code) => {
    expect(lint(code, 'src/file.ts', tseslint.parser)).toEqual([]);
  });

  test.each([
    ['a byte order mark', '\uFEFF'],
    ['a hashbang', '#!/usr/bin/env node\n'],
    ['Windows line ends', '\r\n'],
  ])('%s before a finding', (_, start) => {
    const code = `${start}import { Counter } from 'prom-client';\nexport const c = new Counter({ labelNames: ['user_id'] });\n`;
    const found = lint(code, 'src/file.ts', tseslint.parser);
    expect(found.map(({ ruleId }) => ruleId)).toContain('observability/no-high-cardinality-labels');
  });
});
