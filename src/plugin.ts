import { configsOf } from './configs.js';
import type { Configs, ObservabilityPlugin } from './presets.js';
import { VERSION } from './rule.js';
import { rules } from './rules/index.js';

const plugin: ObservabilityPlugin = {
  meta: { name: 'eslint-plugin-observability', version: VERSION, namespace: 'observability' },
  rules: rules as unknown as ObservabilityPlugin['rules'],
  configs: {} as Configs,
};

Object.assign(plugin.configs, configsOf(rules, plugin));

export type { Configs, LegacyPreset, ObservabilityPlugin, ObservabilityRule, Preset, PresetName } from './presets.js';
export type { ObservabilityRules, RuleOptions } from './rule-options.js';
export type { ObservabilitySettings } from './settings.js';
export type { UserProfile } from './settings-profiles.js';
export default plugin;
