import { RuleTester, type Rule as EslintRule } from 'eslint';
import tseslint from 'typescript-eslint';
import { afterAll, describe, it } from 'vitest';
import type { Rule } from '../src/rule.js';

Object.assign(RuleTester, { afterAll, describe, it, itOnly: it.only });

const tester = new RuleTester({
  languageOptions: { parser: tseslint.parser, parserOptions: { ecmaFeatures: { jsx: true } } },
});

/** Code that is fine, and code that is not, with what is said of it. */
export type Cases = Parameters<RuleTester['run']>[2];

/**
 * Tests a rule on TypeScript code, with ESLint's own rule tester: it also checks that messages, positions and
 * suggestions are exactly the ones given, and that what a suggestion leaves still parses.
 */
export function run(name: string, rule: Rule, cases: Cases): void {
  tester.run(name, rule as unknown as EslintRule.RuleModule, cases);
}
