import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { indentAt, indentOf } from './edits.js';
import { isErrorMiddleware } from './error-handlers.js';
import type { ErrorHandler } from './facts.js';
import type { FileModel } from './file-model.js';
import { errorLog } from './log-text.js';
import { loggerAt } from './loggers.js';
import type { SilenceKind } from './silent-errors.js';

type Context = Readonly<TSESLint.RuleContext<string, readonly unknown[]>>;

/** A fix that logs the error of a handler, and the statement it adds. */
export interface LogErrorFix {
  text: string;
  apply: TSESLint.ReportFixFunction;
}

/**
 * The fix that logs an error as the first thing in its handler, with the logger in scope and in its shape.
 * @param what what failed, for the message
 * @returns null where there is no logger to write to, or no place to put the log
 */
export function logErrorFix(
  handler: ErrorHandler,
  kind: SilenceKind,
  what: string,
  model: FileModel,
  context: Context,
): LogErrorFix | null {
  const { body, param, node } = handler;
  // A callback is also called without an error, error middleware never is.
  const isMiddleware = isErrorMiddleware(handler);
  const isCallback = handler.kind === 'callback' && !isMiddleware;
  if (!body || kind === 'partial' || isCallback || (param && param.type !== 'Identifier')) return null;
  // A log in a helper that is passed by name would run for all who use it.
  if (handler.function && handler.function !== node) return null;
  const logger = loggerAt(body, model, context);
  if (!logger) return null;
  const name = param?.type === 'Identifier' ? param.name : freeName(body, context);
  const call =
    name === null
      ? null
      : errorLog(
          logger,
          'error',
          `${isMiddleware ? 'request' : what === '' ? 'operation' : what.replace(/^this\.#?/, '')} failed`,
          name,
        );
  const place = call === null ? null : bodyFix(handler, call, context.sourceCode);
  const named = name === null ? null : parameterFix(handler, name, context.sourceCode);
  if (call === null || !place || !named) return null;
  return {
    text: call,
    *apply(fixer) {
      if (logger.addImport) yield* [logger.addImport(fixer)].flat() as TSESLint.RuleFix[];
      yield* named(fixer);
      yield* place(fixer);
    },
  };
}

/** What makes a change. */
export type Edits = (fixer: TSESLint.RuleFixer) => TSESLint.RuleFix[];

/** Adds `(err)` to a catch or function that takes no error yet. */
export function parameterFix(
  { node, param, function: fn }: ErrorHandler,
  name: string,
  sourceCode: Readonly<TSESLint.SourceCode>,
): Edits | null {
  if (param) return () => [];
  if (node.type === 'CatchClause') {
    const keyword = sourceCode.getFirstToken(node)!;
    return (fixer) => [fixer.insertTextAfter(keyword, ` (${name})`)];
  }
  const open = fn && sourceCode.getFirstToken(fn, (token) => token.value === '(');
  return open ? (fixer) => [fixer.insertTextAfter(open, name)] : null;
}

/** Adds a statement as the first thing in a handler's body; null where there is no place for it. */
export function bodyFix(
  { body, node }: ErrorHandler,
  call: string,
  sourceCode: Readonly<TSESLint.SourceCode>,
): Edits | null {
  if (!body) return null;
  if (body.type !== 'BlockStatement') {
    const text = sourceCode.getText(body);
    const isNothing = body.type === 'Identifier' && body.name === 'undefined';
    const whole = wrapped(body, sourceCode);
    // The comments between the parentheses and the body have no place in what comes instead.
    const isCommented =
      whole !== body && sourceCode.getCommentsInside(whole).length > sourceCode.getCommentsInside(body).length;
    if (isCommented) return null;
    return (fixer) => [fixer.replaceText(whole, isNothing ? `{ ${call}; }` : `{ ${call}; return ${text}; }`)];
  }
  const open = sourceCode.getFirstToken(body)!;
  const first = body.body[0];
  if (body.loc.start.line === body.loc.end.line) {
    const isBare = !first && sourceCode.getCommentsInside(body).length === 0;
    return (fixer) => [
      fixer.insertTextAfter(open, isBare && body.range[1] - body.range[0] === 2 ? ` ${call}; ` : ` ${call};`),
    ];
  }
  const indent = first
    ? indentAt(first.loc.start.line, sourceCode)
    : `${indentAt(node.loc.start.line, sourceCode)}${indentOf(sourceCode)}`;
  return (fixer) => [fixer.insertTextAfter(open, `\n${indent}${call};`)];
}

/** An arrow's body with the parentheses around it: `() => ({ … })`. */
function wrapped(body: TSESTree.Expression, sourceCode: Readonly<TSESLint.SourceCode>): TSESTree.Node {
  const before = sourceCode.getTokenBefore(body);
  const after = sourceCode.getTokenAfter(body);
  const isWrapped = before?.value === '(' && after?.value === ')' && body.parent?.type === 'ArrowFunctionExpression';
  return isWrapped ? ({ range: [before.range[0], after.range[1]] } as unknown as TSESTree.Node) : body;
}

/** `err`, or the next name that nothing in the body uses; null where none is free. */
export function freeName(
  body: TSESTree.Node,
  { sourceCode }: { sourceCode: Readonly<TSESLint.SourceCode> },
): string | null {
  const text = sourceCode.getText(body);
  return ['err', 'error', 'cause'].find((name) => !new RegExp(`\\b${name}\\b`).test(text)) ?? null;
}
