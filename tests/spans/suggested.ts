import { join } from 'node:path';
import { Linter, type Rule as EslintRule } from 'eslint';
import type { Rule } from '../../src/rule.js';
import { SERVICE } from '../engines.js';

/**
 * Code with the only suggestion of the only finding of a rule applied.
 * @param options those of the rule, where not the defaults
 * @throws Error where there is not exactly one finding with one suggestion
 */
export function suggested(code: string, rule: Rule, options?: object): string {
  const config = {
    languageOptions: { sourceType: 'commonjs' as const, parserOptions: { ecmaFeatures: { globalReturn: true } } },
    plugins: { it: { rules: { rule: rule as unknown as EslintRule.RuleModule } } },
    rules: { 'it/rule': (options ? ['error', options] : 'error') as 'error' },
  };
  // `await` outside of functions, as in the body that it is run as.
  const [start, end] = ['async () => {\n', '\n}'];
  const messages = new Linter({ cwd: SERVICE }).verify(start + code + end, [config], join(SERVICE, 'src/join.js'));
  const [finding, ...others] = messages;
  const [suggestion, ...more] = finding?.suggestions ?? [];
  if (!suggestion || others.length > 0 || more.length > 0) throw new Error(JSON.stringify(messages, null, 2));
  const [from, to] = suggestion.fix.range.map((at) => at - start.length) as [number, number];
  return code.slice(0, from) + suggestion.fix.text + code.slice(to);
}
