import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { RUNS_INLINE } from '../vocabulary/span-errors.js';
import type { ErrorHandler, FunctionNode } from './facts.js';
import type { FileModel } from './file-model.js';
import { isVisible } from './scopes.js';
import { handsSpanTo, isOn, mayMarkFailed, marksFailed } from './span-error-calls.js';
import { endsOf, usesSpan, type SpanInHand, type Variables } from './spans-in-hand.js';
import {
  contains,
  enclosingFunction,
  isFunction,
  memberName,
  outerParent,
  terminalName,
  walk,
  within,
} from './syntax.js';

type SourceCode = Readonly<TSESLint.SourceCode>;

/** True where an error handler is run while a span is running, and for what fails under it. */
export function isUnder(handler: ErrorHandler, span: SpanInHand, model: FileModel, sourceCode: SourceCode): boolean {
  const { guarded, body, node } = handler;
  if (!guarded || !body || !liesIn(handler, span) || !isVisible(span.variable, node, sourceCode)) return false;
  const isMentioned = usesSpan(span, body, model);
  if (handler.kind !== 'catch' && handler.kind !== 'promise' && !isMentioned) return false;
  if (!isInline(node, span.home) && !isMentioned) return false;
  return handler.kind === 'catch' || handler.kind === 'promise'
    ? failsWhileRunning(guarded, span, model, sourceCode)
    : true;
}

/** True for code of the function that has the span, after its start. */
function liesIn({ node }: ErrorHandler, { home, start, callback }: SpanInHand): boolean {
  if (home && !contains(home.body, node)) return false;
  return callback !== null || start === null || node.range[1] > start.node.range[1];
}

/** True where code belongs to a function itself, or to a callback that is run at once. */
function isInline(node: TSESTree.Node, home: FunctionNode | null): boolean {
  let fn = enclosingFunction(node);
  while (fn !== home) {
    const { parent, child } = fn ? outerParent(fn) : { parent: undefined, child: node };
    const isRun =
      parent?.type === 'CallExpression' &&
      parent.arguments.includes(child as TSESTree.Expression) &&
      RUNS_INLINE.test(terminalName(parent.callee) ?? '');
    if (!fn || !isRun) return false;
    fn = enclosingFunction(fn);
  }
  return true;
}

/** True where something in a block may fail after the span was started and before it was ended. */
function failsWhileRunning(
  guarded: TSESTree.Node,
  span: SpanInHand,
  model: FileModel,
  sourceCode: SourceCode,
): boolean {
  const ends = endsOf(span, model);
  if (ends.some((end) => end.range[1] <= guarded.range[0] && isBefore(end, guarded))) return false;
  const started = span.start && !span.callback && contains(guarded, span.start.node) ? span.start.node.range[1] : 0;
  return failuresIn(guarded, sourceCode).some(
    (failure) =>
      failure.range[0] >= started &&
      !ends.some((end) => end === failure || contains(end, failure)) &&
      !ends.some((end) => contains(guarded, end) && end.range[1] <= failure.range[0] && isBefore(end, failure)) &&
      !isEndedOnTheWay(failure, guarded, ends),
  );
}

/** True where whatever comes to a place has passed a call, which stands before it in one of the blocks around it. */
function isBefore(call: TSESTree.Node, place: TSESTree.Node): boolean {
  let current: TSESTree.Node = call;
  while (current.parent && !isFunction(current)) {
    const { parent } = current;
    if (parent.type === 'BlockStatement' || parent.type === 'Program') {
      if (contains(parent, place)) return true;
      const isAlways = parent.parent?.type === 'TryStatement' && parent.parent.finalizer === parent;
      if (!isAlways) return false;
    } else if (!/^(?:Expression|Try|Block)Statement$|Expression$/.test(parent.type)) return false;
    current = parent;
  }
  return false;
}

/** `try { try { work(); } finally { span.end(); } } catch { … }`: where the error arrives, the span is over. */
function isEndedOnTheWay(
  failure: TSESTree.Node,
  guarded: TSESTree.Node,
  ends: readonly TSESTree.CallExpression[],
): boolean {
  for (let node = failure; node !== guarded && node.parent; node = node.parent) {
    const { parent } = node;
    if (parent.type !== 'TryStatement' || node === parent.finalizer || !contains(guarded, parent)) continue;
    const { finalizer } = parent;
    if (finalizer && ends.some((end) => contains(finalizer, end))) return true;
  }
  return false;
}

/** The calls and the like that may throw, other than in functions, which run at another time. */
export function failuresIn(root: TSESTree.Node, { visitorKeys }: SourceCode): TSESTree.Node[] {
  const found: TSESTree.Node[] = [];
  walk(root, visitorKeys, (node) => {
    if (node !== root && isFunction(node)) return false;
    if (/^(?:Call|New|Await|Yield|Import|TaggedTemplate)Expression$|^ThrowStatement$/.test(node.type)) found.push(node);
    if (node.type === 'ForOfStatement' && node.await) found.push(node);
    return undefined;
  });
  return found;
}

/** True where a handler around this one, or the rest of the `finally` around it, sees to the span. */
export function isSetAround(
  node: TSESTree.Node,
  span: SpanInHand,
  isHandled: (outer: ErrorHandler) => boolean,
  model: FileModel,
): boolean {
  return (
    model.errorHandlers.some(
      (outer) => outer.node !== node && outer.guarded !== null && contains(outer.guarded, node) && isHandled(outer),
    ) || finalizersAround(node, span.home).some((finalizer) => setsStatusIn(finalizer, span, model))
  );
}

/** The `finally` blocks that are run after code of a function, innermost first. */
function finalizersAround(node: TSESTree.Node, home: FunctionNode | null): TSESTree.Node[] {
  const found: TSESTree.Node[] = [];
  for (let current = node; current.parent && current !== home; current = current.parent) {
    const { parent } = current;
    if (parent.type === 'TryStatement' && parent.finalizer && parent.finalizer !== current)
      found.push(parent.finalizer);
    // `work().catch(…).finally(() => finish(span))`
    if (parent.type === 'MemberExpression' && parent.object === current && memberName(parent) === 'finally') {
      const call = outerParent(parent).parent;
      if (call?.type === 'CallExpression') found.push(...call.arguments);
    }
  }
  return found;
}

/** True where code sets the status of a span, or hands it to code that may. */
export function setsStatusIn(node: TSESTree.Node, { variable }: SpanInHand, model: FileModel): boolean {
  return within(model.calls, node).some(
    (call) =>
      call.type === 'CallExpression' &&
      (marksFailed(call, model) || (!model.factOf(call) && mayMarkFailed(call, variable, () => false, model))),
  );
}

/** True where code that comes after a place, in the function of the span, may set its status. */
export function isSetAfter(place: TSESTree.Node, span: SpanInHand, model: FileModel): boolean {
  const home = span.home?.body;
  return within(model.calls, home ?? rootOf(place)).some(
    (call) =>
      call.type === 'CallExpression' &&
      call.range[0] >= place.range[1] &&
      (marksFailed(call, model) || (!model.factOf(call) && mayMarkFailed(call, span.variable, () => false, model))),
  );
}

function rootOf(node: TSESTree.Node): TSESTree.Node {
  let root = node;
  while (root.parent) root = root.parent;
  return root;
}

/** True where the guarded code sets the status, or is given the span and may have set it. */
export function isSetInside(
  guarded: TSESTree.Node,
  { variable }: SpanInHand,
  others: Variables,
  model: FileModel,
): boolean {
  const isSet = within(model.calls, guarded).some((call) => marksFailed(call, model) && !isOn(call, others, model));
  return isSet || handsSpanTo(guarded, variable, model);
}

/** True where a span has nothing more to do after what a handler is for, so that its failure is that of the span. */
export function isLastOf(handler: ErrorHandler, span: SpanInHand, model: FileModel): boolean {
  const { body, node, kind } = handler;
  // The handler itself ends the span.
  if (body && endsOf(span, model).some((end) => contains(body, end))) return true;
  if (kind !== 'catch' && kind !== 'promise') return false;
  let current: TSESTree.Node = kind === 'catch' ? node.parent! : outerParent(node).parent!;
  for (;;) {
    const { parent } = current;
    if (!parent || current === span.home) return true;
    if (isFunction(current)) {
      const call = outerParent(current).parent;
      if (call?.type !== 'CallExpression' || !RUNS_INLINE.test(terminalName(call.callee) ?? '')) return false;
      current = call;
      continue;
    }
    if (/^(?:For|While|DoWhile|Switch)/.test(current.type)) return false;
    if (current.type === 'VariableDeclarator' || current.type === 'AssignmentExpression') return false;
    if (parent.type === 'TryStatement' && parent.finalizer === current) return false;
    if (current.type === 'ExpressionStatement' && !/^(?:Await|Yield)Expression$/.test(current.expression.type))
      return false;
    if (
      parent.type === 'MemberExpression' &&
      !/^(?:finally|catch)$/.test(memberName(parent) ?? '') &&
      parent.object === current
    )
      return false;
    if (parent.type === 'BlockStatement' || parent.type === 'Program') {
      const next = parent.body.slice(parent.body.indexOf(current as TSESTree.Statement) + 1);
      if (!next.every((statement) => isIdle(statement, span, model))) return false;
    }
    current = parent;
  }
}

/** A statement that does no work: it closes the span, logs, or returns nothing. */
function isIdle(statement: TSESTree.Statement, span: SpanInHand, model: FileModel): boolean {
  if (statement.type === 'ReturnStatement') return statement.argument === null;
  if (statement.type === 'FunctionDeclaration' || statement.type === 'EmptyStatement') return true;
  if (statement.type !== 'ExpressionStatement') return false;
  const { expression } = statement;
  const isFact = within(model.calls, expression).some((call) => model.factOf(call) !== undefined);
  return isFact || usesSpan(span, expression, model);
}
