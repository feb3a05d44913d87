import type { TSESTree } from '@typescript-eslint/utils';
import { methodOf, spanOf } from './ended-spans.js';
import type { FunctionNode } from './facts.js';
import type { FileModel } from './file-model.js';
import { usesOf } from './holders.js';
import { ENDS_SPAN, heldSpan } from './span-holders.js';
import {
  contains,
  enclosingClass,
  enclosingFunction,
  functionName,
  isFunction,
  memberName,
  outerParent,
  terminalName,
  unwrap,
} from './syntax.js';

/** A call that ends a span that somebody else started, and will end. */
export type ForeignEnd =
  /** The span that is active, whoever started it. */
  | { kind: 'active'; node: TSESTree.CallExpression; from: TSESTree.Node }
  /** The span of an instrumentation, in a hook of it. */
  | { kind: 'hook'; node: TSESTree.CallExpression; hook: string }
  /** The span of a function of the file that ends it itself. */
  | { kind: 'wrapper'; node: TSESTree.CallExpression; wrapper: string; end: TSESTree.Node };

/** The calls of a file that end spans of others, in the order of the code. */
export function foreignEnds(model: FileModel): ForeignEnd[] {
  const found: ForeignEnd[] = [...endsInCallbacks(model)];
  for (const node of model.calls) {
    if (node.type !== 'CallExpression' || !ENDS_SPAN.test(methodOf(node))) continue;
    const span = spanOf(node);
    const from = activeSpan(span, model);
    if (from && !mayBeOwn(node, model)) found.push({ kind: 'active', node, from });
    const hook = hookOf(span, model);
    if (hook !== null) found.push({ kind: 'hook', node, hook });
  }
  return found.sort((a, b) => a.node.range[0] - b.node.range[0]);
}

/** The call that gives the active span, where an expression is that and nothing else. */
function activeSpan(raw: TSESTree.Node, model: FileModel): TSESTree.CallExpression | null {
  const node = unwrap(raw);
  const constant = node.type === 'Identifier' ? model.scopes.constantOf(node) : null;
  const value = constant ? unwrap(constant) : node;
  return value.type === 'CallExpression' && givesActive(value) ? value : null;
}

/**
 * Source: @opentelemetry/api 1.10 `trace.getActiveSpan`, `trace.getSpan(context.active())`; @sentry/core 11
 * `getActiveSpan`, `getRootSpan`; dd-trace 5.132 `scope().active()`.
 */
function givesActive({ callee: raw, arguments: [argument] }: TSESTree.CallExpression): boolean {
  const first = argument && unwrap(argument);
  const callee = unwrap(raw);
  const name = terminalName(callee) ?? '';
  if (name === 'getActiveSpan') return true;
  if (name === 'getSpan') return first?.type === 'CallExpression' && methodOf(first) === 'active';
  if (name === 'getRootSpan') return first?.type === 'CallExpression' && givesActive(first);
  if (name !== 'active' || callee.type !== 'MemberExpression') return false;
  const scope = unwrap(callee.object);
  return scope.type === 'CallExpression' && methodOf(scope) === 'scope';
}

/** What makes a span the active one for a function that it runs. */
const ACTIVATES = /^(?:start\w*Span\w*|with|\w*[wW]ithSpan|withActiveSpan|activate|trace|wrap|bind)$/;

/** What makes a span the active one for all that follows. */
const ENTERS = new Set(['setSpan', 'enterWith']);

/** True where the file may have made the span active itself: around the call, or for all that follows. */
function mayBeOwn(node: TSESTree.Node, model: FileModel): boolean {
  if (isActivated(node, model)) return true;
  if (model.calls.some(({ callee }) => ENTERS.has(terminalName(callee) ?? ''))) return true;
  const fn = enclosingFunction(node);
  return fn !== null && model.resolver.definitions.callsOf(fn).some((call) => isActivated(call, model));
}

function isActivated(node: TSESTree.Node, model: FileModel): boolean {
  for (let fn = enclosingFunction(node); fn; fn = enclosingFunction(fn)) {
    const name = functionName(fn);
    const isPassed = model.calls.some(
      (call) =>
        ACTIVATES.test(terminalName(call.callee) ?? '') &&
        call.arguments.some((argument) => argument === fn || (name !== '' && terminalName(argument) === name)),
    );
    if (isPassed) return true;
  }
  return false;
}

/**
 * Options of instrumentations that are called with a span of theirs. Source: config types of the instrumentations of
 * OpenTelemetry for http, express, pg, ioredis, mongodb, aws-sdk, aws-lambda, amqplib, kafkajs, graphql, pino, socket.io.
 * Those of dd-trace are called right before it ends the span itself, so an end there does nothing.
 */
const HOOKS =
  /^(?:requestHook|responseHook|applyCustomAttributesOnSpan|preRequestHook|sqsProcessHook|publishHook|publishConfirmHook|consumeHook|consumeEndHook|producerHook|consumerHook|logHook|emitHook|onHook)$/;

/** The name of the hook that an expression is the span of; null where it is none. */
function hookOf(node: TSESTree.Node, model: FileModel): string | null {
  const definition = node.type === 'Identifier' ? model.scopes.variableOf(node)?.defs[0] : undefined;
  const fn = definition?.type === 'Parameter' ? (definition.node as TSESTree.Node) : null;
  if (!isFunction(fn) || fn.params[0] !== definition?.name || !isSpanName(node)) return null;
  const { parent } = outerParent(fn);
  if (parent?.type === 'MethodDefinition') return isProcessor(parent) ? memberName(parent) : null;
  if (parent?.type !== 'Property' || parent.value !== fn) return null;
  const name = memberName(parent) ?? '';
  return HOOKS.test(name) ? name : null;
}

function isSpanName(node: TSESTree.Node): boolean {
  return node.type === 'Identifier' && /span$/i.test(node.name);
}

/** `onStart(span)` of a span processor. */
function isProcessor(method: TSESTree.MethodDefinition): boolean {
  const type = enclosingClass(method);
  // ESLint's own parser does not say what a class implements.
  const names = type ? [type.superClass, ...(type.implements ?? []).map(({ expression }) => expression)] : [];
  const isOfProcessor = names.some((each) => each && terminalName(each)?.endsWith('SpanProcessor'));
  return isOfProcessor && /^on(?:Start|Ending|End)$/.test(memberName(method) ?? '');
}

/** `withSpan('join', (span) => { …; span.end(); })`, where `withSpan` of the file ends it in a `finally` block. */
function endsInCallbacks(model: FileModel): ForeignEnd[] {
  return model.spans.flatMap((span): ForeignEnd[] => {
    const held = heldSpan(span, model);
    if (!held || held === 'dropped' || held.finishers.length > 0) return [];
    const [variable] = held.variables;
    const uses = usesOf(variable!, model);
    const end = uses.map(endInFinally).find((call) => call !== null);
    if (!end) return [];
    return uses.flatMap((use) => {
      const handed = handedTo(use, model);
      if (!handed) return [];
      const { wrapper, at } = handed;
      return model.resolver.definitions.callsOf(wrapper).flatMap((call): ForeignEnd[] => {
        const argument = call.arguments[at];
        const callback = argument && model.resolver.definitions.functionOf(argument);
        return callback
          ? endsOfFirst(callback, model).map((node) => ({ kind: 'wrapper', node, wrapper: functionName(wrapper), end }))
          : [];
      });
    });
  });
}

/** The call that ends a span whatever happens: a statement of a finalizer. */
function endInFinally(use: TSESTree.Node): TSESTree.CallExpression | null {
  const member = outerParent(use).parent;
  const call = member && outerParent(member).parent;
  if (member?.type !== 'MemberExpression' || call?.type !== 'CallExpression') return null;
  if (!ENDS_SPAN.test(methodOf(call)) || spanOf(call) !== use) return null;
  const { parent: statement } = outerParent(call);
  const block = statement?.parent;
  const isAlways =
    statement?.type === 'ExpressionStatement' &&
    block?.type === 'BlockStatement' &&
    block.parent.type === 'TryStatement' &&
    block.parent.finalizer === block;
  return isAlways ? call : null;
}

/** The function whose parameter is called with the span, and the position of that parameter: `fn(span)`. */
function handedTo(use: TSESTree.Node, { scopes }: FileModel): { wrapper: FunctionNode; at: number } | null {
  const { parent: call } = outerParent(use);
  if (call?.type !== 'CallExpression' || call.arguments[0] !== use || call.callee.type !== 'Identifier') return null;
  const definition = scopes.variableOf(call.callee)?.defs[0];
  const wrapper = definition?.type === 'Parameter' ? (definition.node as TSESTree.Node) : null;
  if (!isFunction(wrapper)) return null;
  const at = wrapper.params.findIndex((param) => param === definition?.name);
  return at < 0 ? null : { wrapper, at };
}

/** The calls in a callback that end its first parameter. */
function endsOfFirst(callback: FunctionNode, model: FileModel): TSESTree.CallExpression[] {
  const [first] = callback.params;
  const variable = first?.type === 'Identifier' ? model.scopes.variableOf(first) : null;
  if (!variable) return [];
  return model.calls.filter(
    (call): call is TSESTree.CallExpression =>
      call.type === 'CallExpression' &&
      contains(callback, call) &&
      ENDS_SPAN.test(methodOf(call)) &&
      spanOf(call).type === 'Identifier' &&
      model.scopes.variableOf(spanOf(call)) === variable,
  );
}
