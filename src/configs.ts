import type { Configs, LegacyPreset, Levels, ObservabilityPlugin, Preset, PresetName } from './presets.js';
import { CONCERNS, type Rule, type Severity } from './rule.js';

/** BLOCKER and HIGH fail a build, MEDIUM and LOW warn. */
const LEVEL: Readonly<Record<Severity, 'error' | 'warn'>> = {
  BLOCKER: 'error',
  HIGH: 'error',
  MEDIUM: 'warn',
  LOW: 'warn',
};

/**
 * Computes every preset from the rules' own meta: `recommended`, `strict`, one per concern (the recommended rules of
 * that concern), and `<preset>-legacy` for eslintrc.
 * @param plugin what flat presets bring along; it may be completed later
 */
export function configsOf(rules: Readonly<Record<string, Rule>>, plugin: Partial<ObservabilityPlugin>): Configs {
  const all = Object.entries(rules).map(([name, rule]) => ({ name, docs: rule.meta.docs! }));
  const select = (wanted: (docs: (typeof all)[number]['docs']) => boolean): Levels =>
    Object.fromEntries(
      all.filter(({ docs }) => wanted(docs)).map(({ name, docs }) => [`observability/${name}`, LEVEL[docs.severity]]),
    );
  const presets: Partial<Record<PresetName, Levels>> = {
    recommended: select((docs) => docs.preset === 'recommended'),
    strict: select(() => true),
  };
  for (const concern of CONCERNS)
    presets[concern] = select((docs) => docs.concern === concern && docs.preset === 'recommended');
  return Object.fromEntries(
    Object.entries(presets).flatMap(([name, levels]): [string, Preset | LegacyPreset][] => [
      [
        name,
        { name: `observability/${name}`, plugins: { observability: plugin as ObservabilityPlugin }, rules: levels },
      ],
      [`${name}-legacy`, { plugins: ['observability'], rules: levels }],
    ]),
  ) as Configs;
}
