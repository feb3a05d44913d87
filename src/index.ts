import type { ESLint, Linter } from 'eslint';
import { configsOf } from './configs.js';
import { VERSION } from './rule.js';
import { rules } from './rules/index.js';

/** The presets: flat configs, and their eslintrc twins under `<name>-legacy`. */
export interface Configs {
  recommended: Linter.Config;
  strict: Linter.Config;
  logging: Linter.Config;
  metrics: Linter.Config;
  tracing: Linter.Config;
  errors: Linter.Config;
  'recommended-legacy': Linter.LegacyConfig;
  'strict-legacy': Linter.LegacyConfig;
  'logging-legacy': Linter.LegacyConfig;
  'metrics-legacy': Linter.LegacyConfig;
  'tracing-legacy': Linter.LegacyConfig;
  'errors-legacy': Linter.LegacyConfig;
}

/** The plugin: `plugins: { observability }`, or one line with a preset. */
export interface ObservabilityPlugin extends ESLint.Plugin {
  meta: { name: string; version: string; namespace: string };
  configs: Configs & Record<string, Linter.Config | Linter.LegacyConfig>;
}

const plugin = {
  meta: { name: 'eslint-plugin-observability', version: VERSION, namespace: 'observability' },
  rules: rules as unknown as NonNullable<ESLint.Plugin['rules']>,
  configs: {},
} as unknown as ObservabilityPlugin;

Object.assign(plugin.configs, configsOf(rules, plugin));

export type { ObservabilitySettings } from './settings.js';
export type { UserProfile } from './settings-profiles.js';
export { plugin as default, plugin as 'module.exports' };
