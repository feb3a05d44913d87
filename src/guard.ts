import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { SettingsError } from './settings-reader.js';
import { HOMEPAGE } from './version.js';

/** The message that every rule has besides its own: what it says where it has failed itself. */
export const INTERNAL_ERROR = 'internalError';

/** The text of {@link INTERNAL_ERROR}. */
export const INTERNAL_ERROR_MESSAGE = `Internal error in observability/{{rule}}: {{error}}. What needs this is left out for this file, all else goes on. Please report it, with the code that it stumbled over: ${HOMEPAGE}/issues`;

// The model of a file is shared: where it fails, every rule does, and once is enough to know.
const told = new WeakMap<TSESTree.Program, Set<string>>();

/**
 * Makes the listeners of a rule so that none can throw. In ESLint a rule that throws ends the whole run; in oxlint it
 * takes along what all rules of all JavaScript plugins have found in the file. Instead, what it throws becomes one finding
 * on the first line, what the rule has reported until then stays, and it is not called again for this file.
 * @param name the rule
 * @param create makes the listeners, and may throw as well
 * @throws SettingsError where the settings are wrong: nothing would be right until they are
 */
export function guarded(
  name: string,
  context: Readonly<TSESLint.RuleContext<string, readonly unknown[]>>,
  create: () => TSESLint.RuleListener,
): TSESLint.RuleListener {
  let hasFailed = false;
  const attempt = <T>(work: () => T): T | undefined => {
    if (hasFailed) return undefined;
    try {
      return work();
    } catch (error) {
      if (error instanceof SettingsError) throw error;
      hasFailed = true;
      report(name, error, context);
      return undefined;
    }
  };
  const listeners = attempt(create) ?? {};
  const names = Object.keys(listeners);
  if (names.length === 0) return listeners;
  return Object.fromEntries(
    names.map((selector) => {
      const listener = listeners[selector] as (...args: unknown[]) => void;
      return [selector, (...args: unknown[]) => attempt(() => listener(...args))];
    }),
  );
}

function report(
  rule: string,
  thrown: unknown,
  context: Readonly<TSESLint.RuleContext<string, readonly unknown[]>>,
): void {
  const { ast } = context.sourceCode;
  const error = textOf(thrown);
  const texts = told.get(ast) ?? new Set();
  told.set(ast, texts);
  if (texts.has(error)) return;
  texts.add(error);
  context.report({ loc: { line: 1, column: 0 }, messageId: INTERNAL_ERROR, data: { rule, error } });
}

/** `TypeError: x is undefined (model/log-record.js:41)`, on one line and without the folder that we are installed in. */
function textOf(thrown: unknown): string {
  const text = String(thrown).replaceAll(/\s+/g, ' ').slice(0, 200);
  const stack = thrown instanceof Error ? (thrown.stack ?? '') : '';
  const place = /[\\/](?:dist|src)[\\/](?!guard\.)([\w./\\-]+:\d+)/.exec(stack)?.[1];
  return place === undefined ? text : `${text} (${place})`;
}
