import type { Linter } from 'eslint';
import { rules } from '../../src/rules/index.js';

const LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal'];

/** Options with which a rule says, and repairs, more than by default. */
const MORE: Readonly<Record<string, object>> = {
  'log-field-naming': { case: 'snake_case', fix: true },
  'no-dynamic-log-message': { levels: LEVELS },
  'no-log-in-loop': { levels: LEVELS },
  'require-error-in-log': { levels: LEVELS, messageOnly: LEVELS },
  'require-error-log-level': { lookUps: true },
  'metric-series-budget': { budget: 1, unknown: 10 },
  'no-metric-type-misuse': { summary: true },
  'require-error-metric': { answersCounted: true },
  'slo-aligned-buckets': { max: 3 },
  'no-silent-catch': { probes: true, cleanup: true, sync: true, commented: true, partial: true },
};

/**
 * Every rule with the options with which it says the most, and with its exceptions for programs and scripts off.
 * @param only ids of rules; none means all
 */
export function wideRules(only: readonly string[] = []): Linter.RulesRecord {
  const names = only.length > 0 ? only : Object.keys(rules);
  return Object.fromEntries(names.map((name) => [`observability/${name}`, ['error', ...optionsOf(name)]]));
}

function optionsOf(name: string): object[] {
  const [schema] = rules[name]!.meta.schema as readonly { properties?: object }[];
  if (!schema) return [];
  return [{ ...('everywhere' in (schema.properties ?? {}) && { everywhere: true }), ...MORE[name] }];
}
