import type { ESLint, Linter, Rule } from 'eslint';
import { Linter as LinterClass } from 'eslint';
import { configOf } from './contenders.js';
import type { SourceFile } from './corpus.js';
import { prepared } from './measure.js';

/** What one rule takes, in microseconds per file. */
export interface RuleTime {
  rule: string;
  /** With all rules on: the model of a file is paid by the first rule that asks for it. */
  together: number;
}

/**
 * Times each rule of a preset, all on at once, as `TIMING=all` does: what its listeners take, `create` included.
 * Of each file the fastest pass counts.
 */
export function perRule(
  plugin: ESLint.Plugin,
  rules: Partial<Linter.RulesRecord>,
  files: readonly SourceFile[],
  passes: number,
  cwd = process.cwd(),
): RuleTime[] {
  const names = Object.keys(rules).map((id) => id.slice(id.indexOf('/') + 1));
  const best = new Map(names.map((name) => [name, new Float64Array(files.length).fill(Infinity)]));
  const current = new Map<string, number>();
  const timed: ESLint.Plugin = {
    rules: Object.fromEntries(
      names.map((name) => [
        name,
        timedRule(plugin.rules![name] as Rule.RuleModule, (ms) => current.set(name, (current.get(name) ?? 0) + ms)),
      ]),
    ),
  };
  const config = prepared(configOf({ observability: timed }, rules), cwd);
  const linter = new LinterClass({ cwd });
  for (let pass = 0; pass < passes; pass++) {
    for (const [i, { path, text }] of files.entries()) {
      current.clear();
      linter.verify(text, config, { filename: path });
      for (const [name, all] of best) all[i] = Math.min(all[i]!, current.get(name) ?? 0);
    }
  }
  return [...best]
    .map(([rule, all]) => ({ rule, together: (all.reduce((sum, ms) => sum + ms, 0) / files.length) * 1000 }))
    .sort((a, b) => b.together - a.together);
}

function timedRule(rule: Rule.RuleModule, add: (ms: number) => void): Rule.RuleModule {
  const timed =
    <A extends unknown[], R>(run: (...args: A) => R) =>
    (...args: A): R => {
      const start = performance.now();
      try {
        return run(...args);
      } finally {
        add(performance.now() - start);
      }
    };
  return {
    ...rule,
    create: (context) => {
      const listeners = timed(() => rule.create(context))();
      return Object.fromEntries(
        Object.entries(listeners).map(([selector, listener]) => [
          selector,
          timed(listener as (...args: unknown[]) => void),
        ]),
      );
    },
  };
}
