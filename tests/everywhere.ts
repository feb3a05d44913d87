import type { Linter } from 'eslint';
import observability from '../src/index.js';
import { rules } from '../src/rules/index.js';

/** Every rule, and each with its exceptions for programs, scripts and browsers off. */
export const EVERYWHERE: Linter.Config = {
  plugins: { observability },
  rules: Object.fromEntries(
    Object.entries(rules).map(([name, rule]) => {
      const [schema] = rule.meta.schema as readonly { properties?: object }[];
      const options = 'everywhere' in (schema?.properties ?? {}) ? [{ everywhere: true }] : [];
      return [`observability/${name}`, ['error', ...options] as Linter.RuleEntry];
    }),
  ),
};
