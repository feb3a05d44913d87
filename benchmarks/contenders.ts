import * as parser from '@typescript-eslint/parser';
import type { ESLint, Linter } from 'eslint';
import type { Contender } from './measure.js';

/** A configuration for TypeScript with these plugins and rules. */
export function configOf(
  plugins: Readonly<Record<string, ESLint.Plugin>>,
  rules: Partial<Linter.RulesRecord>,
  settings: Record<string, unknown> = {},
): Linter.Config {
  return {
    files: ['**/*.ts', '**/*.js', '**/*.mts', '**/*.cts', '**/*.mjs', '**/*.cjs', '**/*.tsx', '**/*.jsx'],
    languageOptions: { parser },
    linterOptions: { reportUnusedDisableDirectives: 'off' },
    plugins,
    rules,
    settings,
  };
}

/** Parsing alone, and ESLint with no rule: what is paid before the first plugin. */
export const BASELINES: readonly Contender[] = [
  { name: 'parse only', config: null },
  { name: 'zero rules', config: configOf({}, {}) },
];

/** As many rules as `recommended` has that do nothing: what ESLint itself takes for having rules. */
export function emptyRules(count: number): Contender {
  const ids = Array.from({ length: count }, (_, i) => `rule${String(i)}`);
  const plugin: ESLint.Plugin = {
    rules: Object.fromEntries(
      ids.map((id) => [id, { meta: { schema: [] }, create: () => ({ 'Program:exit': () => undefined }) }]),
    ),
  };
  const rules = Object.fromEntries(ids.map((id) => [`empty/${id}`, 'error' as const]));
  return { name: `${String(count)} rules that do nothing`, config: configOf({ empty: plugin }, rules) };
}

/** This plugin's presets. */
export function ours(plugin: ESLint.Plugin & { configs: Record<string, Linter.Config> }): Contender[] {
  return ['recommended', 'strict'].map((preset) => ({
    name: `observability ${preset}`,
    config: configOf({ observability: plugin }, plugin.configs[preset]!.rules!),
  }));
}

type Preset = { rules?: Partial<Linter.RulesRecord> } | readonly { rules?: Partial<Linter.RulesRecord> }[];

/** The recommended presets of the plugins that teams have most often. They are installed beside this file. */
export async function peers(): Promise<Contender[]> {
  const { default: js } = await import('@eslint/js');
  const found: Contender[] = [{ name: '@eslint/js recommended', config: configOf({}, js.configs.recommended.rules) }];
  for (const [name, prefix, path] of [
    ['eslint-plugin-promise', 'promise', 'flat/recommended'],
    ['eslint-plugin-security', 'security', 'recommended'],
    ['eslint-plugin-n', 'n', 'flat/recommended'],
    ['eslint-plugin-unicorn', 'unicorn', 'recommended'],
    ['eslint-plugin-sonarjs', 'sonarjs', 'recommended'],
  ] as const) {
    const module = (await import(name)) as { default: ESLint.Plugin & { configs: Record<string, Preset> } };
    const preset = module.default.configs[path]!;
    const rules = Object.assign({}, ...[preset].flat().map((part) => part.rules ?? {})) as Partial<Linter.RulesRecord>;
    found.push({ name: `${name} recommended`, config: configOf({ [prefix]: module.default }, rules) });
  }
  return found;
}
