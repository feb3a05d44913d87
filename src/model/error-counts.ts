import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { METRIC_WORD, OUTCOME_LABEL } from '../vocabulary/metrics.js';
import { wordsOf } from '../vocabulary/words.js';
import type { ErrorHandler, FunctionNode, MetricObservation } from './facts.js';
import type { Work } from './failing-work.js';
import type { FileModel } from './file-model.js';
import type { Variable } from './scopes.js';
import { chainOf, contains, isFunction, outerParent, rootOf, terminalName, unwrap, walk, within } from './syntax.js';
import { choiceOn, throwsAtEnd } from './traced-elsewhere.js';

type SourceCode = Readonly<TSESLint.SourceCode>;

/** How many helpers deep a call is followed. */
const MAX_DEPTH = 3;

/**
 * True where a metric, a span, an error reporter or the caller learns of the errors of a handler: in the handler, in a helper of the
 * file that it calls, in the `finally` of the same `try`, afterwards by an outcome that the handler sets, or where the
 * error is made.
 */
export function isCounted(handler: ErrorHandler, work: Work, model: FileModel, sourceCode: SourceCode): boolean {
  return (
    (handler.body !== null && countsIn(handler.body, model)) ||
    isCountedAfterwards(handler, model, sourceCode) ||
    isCountedByDifference(handler, model) ||
    isTallied(handler, sourceCode) ||
    isAskedAfterwards(handler, model, sourceCode) ||
    work.calls.some((call) => countsOwnErrors(call, model))
  );
}

/** True where code counts something, on a span or with an error reporter too, by itself or through helpers of the file. */
function countsIn(code: TSESTree.Node, model: FileModel, depth = 0): boolean {
  if (within(model.observations, code).some(isMeasured) || within(model.errorSinks, code).length > 0) return true;
  return within(model.calls, code).some((call) => {
    if (call.type !== 'CallExpression') return false;
    // `this.metrics.joinFailed()`, `telemetry.track(…)`: what is called like that counts.
    const chain = chainOf(call.callee) ?? [terminalName(call.callee) ?? ''];
    const isTimerStart = terminalName(call.callee) === 'startTimer';
    if (!isTimerStart && chain.some((name) => wordsOf(name).some((word) => METRIC_WORD.test(word)))) return true;
    const fn = depth < MAX_DEPTH ? model.resolver.definitions.functionOf(call.callee) : null;
    return fn !== null && !contains(fn, code) && countsIn(fn.body, model, depth + 1);
  });
}

/** Starting a timer, or binding labels, measures nothing yet. */
function isMeasured({ method, node }: MetricObservation): boolean {
  return method !== 'startTimer' && !(method === 'labels' && node.parent.type === 'VariableDeclarator');
}

/** What runs when the work is over, however it ended. */
function isCountedAfterwards(handler: ErrorHandler, model: FileModel, sourceCode: SourceCode): boolean {
  const fn = handler.site.enclosingFunction;
  const finalizers = finalizersOf(handler);
  const outcomes = outcomesOf(handler, model, sourceCode);
  return model.observations.some((observation) => {
    const { node } = observation;
    if (!isMeasured(observation)) return false;
    if (finalizers.some((finalizer) => contains(finalizer, node)))
      return tellsOutcome(observation, outcomes, model, sourceCode);
    const isAfter = node.range[0] >= handler.node.range[1] && (!fn || contains(fn, node));
    return isAfter && depends(observation, outcomes, model, sourceCode, fn);
  });
}

/** `finally { … }`, `.catch(log).finally(() => …)`. */
function finalizersOf({ kind, node }: ErrorHandler): TSESTree.Node[] {
  if (node.type === 'CatchClause') return node.parent.finalizer ? [node.parent.finalizer] : [];
  const found: TSESTree.Node[] = [];
  let call: TSESTree.Node | undefined = kind === 'promise' ? node.parent : undefined;
  while (call) {
    const { parent, child } = outerParent(call);
    const isChained = parent?.type === 'MemberExpression' && parent.object === child;
    const next: TSESTree.Node | undefined = isChained ? outerParent(parent).parent : undefined;
    call = next?.type === 'CallExpression' ? next : undefined;
    if (call?.type === 'CallExpression') found.push(...call.arguments);
  }
  return found;
}

/** The variables that say how the work ended: what it and its handler assign, or what stands for its result. */
function outcomesOf(handler: ErrorHandler, model: FileModel, { visitorKeys }: SourceCode): Set<Variable> {
  const outcomes = new Set<Variable>();
  const add = (raw: TSESTree.Node | undefined): void => {
    const root = raw && rootOf(raw);
    const variable = root?.type === 'Identifier' ? model.scopes.variableOf(root) : null;
    if (variable) outcomes.add(variable);
  };
  for (const part of [handler.body, handler.guarded]) {
    if (!part) continue;
    walk(part, visitorKeys, (node) => {
      if (node.type === 'AssignmentExpression') add(node.left);
      if (node.type === 'UpdateExpression') add(node.argument);
      // `failures.push(id)`
      if (part === handler.body && node.type === 'CallExpression' && node.callee.type === 'MemberExpression')
        add(node.callee.object);
      return undefined;
    });
  }
  // `const room = await load().catch(() => null)`
  let { parent } = outerParent(handler.kind === 'promise' ? handler.node.parent! : handler.node);
  while (parent?.type === 'AwaitExpression') ({ parent } = outerParent(parent));
  if (parent?.type === 'VariableDeclarator') add(parent.id);
  return outcomes;
}

/** True where an observation reads one of the variables, or stands under a condition that does. */
function depends(
  { node }: MetricObservation,
  outcomes: ReadonlySet<Variable>,
  model: FileModel,
  sourceCode: SourceCode,
  until: FunctionNode | null,
): boolean {
  if (reads(node, outcomes, model, sourceCode)) return true;
  for (let current: TSESTree.Node | undefined = node; current && current !== until; current = current.parent) {
    if (current.type === 'IfStatement' || current.type === 'ConditionalExpression') {
      if (reads(current.test, outcomes, model, sourceCode)) return true;
    }
    if (current.type === 'LogicalExpression' && reads(current.left, outcomes, model, sourceCode)) return true;
  }
  return false;
}

function reads(
  code: TSESTree.Node,
  outcomes: ReadonlySet<Variable>,
  { scopes }: FileModel,
  { visitorKeys }: SourceCode,
): boolean {
  let found = false;
  walk(code, visitorKeys, (node) => {
    const variable = node.type === 'Identifier' ? scopes.variableOf(node) : null;
    found ||= variable !== null && outcomes.has(variable);
    return undefined;
  });
  return found;
}

/**
 * True where an observation that is made however the work ended may tell how: `end({ outcome })`, `if (failed) …`,
 * `end(labels)`. `end()` and `requests.inc({ route: 'join' })` do not.
 */
function tellsOutcome(
  observation: MetricObservation,
  outcomes: ReadonlySet<Variable>,
  model: FileModel,
  sourceCode: SourceCode,
): boolean {
  const { node, labels } = observation;
  if (depends(observation, outcomes, model, sourceCode, null)) return true;
  if (labels.some(({ name }) => name === null || OUTCOME_LABEL.test(name))) return true;
  const isConditional = node.parent.type !== 'ExpressionStatement' && !isFunction(node.parent);
  // Labels that could not be read may be anything.
  const isOpaque = labels.length === 0 && node.arguments.some((argument) => unwrap(argument).type === 'Identifier');
  return isConditional || isOpaque;
}

/** `failedCount += 1`, `result.errors++`: a number that whoever asked for the work is given. */
function isTallied({ body }: ErrorHandler, { visitorKeys }: SourceCode): boolean {
  let isKept = false;
  if (body) {
    walk(body, visitorKeys, (node) => {
      const isSum = node.type === 'AssignmentExpression' && node.operator === '+=';
      const target = isSum ? node.left : node.type === 'UpdateExpression' ? node.argument : null;
      isKept ||= target !== null && /fail|err/i.test(terminalName(target) ?? '');
      return !isFunction(node);
    });
  }
  return isKept;
}

/** `try { tier = await find(id); } catch { tier = null; } if (!tier) throw …`: the failure is thrown after all. */
function isAskedAfterwards(handler: ErrorHandler, model: FileModel, sourceCode: SourceCode): boolean {
  const outcomes = outcomesOf(handler, model, sourceCode);
  return [...outcomes].some((variable) =>
    model.scopes.readsOf(variable).some((read) => {
      const choice = choiceOn(read);
      if (!choice || choice.range[0] < handler.node.range[1]) return false;
      return [choice.consequent, choice.alternate].some((side) => side !== null && throwsAtEnd(side));
    }),
  );
}

const COUNT = /^(?:inc|add|increment|incr|count)$/;

/** Attempts are counted before and successes after: what is missing has failed. */
function isCountedByDifference({ guarded, node, site }: ErrorHandler, model: FileModel): boolean {
  const fn = site.enclosingFunction;
  const counts = model.observations.filter(({ method, site: at }) => COUNT.test(method) && at.enclosingFunction === fn);
  if (!guarded || !counts.some((count) => contains(guarded, count.node))) return false;
  const start = Math.min(guarded.range[0], node.range[0]);
  return counts.some((count) => count.node.range[1] <= start);
}

/** A call of a helper of the file whose own error handler counts, and then throws. */
function countsOwnErrors(call: TSESTree.Node, model: FileModel): boolean {
  const fn = call.type === 'CallExpression' ? model.resolver.definitions.functionOf(call.callee) : null;
  return (
    fn !== null &&
    model.errorHandlers.some(
      ({ kind, body, site }) =>
        (kind === 'catch' || kind === 'promise') &&
        body !== null &&
        site.enclosingFunction === fn &&
        countsIn(body, model),
    )
  );
}
