import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { isErrorMiddleware } from '../model/error-handlers.js';
import type { ErrorHandler } from '../model/facts.js';
import type { FileModel } from '../model/file-model.js';
import { isDead } from '../model/reachability.js';
import { silenceOf } from '../model/silent-errors.js';
import { contains, isFunction, terminalName, unwrap, walk, within } from '../model/syntax.js';
import { textOf } from '../model/text.js';
import { leftBehind } from './left-behind.js';
import type { ErrorOutcome, ErrorPath } from './types.js';

type SourceCode = Readonly<TSESLint.SourceCode>;

/** An error path, and the code that handles it. */
export interface JudgedPath extends ErrorPath {
  node: TSESTree.Node;
}

/**
 * What `no-silent-catch` says by default, but for comments: a reason there is good enough for a reviewer, and still nothing
 * that can be seen when the service runs.
 */
const POLICY = { probes: false, cleanup: false, sync: false, commented: true };

/** What becomes of the errors that arrive in a file, in the order of the code. */
export function errorPathsOf(model: FileModel, sourceCode: SourceCode): JudgedPath[] {
  return model.errorHandlers
    .filter((handler) => !isDead(handler.node, model.scopes))
    .map((handler) => {
      const { node, kind, body } = handler;
      const { start, end } = node.loc;
      const outcome = outcomeOf(handler, model, sourceCode);
      const isLogged = leftBehind(body ?? node, model).log;
      const isCentral = seesAllErrors(handler, model);
      return { node, kind, line: start.line, endLine: end.line, outcome, isLogged, isCentral };
    });
}

function outcomeOf(handler: ErrorHandler, model: FileModel, sourceCode: SourceCode): ErrorOutcome {
  const silence = silenceOf(handler, model, sourceCode, POLICY);
  const { body, node } = handler;
  if (silence) {
    const left = body && leftBehind(body, model);
    return silence.kind === 'partial' && (left?.log || left?.metric || left?.span) ? 'partial' : 'silent';
  }
  if (!body) return within(model.logs, node).length > 0 ? 'traced' : 'passed-on';
  const { log, metric, span } = leftBehind(body, model);
  if (metric || span || (log && !isThrownAgain(body))) return 'traced';
  let passes = log;
  walk(body, sourceCode.visitorKeys, (inner) => {
    passes ||= inner.type === 'ThrowStatement' || (inner.type === 'ReturnStatement' && inner.argument !== null);
    return !isFunction(inner);
  });
  return passes || body.type !== 'BlockStatement' ? 'passed-on' : 'exempt';
}

/** Whoever catches it next has it again, so that a log here adds nothing. */
function isThrownAgain(body: TSESTree.BlockStatement | TSESTree.Expression): boolean {
  return body.type === 'BlockStatement' && body.body.at(-1)?.type === 'ThrowStatement';
}

/** Events with the error of a job, a message or a request. */
const FAILED = /^(?:failed|error|consumer\.crash)$/;

function seesAllErrors(handler: ErrorHandler, model: FileModel): boolean {
  if (handler.kind === 'process' || isErrorMiddleware(handler)) return true;
  const call = handler.function?.parent;
  if (call?.type !== 'CallExpression' || call.callee === handler.function) return false;
  if (/^(?:setErrorHandler|onError)$/.test(terminalName(call.callee) ?? '')) return true;
  if (handler.kind !== 'event' || call.callee.type !== 'MemberExpression') return false;
  const [event] = call.arguments;
  const emitter = terminalName(unwrap(call.callee.object)) ?? '';
  const isFailure = event !== undefined && FAILED.test(textOf(event, model.scopes)?.text ?? '');
  return isFailure && /worker|queue|consumer|^app$/i.test(emitter);
}

/** True where one of some parts of the code has an error path that says something about it. */
export function handlesErrors(parts: readonly TSESTree.Node[], paths: readonly JudgedPath[]): boolean {
  return paths.some(
    ({ node, outcome }) => /^(?:traced|partial|silent)$/.test(outcome) && parts.some((part) => contains(part, node)),
  );
}
