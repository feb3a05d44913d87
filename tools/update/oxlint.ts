import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type * as Configs from '../../src/configs.js';
import type { RuleSource } from './sources.js';

/** The presets that are shipped for oxlint. */
export const OXLINT_PRESETS = ['recommended', 'strict'] as const;

/**
 * The configuration of a preset for oxlint. It names the plugin as its users do: oxlint looks for it from where the file
 * is, and finds the package that the file belongs to.
 */
export async function oxlintConfig(
  sources: readonly RuleSource[],
  preset: (typeof OXLINT_PRESETS)[number],
): Promise<string> {
  // Only when it is needed: it loads the profiles, whose index may have to be written first.
  const { configsOf } = (await import(pathToFileURL(resolve('src/configs.ts')).href)) as typeof Configs;
  const { rules } = configsOf(Object.fromEntries(sources.map(({ name, rule }) => [name, rule])), {})[preset];
  return JSON.stringify({ jsPlugins: ['eslint-plugin-observability'], rules });
}
