import { Linter, type Rule } from 'eslint';
import tseslint from 'typescript-eslint';
import observability from '../../src/index.js';
import { INTERNAL_ERROR } from '../../src/guard.js';
import { shown, type Source } from './files.js';
import { wideRules } from './wide.js';

/** What repairing someone else's code came to. Nothing is written: all of it happens in memory. */
export interface RepairResult {
  files: number;
  /** How many files `--fix` changed, and how many the suggestions. */
  fixed: number;
  improved: number;
  /** How many suggestions were applied. */
  suggestions: number;
  failures: { file: string; what: string; details: string }[];
}

/** How many more repairs than findings a file may need: one may show what another hid. */
const SPARE = 30;

/**
 * Repairs each file in two ways: with `--fix`, and by applying the first fix or suggestion there is until there is none.
 * What comes out has to parse, to have every comment that was there, and to have nothing more to repair.
 * @param only ids of rules; none means all, with every fix that an option turns on
 */
export function repair(
  root: string,
  sources: readonly Source[],
  only: readonly string[],
  progress: () => void,
): RepairResult {
  const linter = new Linter({ cwd: root });
  const config: Linter.Config[] = [
    {
      files: ['**/*.{js,mjs,cjs,jsx,ts,mts,cts,tsx}'],
      languageOptions: { parser: tseslint.parser },
      linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'off' },
      plugins: { observability },
      rules: wideRules(only),
    },
  ];
  const result: RepairResult = { files: sources.length, fixed: 0, improved: 0, suggestions: 0, failures: [] };
  for (const { path, text } of sources) {
    const file = shown(root, path);
    const fail = (what: string, details: string): void => {
      result.failures.push({ file, what, details });
    };
    const checked = new Repairs(linter, config, path, fail);
    if (checked.start(text)) {
      result.fixed += checked.fix(text) ? 1 : 0;
      const applied = checked.suggestions(text);
      result.suggestions += applied;
      result.improved += applied > 0 ? 1 : 0;
    }
    progress();
  }
  return result;
}

/** The repairs of one file. */
class Repairs {
  readonly #linter: Linter;
  readonly #config: Linter.Config[];
  readonly #filename: string;
  readonly #fail: (what: string, details: string) => void;
  #comments: string[] = [];

  constructor(
    linter: Linter,
    config: Linter.Config[],
    filename: string,
    fail: (what: string, details: string) => void,
  ) {
    this.#linter = linter;
    this.#config = config;
    this.#filename = filename;
    this.#fail = fail;
  }

  /** @returns false for what is no code */
  start(text: string): boolean {
    if (this.#verify(text).some(({ fatal }) => fatal)) return false;
    this.#comments = this.#commentsNow();
    return true;
  }

  /** `--fix`, twice. */
  fix(text: string): boolean {
    const once = this.#linter.verifyAndFix(text, this.#config, { filename: this.#filename });
    this.#look('--fix', once.messages);
    const twice = this.#linter.verifyAndFix(once.output, this.#config, { filename: this.#filename });
    if (twice.output !== once.output)
      this.#fail('--fix does not come to an end', difference(once.output, twice.output));
    return once.output !== text;
  }

  /** The first fix or suggestion, again and again. Returns how many. */
  suggestions(text: string): number {
    let current = text;
    let most: number | null = null;
    for (let applied = 0; ; applied++) {
      const messages = this.#verify(current);
      const offers = messages.flatMap((message) => {
        const edit = message.fix ?? message.suggestions?.[0]?.fix;
        return edit ? [{ message, edit }] : [];
      });
      most ??= offers.length + SPARE;
      const [first] = offers;
      if (!first) return applied;
      const next = appliedTo(current, first.edit);
      const { ruleId, line, message } = first.message;
      const what = `${String(ruleId)} line ${String(line)}: ${message}`;
      if (applied >= most || next === current) {
        this.#fail('the suggestions do not come to an end', what);
        return applied;
      }
      if (!this.#look(what, this.#verify(next))) return applied;
      current = next;
    }
  }

  #verify(text: string): Linter.LintMessage[] {
    const messages = this.#linter.verify(text, this.#config, { filename: this.#filename });
    const failed = messages.find(({ messageId }) => messageId === INTERNAL_ERROR);
    if (failed) this.#fail('a rule fails', failed.message);
    return messages;
  }

  /** True where the text that was linted last parses and has all comments. */
  #look(what: string, messages: readonly Linter.LintMessage[]): boolean {
    const broken = messages.find(({ fatal }) => fatal);
    if (broken) {
      this.#fail('what comes out does not parse', `${what}\n${String(broken.line)}: ${broken.message}`);
      return false;
    }
    const left = this.#commentsNow();
    const lost = this.#comments.filter((comment) => !left.includes(comment));
    if (lost.length > 0) this.#fail('a comment is lost', `${what}\n${lost.join('\n')}`);
    return lost.length === 0;
  }

  #commentsNow(): string[] {
    return this.#linter
      .getSourceCode()
      .getAllComments()
      .map(({ value }) => value.trim());
  }
}

function appliedTo(text: string, { range: [start, end], text: by }: Rule.Fix): string {
  // ESLint counts from after a byte order mark.
  const mark = text.startsWith('\uFEFF') ? 1 : 0;
  return text.slice(0, start + mark) + by + text.slice(end + mark);
}

/** The first line in which two texts differ. */
function difference(one: string, other: string): string {
  const others = other.split('\n');
  const lines = one.split('\n');
  const at = lines.findIndex((line, i) => line !== others[i]);
  return `${String(at + 1)}: ${lines[at] ?? ''}\n${String(at + 1)}: ${others[at] ?? ''}`;
}

/** The result, for a person to read. */
export function repairAsText({ files, fixed, improved, suggestions, failures }: RepairResult): string {
  return [
    `${String(files)} files: --fix changes ${String(fixed)}; ${String(suggestions)} first suggestions change ${String(improved)}; ${String(failures.length)} failures`,
    ...failures.map(({ file, what, details }) => `FAILED ${file}: ${what}\n  ${details.replaceAll('\n', '\n  ')}`),
  ].join('\n');
}
