import type { TSESTree } from '@typescript-eslint/utils';
import type { SpanStart } from './facts.js';
import type { FileModel } from './file-model.js';
import { holderOf, isExported } from './holders.js';
import type { Variable } from './scopes.js';
import { isFunction, memberName, outerParent, terminalName, unwrap } from './syntax.js';

/** Where a span that has to be ended is, in the code that started it. */
export interface HeldSpan {
  /** The call that starts it. */
  start: TSESTree.CallExpression;
  /** What stands for it: the variable that it is assigned to, or the parameters of the callback that it is handed to. */
  variables: readonly Variable[];
  /** The parameters among them that end the span by being called: dd-trace's `done`, Sentry's `finish`. */
  finishers: readonly Variable[];
  /** The callback, where the span runs from its first statement on; null for a variable. */
  callback: TSESTree.ArrowFunctionExpression | TSESTree.FunctionExpression | TSESTree.FunctionDeclaration | null;
}

/** Methods of a span that return it. Source: @opentelemetry/api 1.10 `Span`, opentracing 0.14 `Span`. */
export const CHAINED =
  /^(?:setAttributes?|addEvent|addLinks?|setStatus|updateName|setTag|addTags|log|setBaggageItem|setOperationName|context)$/;

/** What hands the span to a function, and returns what that returns. Source: as below, dd-trace 5 `trace`, `wrap`. */
const HANDS_OVER = /^(?:startActiveSpan|startSpanManual|trace|wrap)$/;

/** What ends a span. Source: @opentelemetry/api 1.10, @sentry/core 11 and elastic-apm-node 4 `end`, opentracing 0.14 `finish`. */
export const ENDS_SPAN = /^(?:end|finish)$/;

/**
 * What holds the span that a call starts.
 * @returns `dropped` where nothing does, null where other code gets it: it is returned, stored, passed on
 */
export function heldSpan({ node, library }: SpanStart, model: FileModel): HeldSpan | 'dropped' | null {
  if (HANDS_OVER.test(terminalName(node.callee) ?? '')) {
    const callback = callbackOf(node, model);
    return callback && inCallback(node, callback, library, model);
  }
  const whole = endOfChain(node);
  if (whole === 'ended') return null;
  const holder = holderOf(whole);
  if (holder === null) return null;
  if (holder === 'dropped') return 'dropped';
  const variable = model.scopes.variableOf(holder);
  if (!variable || isExported(variable)) return null;
  return { start: node, variables: [variable], finishers: [], callback: null };
}

/** The last of the calls that hand the span on: `tracer.startSpan('join').setAttribute('route', route)`. */
function endOfChain(start: TSESTree.CallExpression): TSESTree.CallExpression | 'ended' {
  let call = start;
  for (;;) {
    const { parent, child } = outerParent(call);
    if (parent?.type !== 'MemberExpression' || parent.object !== child) return call;
    const outer = outerParent(parent);
    const name = memberName(parent) ?? '';
    if (outer.parent?.type !== 'CallExpression' || outer.parent.callee !== outer.child) return call;
    if (ENDS_SPAN.test(name)) return 'ended';
    if (!CHAINED.test(name)) return call;
    call = outer.parent;
  }
}

/** The function that a call hands the span to: the last argument, written there or elsewhere in the file. */
function callbackOf(node: TSESTree.CallExpression, model: FileModel): HeldSpan['callback'] {
  const last = node.arguments.at(-1);
  if (!last || last.type === 'SpreadElement') return null;
  const value = unwrap(last);
  return isFunction(value) ? value : value.type === 'Identifier' ? model.scopes.functionOf(value) : null;
}

function inCallback(
  start: TSESTree.CallExpression,
  callback: NonNullable<HeldSpan['callback']>,
  library: string,
  model: FileModel,
): HeldSpan | 'dropped' | null {
  const [span, finisher] = callback.params;
  // dd-trace ends a span itself, unless its callback takes `done`.
  if (library === 'dd-trace' && !finisher) return null;
  if (!span) return 'dropped';
  const params = [span, ...(finisher ? [finisher] : [])].map((param) =>
    param.type === 'Identifier' ? model.scopes.variableOf(param) : null,
  );
  if (params.includes(null)) return null;
  const variables = params as Variable[];
  return { start, variables, finishers: variables.slice(1), callback };
}
