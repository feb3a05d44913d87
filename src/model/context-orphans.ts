import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { CARRIERS, KEEPS_CONTEXT, READS_CONTEXT, SCHEDULED_JOBS } from '../vocabulary/propagation.js';
import { configObject } from './config-object.js';
import type { FunctionNode, RequestHandler, SpanStart } from './facts.js';
import type { FileModel } from './file-model.js';
import { contains, enclosingFunction, isFunction, memberName, rootOf, terminalName, unwrap, within } from './syntax.js';
import { textOf } from './text.js';

type SourceCode = Readonly<TSESLint.SourceCode>;

/** A span that is certainly not started below what it belongs to. */
export type OrphanSpan =
  /** The context came with a message, and nothing reads it. */
  | { kind: 'consumed'; system: string }
  /** It is started where an event is emitted, not where its listener was added. */
  | { kind: 'detached'; event: string };

/** Whether a span loses the parent that it should have; null where it does not, or where the code does not tell. */
export function orphanSpan(span: SpanStart, model: FileModel, sourceCode: SourceCode): OrphanSpan | null {
  if (!span.certain || span.library !== 'opentelemetry' || hasParent(span.node, model)) return null;
  const home = homeOf(span.node);
  if (!home) return null;
  return consumed(home, model, sourceCode) ?? detached(span, home, model, sourceCode);
}

/** True where the call names the parent, or says that there is none; also where that cannot be read. */
function hasParent({ callee, arguments: args }: TSESTree.CallExpression, model: FileModel): boolean {
  if (args.some(({ type }) => type === 'SpreadElement')) return true;
  const isActive = terminalName(callee) === 'startActiveSpan';
  const context = isActive ? (args.length > 3 ? args[2] : undefined) : args[2];
  if (context && sourceOf(context) !== 'context.active') return true;
  const options = args[1];
  if (!options || (isActive && args.length === 2)) return false;
  const config = configObject(options, model.scopes);
  return !config?.complete || config.properties.has('root') || config.properties.has('links');
}

/** `context.active` of `context.active()`. */
function sourceOf(raw: TSESTree.Node): string {
  const node = unwrap(raw);
  if (node.type !== 'CallExpression' || node.callee.type !== 'MemberExpression') return '';
  return `${terminalName(node.callee.object) ?? ''}.${memberName(node.callee) ?? ''}`;
}

/** The function in whose context a span is started; null where what runs it may have another one at hand. */
function homeOf(start: TSESTree.Node): FunctionNode | null {
  let fn = enclosingFunction(start);
  while (fn) {
    const call = callGiven(fn);
    if (!call || !KEEPS_CONTEXT.test(terminalName(call.callee) ?? '')) return fn;
    fn = enclosingFunction(fn);
  }
  return null;
}

/** The call that a function is an argument of. */
function callGiven(fn: FunctionNode): TSESTree.CallExpression | TSESTree.NewExpression | null {
  const { parent } = fn;
  const isGiven =
    (parent?.type === 'CallExpression' || parent?.type === 'NewExpression') &&
    parent.arguments.includes(fn as TSESTree.Expression);
  return isGiven ? parent : null;
}

function consumed(home: FunctionNode, model: FileModel, sourceCode: SourceCode): OrphanSpan | null {
  const handler = model.requestHandlers.find(({ node }) => node === home);
  if (!handler || !isConsumer(handler) || isWrapped(handler, model)) return null;
  const calls = within(model.calls, home);
  if (calls.some(({ callee }) => READS_CONTEXT.test(terminalName(callee) ?? ''))) return null;
  if (handler.trigger === 'job' && (SCHEDULED_JOBS.test(sourceCode.text) || isTelemetryGiven(home, model))) return null;
  const system = handler.framework;
  return model.evidence.contextFor(system) === null ? { kind: 'consumed', system } : null;
}

function isConsumer({ certain, trigger, framework }: RequestHandler): boolean {
  return certain && (trigger === 'message' || trigger === 'job') && Object.hasOwn(CARRIERS, framework);
}

/** `eachMessage: traced(async ({ message }) => …)`: what runs it may have read the context. */
function isWrapped({ node, framework }: RequestHandler, model: FileModel): boolean {
  const call = callGiven(node);
  return call !== null && model.resolver.calleeOf(call)?.profile.id !== framework;
}

/** `new Worker('mail', handle, { connection, telemetry })`, and options that cannot be read. */
function isTelemetryGiven(home: FunctionNode, model: FileModel): boolean {
  const workers = model.calls.filter(
    (call) =>
      call.type === 'NewExpression' &&
      call.arguments.some((argument) => model.resolver.definitions.functionOf(argument) === home),
  );
  return workers.some(({ arguments: [, , options] }) => {
    const config = options && configObject(options, model.scopes);
    return options !== undefined && (!config?.complete || config.properties.has('telemetry'));
  });
}

const ADDS_LISTENER = /^(?:on|once|addListener|prependListener|prependOnceListener|addEventListener)$/;

function detached(span: SpanStart, home: FunctionNode, model: FileModel, sourceCode: SourceCode): OrphanSpan | null {
  const call = callGiven(home);
  const callee = call?.type === 'CallExpression' ? unwrap(call.callee) : null;
  if (!call || callee?.type !== 'MemberExpression' || !ADDS_LISTENER.test(memberName(callee) ?? '')) return null;
  const event = call.arguments[0] && textOf(call.arguments[0], model.scopes);
  const outer = enclosingFunction(call);
  if (!event?.isStatic || !outer) return null;
  if (within(model.calls, home).some(({ callee: inner }) => READS_CONTEXT.test(terminalName(inner) ?? ''))) return null;
  const owner = spanAround(call, outer, model);
  const handler = span.site.handler;
  const isOfRequest = handler !== null && handler.certain && isRequest(callee.object, handler, model);
  // What instruments HTTP binds the listeners of requests and responses to the span of the request.
  if (isOfRequest) return servesAlone(model) ? { kind: 'detached', event: event.text } : null;
  if (!owner || !comesFromOutside(callee.object, owner, model)) return null;
  return sourceCode.getText(call).includes('.bind(') ? null : { kind: 'detached', event: event.text };
}

function servesAlone({ evidence }: FileModel): boolean {
  return evidence.contextFor('http') === null;
}

/** The function in which a span is at hand that a listener could have been bound to. */
function spanAround(call: TSESTree.Node, outer: FunctionNode, model: FileModel): FunctionNode | null {
  for (let fn: FunctionNode | null = outer; fn; fn = enclosingFunction(fn)) {
    const home = fn;
    const isBelow = model.spans.some(({ certain, library, node }) => {
      if (!certain || library !== 'opentelemetry') return false;
      if (node.arguments.some((argument) => unwrap(argument) === home)) return true;
      return enclosingFunction(node) === home && node.range[1] < call.range[0];
    });
    if (isBelow) return home;
  }
  return null;
}

/** True for the request or the response of a handler. */
function isRequest(emitter: TSESTree.Node, { node, params }: RequestHandler, model: FileModel): boolean {
  const root = unwrap(emitter);
  const variable = root.type === 'Identifier' ? model.scopes.variableOf(root) : null;
  return node.params.some((param, at) => {
    const isHttp = params[at] === 'request' || params[at] === 'response';
    return isHttp && param.type === 'Identifier' && variable !== null && model.scopes.variableOf(param) === variable;
  });
}

/** True for an emitter that was not made where the span is at hand: it emits in the context that it was made in. */
function comesFromOutside(emitter: TSESTree.Node, owner: FunctionNode, model: FileModel): boolean {
  const root = rootOf(emitter);
  if (root.type === 'ThisExpression') return true;
  if (root.type !== 'Identifier') return false;
  const variable = model.scopes.variableOf(root);
  if (!variable) return root.name === 'process';
  const definition = variable.defs[0]!;
  if (definition.type === 'Parameter') return definition.node === owner || !contains(owner, definition.node);
  return !contains(owner, definition.name) && !isFunction(definition.node);
}
