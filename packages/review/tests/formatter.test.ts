import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Linter } from 'eslint';
import observability from 'eslint-plugin-observability';
import { ENGINES } from '../../../tests/engines.js';
import format from '../src/formatter.js';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'observability-formatter-'));
  writeFileSync(join(folder, 'join.js'), "var a;\nconsole.log('joined');\n");
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});
afterEach(() => {
  delete process.env['OBSERVABILITY_FORMAT'];
});

const CONFIG = [
  {
    plugins: { obs: observability },
    rules: { 'obs/no-console': 'error', 'no-var': 'error' },
  },
] as unknown as Linter.Config[];

describe.each(Object.entries(ENGINES))('the results of %s', (_, Engine) => {
  test('are printed, without the rules of others', async () => {
    const eslint = new Engine({ cwd: folder, overrideConfigFile: true, overrideConfig: CONFIG });
    const results = await eslint.lintFiles(['.']);
    expect(results[0]!.messages.map(({ ruleId }) => ruleId)).toEqual(['no-var', 'obs/no-console']);
    process.env['OBSERVABILITY_FORMAT'] = 'json';
    expect(JSON.parse(format(results, { cwd: folder }))).toMatchObject({
      files: 1,
      score: null,
      findings: [{ file: 'join.js', line: 2, rule: 'no-console' }],
    });
  });
});

test('Markdown by default; a preset of rules by no prefix is not ours', () => {
  const message = { line: 1, column: 1, severity: 2 as const, message: 'x' };
  const results = [
    {
      filePath: join(process.cwd(), 'a.js'),
      messages: [
        { ...message, ruleId: 'no-console' },
        { ...message, ruleId: null },
      ],
    },
  ];
  const text = format(results as never);
  expect(text).toMatch(/^# Observability review: /);
  expect(text).not.toContain('a.js');
});

test('an unknown format', () => {
  process.env['OBSERVABILITY_FORMAT'] = 'xml';
  expect(() => format([])).toThrow(/^OBSERVABILITY_FORMAT must be one of text, .+, but is xml\.$/);
});
