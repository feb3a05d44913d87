import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { LEVELS } from '../vocabulary/levels.js';
import type { LogCall } from './facts.js';
import type { FileModel } from './file-model.js';
import type { RequestLogger } from './request-loggers.js';
import { rootOf, terminalName, unwrap } from './syntax.js';
import { textOf } from './text.js';

/**
 * True where a log can be written to the logger of the request as it stands: that logger is certainly there, takes the
 * same arguments at the same level, and nothing is lost on the way.
 */
export function canMoveTo(
  { isCertain, shape, fields }: RequestLogger,
  log: LogCall,
  model: FileModel,
  sourceCode: Readonly<TSESLint.SourceCode>,
): boolean {
  if (!isCertain || !log.logger || sourceCode.getCommentsInside(log.logger).length > 0) return false;
  if (fields !== null) return true;
  const isStandard = (LEVELS as readonly (string | null)[]).includes(log.method);
  if (!isStandard || isChild(log.logger, model)) return false;
  return (log.certain && shape !== null && log.shape === shape) || isMessageOnly(log.node, model);
}

/** A logger of a module that was given fields of its own, which the logger of the request does not have. */
function isChild(logger: TSESTree.Node, { scopes }: FileModel): boolean {
  const root = rootOf(logger);
  const init = root.type === 'Identifier' ? scopes.constantOf(root) : null;
  const value = init && unwrap(init);
  return (
    value?.type === 'CallExpression' && /^(?:child|with[A-Z]?\w*|getSubLogger)$/.test(terminalName(value.callee) ?? '')
  );
}

/** One text and nothing else: every logger takes it. */
function isMessageOnly({ arguments: args }: TSESTree.CallExpression, { scopes }: FileModel): boolean {
  const [message, ...rest] = args;
  return message !== undefined && rest.length === 0 && textOf(message, scopes) !== null;
}
