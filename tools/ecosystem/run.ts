import { Linter } from 'eslint';
import tseslint from 'typescript-eslint';
import { INTERNAL_ERROR } from '../../src/guard.js';
import observability from '../../src/index.js';
import { rules } from '../../src/rules/index.js';
import { shown, type Source } from './files.js';

/** One finding in someone else's code. */
export interface Finding {
  rule: string;
  id: string;
  file: string;
  line: number;
  column: number;
  message: string;
}

/** What a run found and what it cost. */
export interface RunResult {
  files: number;
  lines: number;
  findings: Finding[];
  /** Files that are not valid code. */
  unparsed: string[];
  crashes: { file: string; error: string }[];
  /** Files that cost more than {@link SLOW} times the median per line, however often they are linted. */
  slow: string[];
  /** Milliseconds for all files: with no rule at all, and with the rules. */
  cost: { bare: number; linted: number };
}

/** How many times the median per line a file may cost. */
const SLOW = 50;

/**
 * Lints each file by itself, so that a rule that crashes is counted and the rest goes on.
 * @param only ids of rules; none means the strict preset
 * @param progress called after each file
 */
export function measure(
  root: string,
  sources: readonly Source[],
  only: readonly string[],
  progress: () => void,
): RunResult {
  const bare = new Linter({ cwd: root });
  const linter = new Linter({ cwd: root });
  const base: Linter.Config = {
    files: ['**/*.{js,mjs,cjs,jsx,ts,mts,cts,tsx}'],
    languageOptions: { parser: tseslint.parser },
    linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'off' },
  };
  const ids = only.length > 0 ? only : Object.keys(rules);
  const linted: Linter.Config = {
    ...base,
    plugins: { observability },
    rules: Object.fromEntries(ids.map((id) => [`observability/${id}`, 'error'])),
  };
  const result: RunResult = {
    files: sources.length,
    lines: 0,
    findings: [],
    unparsed: [],
    crashes: [],
    slow: [],
    cost: { bare: 0, linted: 0 },
  };
  const perLine: { source: Source; cost: number }[] = [];
  for (const source of sources) {
    const { path, text } = source;
    const file = shown(root, path);
    result.lines += text.split('\n').length;
    result.cost.bare += timed(() => bare.verify(text, [base], { filename: path }));
    try {
      let messages: Linter.LintMessage[] = [];
      const cost = timed(() => (messages = linter.verify(text, [linted], { filename: path })));
      result.cost.linted += cost;
      perLine.push({ source, cost: cost / text.split('\n').length });
      for (const { ruleId, messageId, fatal, line, column, message } of messages) {
        if (fatal) result.unparsed.push(file);
        else if (messageId === INTERNAL_ERROR) result.crashes.push({ file, error: message });
        else if (ruleId)
          result.findings.push({
            rule: ruleId.replace('observability/', ''),
            id: messageId ?? '',
            file,
            line,
            column,
            message,
          });
      }
    } catch (error) {
      result.crashes.push({ file, error: String(error instanceof Error ? error.stack : error) });
    }
    progress();
  }
  const median = perLine.map(({ cost }) => cost).sort((a, b) => a - b)[perLine.length >> 1] ?? 0;
  result.slow = perLine
    .filter(({ source, cost }) => cost > SLOW * median && again(linter, linted, source) > SLOW * median)
    .map(({ source }) => shown(root, source.path));
  return result;
}

/** What a file costs per line at its best of three: the first files of a run are compiled on the way, and others wait. */
function again(linter: Linter, config: Linter.Config, { path, text }: Source): number {
  const times = [1, 2, 3].map(() => timed(() => linter.verify(text, [config], { filename: path })));
  return Math.min(...times) / text.split('\n').length;
}

function timed(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}
