import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { CLIENT_FAILURE } from '../vocabulary/errors.js';
import type { FileModel } from './file-model.js';
import { mayFail } from './lost-spans.js';
import { failuresIn, isSetInside, setsStatusIn } from './span-error-scope.js';
import { endsOf, othersThan, type SpanInHand } from './spans-in-hand.js';
import { contains, isFunction, memberName, outerParent, rootOf, unwrap } from './syntax.js';

type SourceCode = Readonly<TSESLint.SourceCode>;

/** A `finally` that ends a span, past which errors go without being marked on it. */
export interface UncaughtSpanError {
  span: SpanInHand;
  statement: TSESTree.TryStatement;
  /** The word `finally`: the place to report. */
  place: TSESTree.Token;
  /** The first thing that may fail: the place that the error comes from. */
  failure: TSESTree.Node;
}

/** Where errors pass a span by on their way out: `try { await work(); } finally { span.end(); }`. */
export function uncaughtSpanErrors(span: SpanInHand, model: FileModel, sourceCode: SourceCode): UncaughtSpanError[] {
  if (span.isSetOnThrow || (span.dialect !== 'opentelemetry' && span.dialect !== 'dd-trace')) return [];
  const statements = new Set<TSESTree.TryStatement>();
  const found: UncaughtSpanError[] = [];
  for (const end of endsOf(span, model)) {
    const around = finallyAround(end, span);
    if (around?.type === 'TryStatement' && !statements.has(around)) {
      statements.add(around);
      const failure = failureOf(around.block, span, model, sourceCode);
      if (around.handler || !failure || setsStatusIn(around.finalizer!, span, model)) continue;
      const place = sourceCode.getTokenBefore(around.finalizer!)!;
      found.push({ span, statement: around, place, failure });
    }
  }
  return found;
}

/** The statement whose `finally` has a call of the function that the span lives in. */
function finallyAround(end: TSESTree.Node, { home }: SpanInHand): TSESTree.TryStatement | null {
  for (let node = end; node.parent && node !== home && !isFunction(node); node = node.parent) {
    const { parent } = node;
    if (parent.type === 'TryStatement' && parent.finalizer === node) return parent;
  }
  return null;
}

/** What may fail in a block, other than where something catches it; null where nothing does, or the span is told there. */
function failureOf(
  block: TSESTree.BlockStatement,
  span: SpanInHand,
  model: FileModel,
  sourceCode: SourceCode,
): TSESTree.Node | null {
  const handled = model.errorHandlers.filter(
    ({ guarded, node }) => guarded !== null && contains(block, node) && contains(block, guarded),
  );
  const isHolder = (node: TSESTree.Node): boolean =>
    node.type === 'Identifier' && model.scopes.variableOf(node) === span.variable;
  const failures = failuresIn(block, sourceCode).filter(
    (failure) =>
      !handled.some(({ guarded, node }) => contains(guarded!, failure) || contains(node, failure)) &&
      !isExpected(failure, sourceCode) &&
      failure.type !== 'YieldExpression' &&
      model.factOf(failure) === undefined &&
      !isHandledPromise(
        failure,
        handled.map(({ node }) => node),
      ) &&
      mayFail(failure, isHolder),
  );
  const [failure] = failures;
  return failure && !isSetInside(block, span, othersThan(span.variable, model), model) ? failure : null;
}

/** `await work().catch(…)`, and the call of `catch` itself. */
function isHandledPromise(failure: TSESTree.Node, handlers: readonly TSESTree.Node[]): boolean {
  const call = unwrap(failure.type === 'AwaitExpression' ? failure.argument : failure);
  if (call.type !== 'CallExpression') return false;
  if (call.arguments.some((argument) => handlers.includes(argument))) return true;
  const callee = unwrap(call.callee);
  const isChained = callee.type === 'MemberExpression' && /^(?:finally|then)$/.test(memberName(callee) ?? '');
  return isChained && isHandledPromise(callee.object, handlers);
}

/** `throw new NotFoundError(id)`: what is wrong is the request. */
function isExpected(failure: TSESTree.Node, sourceCode: SourceCode): boolean {
  let node: TSESTree.Node | undefined = failure;
  if (node.type !== 'ThrowStatement') node = outerParent(node).parent;
  return node?.type === 'ThrowStatement' && (failure !== node || CLIENT_FAILURE.test(sourceCode.getText(node)));
}

/** What fails, as a reader would name it: `rooms.join`; empty where there is no name for it. */
export function nameOfFailure(failure: TSESTree.Node, sourceCode: SourceCode): string {
  const node = unwrap(failure.type === 'AwaitExpression' ? failure.argument : failure);
  if (node.type !== 'CallExpression' || rootOf(node.callee).type === 'CallExpression') return '';
  const text = sourceCode.getText(unwrap(node.callee)).replaceAll(/\s+/g, '');
  return text.length > 50 ? '' : text;
}
