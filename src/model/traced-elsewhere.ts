import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { pathsOf } from './error-paths.js';
import { isDropped } from './error-handlers.js';
import { ErrorTraces } from './error-traces.js';
import type { ErrorHandler, FunctionNode } from './facts.js';
import { startOf, type Work } from './failing-work.js';
import type { FileModel } from './file-model.js';
import { contains, functionName, isFunction, memberName, outerParent, terminalName, within } from './syntax.js';

type SourceCode = Readonly<TSESLint.SourceCode>;

/**
 * An error in the handling of another: the first one is what matters, and its handler is judged by itself. A helper that
 * is called nowhere but in error handlers (`rollBack()`) belongs to them.
 */
export function isSecondary(handler: ErrorHandler, model: FileModel): boolean {
  if (isInHandler(handler.node, handler, model)) return true;
  const calls = ownCallsOf(handler.site.enclosingFunction, model);
  return calls.length > 0 && calls.every((call) => isInHandler(call, handler, model));
}

function isInHandler(node: TSESTree.Node, but: ErrorHandler, model: FileModel): boolean {
  return model.errorHandlers.some(({ kind, body, node: handler }) => {
    const isOuter = handler !== but.node && (kind === 'catch' || kind === 'promise') && body !== null;
    return isOuter && contains(body, node);
  });
}

/** The calls of a function of this file, where nothing else can call it: it is not exported, and a method is private. */
function ownCallsOf(fn: FunctionNode | null, model: FileModel): readonly TSESTree.CallExpression[] {
  if (!fn || functionName(fn) === '' || isVisible(fn, model)) return [];
  return model.resolver.definitions.callsOf(fn);
}

/** True where code elsewhere may call a function. */
function isVisible(fn: FunctionNode, model: FileModel): boolean {
  const { parent } = fn;
  if (parent.type === 'MethodDefinition') {
    // Compiled code has lost the word: there, a method that its class calls is taken for its own.
    const isOpen = parent.accessibility === undefined && parent.key.type !== 'PrivateIdentifier';
    return parent.accessibility === 'public' || parent.accessibility === 'protected' || (isOpen && model.isTyped);
  }
  const outer = parent.type === 'VariableDeclarator' ? parent.parent.parent : parent;
  return outer.type.startsWith('Export');
}

/** The promise is a variable that is also awaited, returned or handled elsewhere: its rejection is not lost here. */
export function isSeenElsewhere(handler: ErrorHandler, model: FileModel): boolean {
  const promise = handler.guarded && startOf(handler.guarded);
  // `this.ready.catch(() => {})`: a promise that is kept for others to wait for, be it that this waits for it first.
  if (promise?.type === 'MemberExpression') return isDropped(handler.node.parent!) || isWaitedFor(handler.node.parent!);
  if (promise?.type !== 'Identifier') return false;
  const variable = model.scopes.variableOf(promise);
  if (!variable) return false;
  const list = listOf(variable.defs[0]?.node);
  const listed = list && model.scopes.variableOf(list);
  // `for (const job of jobs) job.catch(() => {})`, and the jobs are waited for together.
  if (listed) return model.scopes.readsOf(listed).some((read) => read !== list);
  return model.scopes.readsOf(variable).some((read) => read !== promise);
}

/** `jobs`, for the variable of `for (const job of jobs)`. */
function listOf(declarator: TSESTree.Node | undefined): TSESTree.Identifier | null {
  const loop = declarator?.type === 'VariableDeclarator' ? declarator.parent.parent : null;
  return loop?.type === 'ForOfStatement' && loop.right.type === 'Identifier' ? loop.right : null;
}

/** `this.queue.catch(() => {}).then(next)`: what comes next does not use the outcome. */
function isWaitedFor(call: TSESTree.Node): boolean {
  const { parent, child } = outerParent(call);
  const isChained = parent?.type === 'MemberExpression' && parent.object === child && memberName(parent) === 'then';
  const then = isChained ? outerParent(parent).parent : undefined;
  const next = then?.type === 'CallExpression' ? then.arguments[0] : undefined;
  return isFunction(next) && next.params.length === 0;
}

/**
 * `const room = await load().catch(() => null); if (!room) logger.warn(…)`: the value that stands for the failure is asked
 * for, and leads to a trace or a throw.
 */
export function isTracedByResult(handler: ErrorHandler, model: FileModel): boolean {
  if (handler.kind !== 'promise') return false;
  let { parent, child } = outerParent(handler.node.parent!);
  if (parent?.type === 'AwaitExpression') ({ parent, child } = outerParent(parent));
  if (parent?.type !== 'VariableDeclarator' || parent.init !== child || parent.id.type !== 'Identifier') return false;
  const variable = model.scopes.variableOf(parent.id);
  return variable !== null && model.scopes.readsOf(variable).some((read) => isAnswered(read, model));
}

/**
 * The function returns a value that stands for the failure, and whoever calls it, all in this file, asks for that value
 * and logs, counts or throws.
 */
export function isTracedByCaller(handler: ErrorHandler, model: FileModel): boolean {
  const fn = handler.site.enclosingFunction;
  if (handler.kind !== 'catch' || !fn) return false;
  const calls = ownCallsOf(fn, model);
  return calls.length > 0 && calls.every((call) => resultsOf(call, model).some((read) => isAnswered(read, model)));
}

/** `const team = await getTeam(id); if (!team.ok) …`: what is called says in its result that it failed, and does not throw. */
export function givesResults({ awaited }: Work, model: FileModel): boolean {
  return (
    awaited.length > 0 &&
    awaited.every(
      (node) =>
        node.type === 'CallExpression' &&
        resultsOf(node, model).some(({ parent }) => {
          const name = parent?.type === 'MemberExpression' ? memberName(parent) : null;
          return name !== null && /^(?:ok|isErr|isOk|isLeft|isRight|isFailure|isSuccess|success)$/.test(name);
        }),
    )
  );
}

/** Where the result of a call is read: `const room = await load()`, `load().then((room) => …)`. */
function resultsOf(call: TSESTree.CallExpression, model: FileModel): TSESTree.Node[] {
  let { parent, child } = outerParent(call);
  if (parent?.type === 'AwaitExpression') ({ parent, child } = outerParent(parent));
  let name: TSESTree.Node | undefined;
  if (parent?.type === 'VariableDeclarator' && parent.init === child) name = parent.id;
  if (parent?.type === 'MemberExpression' && memberName(parent) === 'then') {
    const then = outerParent(parent).parent;
    const next = then?.type === 'CallExpression' ? then.arguments[0] : undefined;
    if (isFunction(next)) name = next.params[0];
  }
  const variable = name?.type === 'Identifier' ? model.scopes.variableOf(name) : null;
  return variable ? model.scopes.readsOf(variable) : [];
}

/** True where a variable is read in the condition of an `if` one of whose sides logs, counts, reports or throws. */
function isAnswered(read: TSESTree.Node, model: FileModel): boolean {
  const choice = choiceOn(read);
  if (!choice) return false;
  const sides = [choice.consequent, choice.alternate].filter((side) => side !== null);
  const facts = [...model.logs, ...model.errorSinks, ...model.observations];
  return sides.some((side) => throwsAtEnd(side) || facts.some(({ node }) => contains(side, node)));
}

/** The `if` in whose condition an expression stands. */
export function choiceOn(expression: TSESTree.Node): TSESTree.IfStatement | null {
  let test = expression;
  while (test.parent && !test.parent.type.endsWith('Statement')) test = test.parent;
  const choice = test.parent;
  return choice?.type === 'IfStatement' && choice.test === test ? choice : null;
}

/** True where the last thing that a side of a choice does is to throw. */
export function throwsAtEnd(statement: TSESTree.Statement): boolean {
  const last = statement.type === 'BlockStatement' ? statement.body.at(-1) : statement;
  return last?.type === 'ThrowStatement';
}

/** The only thing that fails is a helper of this file that logs its own errors. */
export function isTracedWhereMade(
  { kind }: ErrorHandler,
  { awaited, calls }: Work,
  model: FileModel,
  sourceCode: SourceCode,
): boolean {
  if (kind === 'callback') return false;
  const failing = awaited.length > 0 ? awaited : calls;
  return failing.length > 0 && failing.every((call) => tracesOwnErrors(call, model, sourceCode, MAX_HELPERS));
}

/** How many helpers deep a call is followed. */
const MAX_HELPERS = 3;

/** Combines the promises or values of other calls, and fails only where they do. */
const COMBINATORS = /^(?:all|allSettled|race|any|map|flatMap|filter|forEach|keys|values|entries|from)$/;

/** A call of a helper that logs its errors, or does nothing but call such helpers. */
function tracesOwnErrors(call: TSESTree.Node, model: FileModel, sourceCode: SourceCode, depth: number): boolean {
  if (call.type !== 'CallExpression' || depth === 0) return false;
  const fn = model.resolver.definitions.functionOf(call.callee);
  if (!fn) return false;
  const logsThem = model.errorHandlers.some((inner) => {
    const isInside = inner.kind === 'catch' && inner.site.enclosingFunction === fn && inner.body !== null;
    if (!isInside) return false;
    return (
      within(model.logs, inner.body!).length > 0 &&
      pathsOf(inner.body!, new ErrorTraces(model, sourceCode, inner.param)).silent.length === 0
    );
  });
  if (logsThem) return true;
  const inside = within(model.calls, fn.body).filter((inner) => !COMBINATORS.test(terminalName(inner.callee) ?? ''));
  return inside.length > 0 && inside.every((inner) => tracesOwnErrors(inner, model, sourceCode, depth - 1));
}
