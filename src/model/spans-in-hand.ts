import type { TSESTree } from '@typescript-eslint/utils';
import type { FunctionNode, SpanStart } from './facts.js';
import type { FileModel } from './file-model.js';
import { usesOf } from './holders.js';
import { isTracer } from './lost-spans.js';
import type { Variable } from './scopes.js';
import { ENDS_SPAN, heldSpan } from './span-holders.js';
import { contains, enclosingFunction, isFunction, memberName, outerParent, unwrap } from './syntax.js';

/** Whose methods a span has. */
export type SpanDialect = 'opentelemetry' | 'sentry' | 'dd-trace' | 'elastic-apm';

/** A span that code can set the status of: a variable holds it. */
export interface SpanInHand {
  /** What starts it; null for one that other code has started: the active span. */
  start: SpanStart | null;
  dialect: SpanDialect;
  /** False where only the names of its maker and its methods say that it is a span. */
  certain: boolean;
  variable: Variable;
  /** The parameters that end the span by being called, with the error where there is one: dd-trace's `done`. */
  finishers: readonly Variable[];
  /** The function that it lives in; null at module level. */
  home: FunctionNode | null;
  /** The function that it is handed to, whose first parameter it is; null for one that a function starts for itself. */
  callback: FunctionNode | null;
  /** True where what starts it sets the status by itself if its callback throws. */
  isSetOnThrow: boolean;
}

/** The spans of a file that it has in hand. */
interface Found {
  inOrder: readonly (SpanInHand & { start: SpanStart })[];
  byStart: ReadonlyMap<SpanStart, SpanInHand>;
  variables: ReadonlySet<Variable>;
}

const known = new WeakMap<FileModel, Found>();

function foundIn(model: FileModel): Found {
  let found = known.get(model);
  if (!found) {
    const inOrder = model.spans.flatMap((start) => inHand(start, model) ?? []);
    found = {
      inOrder,
      byStart: new Map(inOrder.map((span) => [span.start, span])),
      variables: new Set(inOrder.map(({ variable }) => variable)),
    };
    known.set(model, found);
  }
  return found;
}

/** The span that a call starts, where the file has it in hand. */
export function spanInHand(start: SpanStart, model: FileModel): SpanInHand | null {
  return foundIn(model).byStart.get(start) ?? null;
}

/** Some variables of a file. */
export type Variables = Pick<ReadonlySet<Variable>, 'has'>;

/** The variables of the spans that the file has in hand, but for one. */
export function othersThan(own: Variable | null, model: FileModel): Variables {
  const { variables } = foundIn(model);
  return { has: (variable) => variable !== own && variables.has(variable) };
}

/** The spans that the file starts after one, up to a place. */
export function startedBetween({ start }: SpanInHand, place: TSESTree.Node, model: FileModel): SpanInHand[] {
  const spans = foundIn(model).inOrder;
  const first = start ? spans.findIndex((span) => span.start === start) + 1 : 0;
  const found: SpanInHand[] = [];
  for (let i = first; i < spans.length && spans[i]!.start.node.range[0] < place.range[1]; i++) found.push(spans[i]!);
  return found;
}

function inHand(start: SpanStart, model: FileModel): (SpanInHand & { start: SpanStart }) | null {
  const { library, certain, node } = start;
  const throwsAreSet = start.ends === 'by-itself' || library === 'sentry';
  if (start.ends === 'by-itself') {
    const callback = node.arguments.map((argument) => unwrap(argument)).find(isFunction);
    const [param, finisher] = callback?.params ?? [];
    const variable = param?.type === 'Identifier' ? model.scopes.variableOf(param) : null;
    if (!callback || !variable) return null;
    const done = finisher?.type === 'Identifier' ? model.scopes.variableOf(finisher) : null;
    const dialect = dialectOf(library, variable, model);
    const isKnown = certain || hasStatus(variable, model);
    return isKnown
      ? {
          start,
          dialect,
          certain,
          variable,
          finishers: done ? [done] : [],
          home: callback,
          callback,
          isSetOnThrow: true,
        }
      : null;
  }
  if (!certain && !isTracer(start)) return null;
  const held = heldSpan(start, model);
  if (held === null || held === 'dropped') return null;
  const variable = held.variables[0]!;
  return {
    start,
    dialect: dialectOf(library, variable, model),
    certain,
    variable,
    finishers: held.finishers,
    home: held.callback ?? enclosingFunction(node),
    callback: held.callback,
    isSetOnThrow: held.callback !== null && throwsAreSet,
  };
}

/** By the library, or by what ends it: `finish()` is what OpenTracing and dd-trace call it. */
function dialectOf(library: string, variable: Variable, model: FileModel): SpanDialect {
  if (library === 'sentry' || library === 'dd-trace' || library === 'elastic-apm') return library;
  const ended = library === 'homemade' && methodsOf(variable, model).has('finish');
  return ended ? 'dd-trace' : 'opentelemetry';
}

/** True where the code sets the status of what it calls a span: so it has one. */
function hasStatus(variable: Variable, model: FileModel): boolean {
  return /span/i.test(variable.name) && methodsOf(variable, model).has('setStatus');
}

function methodsOf(variable: Variable, model: FileModel): ReadonlySet<string> {
  const names = usesOf(variable, model).map((use) => {
    const { parent } = outerParent(use);
    return parent?.type === 'MemberExpression' ? (memberName(parent) ?? '') : '';
  });
  return new Set(names);
}

/** The calls that end a span, in source order. */
export function endsOf({ variable, finishers }: SpanInHand, model: FileModel): TSESTree.CallExpression[] {
  const ends = [variable, ...finishers].flatMap((holder) =>
    usesOf(holder, model).flatMap((use) => {
      let { parent, child } = outerParent(use);
      if (finishers.includes(holder))
        return parent?.type === 'CallExpression' && parent.callee === child ? [parent] : [];
      // `span.setAttribute('a', 1).end()`
      while (parent?.type === 'MemberExpression' && parent.object === child) {
        const isEnd = ENDS_SPAN.test(memberName(parent) ?? '');
        const outer = outerParent(parent);
        if (outer.parent?.type !== 'CallExpression' || outer.parent.callee !== outer.child) return [];
        if (isEnd) return [outer.parent];
        ({ parent, child } = outerParent(outer.parent));
      }
      return [];
    }),
  );
  return ends.sort((a, b) => a.range[0] - b.range[0]);
}

/** True where code reads the variable of a span. */
export function usesSpan({ variable }: SpanInHand, node: TSESTree.Node, model: FileModel): boolean {
  return usesOf(variable, model).some((use) => contains(node, use));
}
