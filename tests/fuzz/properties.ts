import type { Linter, Rule } from 'eslint';
import { comments, fix, lint, parseOnly, sequences, type Sample } from './lint.js';

/** What a program showed to be wrong with the plugin. */
export interface Failure {
  /** Which property does not hold. */
  property: 'no crash' | 'bounded' | 'parses' | 'keeps comments' | 'keeps arguments' | 'ends' | 'converges';
  /** The rule, or what is known of it. */
  where: string;
  details: string;
}

/** How many times as long as parsing and walking alone a program may take; a file that only logs may take 30 times. */
const SLOWEST = 400;

/** How often the same suggestion may be offered again at the same place: each takes care of one field or one label. */
const AGAIN = 6;

/** What a program has that no edit may change. */
interface Before {
  comments: readonly string[];
  /** How many `(a, b)`: an argument that is put after one in parentheses makes one more, and the first is lost. */
  sequences: number;
}

/** Checks what has to hold for every program. Returns what does not. */
export function check(sample: Sample): { failures: Failure[]; reports: number; edits: number } {
  const failures: Failure[] = [];
  let edits = 0;
  const messages = linted(sample, failures);
  if (!messages) return { failures, reports: 0, edits };
  const before = { comments: comments(), sequences: sequences() };
  for (const message of messages) {
    for (const { how, edit } of editsOf(message)) {
      edits += 1;
      failures.push(...checkEdit(sample, message, how, edit, before));
    }
  }
  if (messages.some((message) => message.fix)) failures.push(...checkFix(sample, before));
  failures.push(...checkTime(sample));
  return { failures, reports: messages.length, edits };
}

function linted(sample: Sample, failures: Failure[]): Linter.LintMessage[] | null {
  try {
    const messages = lint(sample);
    // A program that does not parse is no program.
    return messages.some(({ fatal }) => fatal) ? null : messages;
  } catch (error) {
    failures.push({ property: 'no crash', where: placeOf(error), details: stackOf(error) });
    return null;
  }
}

interface Offer {
  /** `fix`, or the message of the suggestion. */
  how: string;
  edit: Rule.Fix;
}

function editsOf(message: Linter.LintMessage): Offer[] {
  const suggested = (message.suggestions ?? []).map(({ messageId, desc, fix }) => ({
    how: messageId ?? desc,
    edit: fix,
  }));
  return message.fix ? [{ how: 'fix', edit: message.fix }, ...suggested] : suggested;
}

function checkEdit(
  sample: Sample,
  message: Linter.LintMessage,
  how: string,
  edit: Rule.Fix,
  before: Before,
): Failure[] {
  const where = `${String(message.ruleId)} ${String(message.messageId)} (${how})`;
  const failures: Failure[] = [];
  let current: Sample = { ...sample, code: applied(sample.code, edit) };
  for (let again = 0; again < AGAIN; again++) {
    const showing = `${at(message)}\n${current.code}`;
    let after: Linter.LintMessage[];
    try {
      after = lint(current);
    } catch (error) {
      return [...failures, { property: 'no crash', where: placeOf(error), details: `${stackOf(error)}\n${showing}` }];
    }
    const broken = after.find(({ fatal }) => fatal);
    if (broken) return [...failures, { property: 'parses', where, details: `${broken.message}\n${showing}` }];
    const lost = without(before.comments, comments());
    if (lost.length > 0)
      return [...failures, { property: 'keeps comments', where, details: `${lost.join()}\n${showing}` }];
    if (sequences() > before.sequences) return [...failures, { property: 'keeps arguments', where, details: showing }];
    const same = after
      .filter(
        ({ ruleId, messageId, line, column }) =>
          ruleId === message.ruleId &&
          messageId === message.messageId &&
          line === message.line &&
          column === message.column,
      )
      .flatMap(editsOf)
      .find((offer) => offer.how === how);
    if (!same) return failures;
    const code = applied(current.code, same.edit);
    if (code === current.code)
      return [...failures, { property: 'ends', where, details: `changes nothing\n${showing}` }];
    current = { ...current, code };
  }
  return [...failures, { property: 'ends', where, details: `${at(message)}\n${current.code}` }];
}

function checkFix(sample: Sample, before: Before): Failure[] {
  const once = fix(sample);
  const lost = without(before.comments, comments());
  if (lost.length > 0)
    return [{ property: 'keeps comments', where: '--fix', details: `${lost.join()}\n${once.output}` }];
  const broken = once.messages.find(({ fatal }) => fatal);
  if (broken) return [{ property: 'parses', where: '--fix', details: `${broken.message}\n${once.output}` }];
  const twice = fix({ ...sample, code: once.output });
  return twice.output === once.output
    ? []
    : [{ property: 'converges', where: '--fix', details: `${once.output}\n---\n${twice.output}` }];
}

function checkTime(sample: Sample): Failure[] {
  const isSlow = (): boolean => timed(() => lint(sample)) > SLOWEST * timed(() => parseOnly(sample));
  // Others use the machine too: only what is slow each time is slow.
  for (let i = 0; i < 4; i++) if (!isSlow()) return [];
  return [{ property: 'bounded', where: 'all rules', details: `over ${String(SLOWEST)} times as long as parsing` }];
}

function timed(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

function applied(code: string, { range: [start, end], text }: Rule.Fix): string {
  // ESLint counts from after a byte order mark.
  const mark = code.startsWith('\uFEFF') ? 1 : 0;
  return code.slice(0, Math.max(0, start + mark)) + text + code.slice(end + mark);
}

/** What of one list is not in the other, however often it is there. */
function without(list: readonly string[], other: readonly string[]): string[] {
  const rest = [...other];
  return list.filter((item) => {
    const found = rest.indexOf(item);
    if (found >= 0) rest.splice(found, 1);
    return found < 0;
  });
}

function at({ line, column, message }: Linter.LintMessage): string {
  return `${String(line)}:${String(column)} ${message}`;
}

/** Where it failed, so that the same mistake is told once. */
function placeOf(error: unknown): string {
  return /\(([\w./-]+:\d+)\)|\bsrc\/[\w/.-]+:\d+/.exec(stackOf(error))?.[0] ?? '?';
}

function stackOf(error: unknown): string {
  return String(error instanceof Error ? error.stack : error)
    .split('\n')
    .slice(0, 14)
    .join('\n');
}
