import type { ESLint, Linter } from 'eslint';
import { CONCERNS, type Rule, type Severity } from './rule.js';

/** BLOCKER and HIGH fail a build, MEDIUM and LOW warn. */
const LEVEL: Readonly<Record<Severity, 'error' | 'warn'>> = {
  BLOCKER: 'error',
  HIGH: 'error',
  MEDIUM: 'warn',
  LOW: 'warn',
};

type RuleSettings = Record<string, 'error' | 'warn'>;

/**
 * Computes every preset from the rules' own meta: `recommended`, `strict`, one per concern (the recommended rules of
 * that concern), and `<preset>-legacy` for eslintrc.
 */
export function configsOf(
  rules: Readonly<Record<string, Rule>>,
  plugin: ESLint.Plugin,
): Record<string, Linter.Config | Linter.LegacyConfig> {
  const all = Object.entries(rules).map(([name, rule]) => ({ name, docs: rule.meta.docs! }));
  const select = (wanted: (docs: (typeof all)[number]['docs']) => boolean): RuleSettings =>
    Object.fromEntries(
      all.filter(({ docs }) => wanted(docs)).map(({ name, docs }) => [`observability/${name}`, LEVEL[docs.severity]]),
    );
  const presets: Record<string, RuleSettings> = {
    recommended: select((docs) => docs.preset === 'recommended'),
    strict: select(() => true),
  };
  for (const concern of CONCERNS)
    presets[concern] = select((docs) => docs.concern === concern && docs.preset === 'recommended');
  return Object.fromEntries(
    Object.entries(presets).flatMap(([name, settings]): [string, Linter.Config | Linter.LegacyConfig][] => [
      [name, { name: `observability/${name}`, plugins: { observability: plugin }, rules: settings }],
      [`${name}-legacy`, { plugins: ['observability'], rules: settings }],
    ]),
  );
}
