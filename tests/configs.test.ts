import { readFileSync } from 'node:fs';
import type { Linter } from 'eslint';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';
import { describe, expect, test } from 'vitest';
import observability from '../src/index.js';
import type { PresetName } from '../src/presets.js';
import { CONCERNS, type RuleDocs, type Severity } from '../src/rule.js';
import { rules } from '../src/rules/index.js';
import { ENGINES, LegacyEngine, SERVICE, lint } from './engines.js';

const SAMPLE = readFileSync(new URL('fixtures/all-five.ts', import.meta.url), 'utf8');
const TYPESCRIPT = { files: ['**/*.ts'], languageOptions: { parser: tseslint.parser } };
const LEVELS: Record<Severity, string> = { BLOCKER: 'error', HIGH: 'error', MEDIUM: 'warn', LOW: 'warn' };

/** What a preset must hold: the rules whose own meta asks for it, at the level of their severity. */
function expected(wanted: (docs: RuleDocs) => boolean) {
  const on = Object.entries(rules).filter(([, rule]) => wanted(rule.meta.docs!));
  return Object.fromEntries(on.map(([name, rule]) => [`observability/${name}`, LEVELS[rule.meta.docs!.severity]]));
}

const PRESETS: [name: PresetName, rules: Record<string, string>][] = [
  ['recommended', expected(({ preset }) => preset === 'recommended')],
  ['strict', expected(() => true)],
  ...CONCERNS.map((name): [PresetName, Record<string, string>] => [
    name,
    expected(({ concern, preset }) => concern === name && preset === 'recommended'),
  ]),
];

test('there are no other presets', () => {
  const names = PRESETS.flatMap(([name]) => [name, `${name}-legacy`]);
  expect(Object.keys(observability.configs).sort()).toEqual(names.sort());
});

describe.each(PRESETS)('%s', (name, expectedRules) => {
  test('holds the rules that ask for it in their meta', () => {
    expect(observability.configs[name].rules).toEqual(expectedRules);
    expect(observability.configs[`${name}-legacy`].rules).toEqual(expectedRules);
  });

  test('brings the plugin along', () => {
    expect(observability.configs[name]).toMatchObject({
      name: `observability/${name}`,
      plugins: { observability },
    });
    expect(observability.configs[`${name}-legacy`].plugins).toEqual(['observability']);
  });
});

const count = (messages: readonly Linter.LintMessage[]) => {
  expect(messages.filter(({ fatal, ruleId }) => fatal === true || ruleId === null)).toEqual([]);
  return messages.length;
};

describe('the ways to use a preset', () => {
  const direct = [TYPESCRIPT, observability.configs.recommended];

  test.each(Object.keys(ENGINES))('%s: an element of the config array', async (engine) => {
    expect(count(await lint(SAMPLE, 'src/a.ts', direct, ENGINES[engine]))).toBeGreaterThanOrEqual(5);
  });

  test('defineConfig with extends: [observability.configs.recommended]', async () => {
    const config = defineConfig([{ ...TYPESCRIPT, extends: [observability.configs.recommended] }]);
    expect(await lint(SAMPLE, 'src/a.ts', config)).toEqual(await lint(SAMPLE, 'src/a.ts', direct));
    expect(await lint('console.log(process.pid);', 'src/a.js', config)).toEqual([]);
  });

  test("defineConfig with extends: ['observability/recommended']", async () => {
    const config = defineConfig([
      { ...TYPESCRIPT, plugins: { observability }, extends: ['observability/recommended'] },
    ]);
    expect(await lint(SAMPLE, 'src/a.ts', config)).toEqual(await lint(SAMPLE, 'src/a.ts', direct));
  });

  test('eslintrc with ESLint 8.57', async () => {
    const engine = new LegacyEngine({
      cwd: SERVICE,
      useEslintrc: false,
      plugins: { 'eslint-plugin-observability': observability },
      overrideConfig: {
        root: true,
        parser: '@typescript-eslint/parser',
        parserOptions: { sourceType: 'module' },
        extends: ['plugin:observability/recommended-legacy'],
      },
    });
    const [result] = await engine.lintText(SAMPLE, { filePath: 'src/a.ts' });
    const flat = await lint(SAMPLE, 'src/a.ts', direct, ENGINES['ESLint 8.57']);
    expect(count(result!.messages)).toBeGreaterThanOrEqual(5);
    expect(result!.messages).toEqual(flat);
  });
});
