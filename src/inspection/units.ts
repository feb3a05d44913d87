import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import type { Evidence } from '../model/project-evidence.js';
import type { FunctionNode, OutboundCall, RequestHandler } from '../model/facts.js';
import type { FileModel } from '../model/file-model.js';
import { tellsElsewhere } from '../model/handler-helpers.js';
import { handlerName } from '../model/handler-names.js';
import { isExported } from '../model/outbound-owners.js';
import { hasSpanAround, hookedClients } from '../model/outbound-spans.js';
import { isDead } from '../model/reachability.js';
import {
  contains,
  enclosingFunction,
  functionName,
  memberName,
  rootOf,
  terminalName,
  within,
} from '../model/syntax.js';
import { TRACING_WRAPPER } from '../vocabulary/traced.js';
import { SIDE_ENDPOINT } from '../vocabulary/telemetry-words.js';
import { handlesErrors, type JudgedPath } from './error-outcomes.js';
import { isInDecoratedSpan, leftBehind, reachOf } from './left-behind.js';
import type { Telemetry, UnitOfWork } from './types.js';

type SourceCode = Readonly<TSESLint.SourceCode>;

/** How many calls of the file away from a call that goes out the function is looked for that others know. */
const DEPTH = 4;

/**
 * The handlers of a file, and its functions that call another system: those that other files can reach, so that it does
 * not matter into how many helpers the work is divided.
 */
export function unitsOf(model: FileModel, sourceCode: SourceCode, paths: readonly JudgedPath[]): UnitOfWork[] {
  const handlers = model.requestHandlers.filter((handler) => isUnit(handler, model));
  const serving = new Set<FunctionNode>(model.requestHandlers.map(({ node }) => node));
  const outbound = new Map<FunctionNode, OutboundCall[]>();
  for (const call of model.outboundCalls) {
    if (isDead(call.node, model.scopes)) continue;
    for (const owner of ownersOf(call.node, serving, model, sourceCode, DEPTH))
      outbound.set(owner, [...(outbound.get(owner) ?? []), call]);
  }
  return [
    ...handlers.map((handler) => handlerUnit(handler, model, paths)),
    ...[...outbound].map(([owner, calls]) => outboundUnit(owner, calls, serving, model, sourceCode, paths)),
  ].sort((a, b) => a.line - b.line);
}

/** False for middleware, for what serves probes and scrapes, and for a helper that handlers of the file call. */
function isUnit(handler: RequestHandler, model: FileModel): boolean {
  const { node, params, certain } = handler;
  if (params[0] === 'error' || isMiddleware(handler, model) || isDead(node, model.scopes)) return false;
  const path = handlerName(handler, model).text.replace(/^[A-Z]+ /, '');
  if (path.startsWith('/') && SIDE_ENDPOINT.test(path)) return false;
  return certain || !isHelper(node, model);
}

function isHelper(fn: FunctionNode, model: FileModel): boolean {
  const calls = model.resolver.definitions.callsOf(fn).filter((call) => !contains(fn, call));
  return calls.length > 0;
}

/** True for what hands requests on: it calls `next()`, or gives `next` to something that will. */
export function isMiddleware({ node, params }: RequestHandler, { scopes }: FileModel): boolean {
  const at = params.indexOf('next');
  const name = at < 0 ? undefined : node.params[at];
  const variable = name?.type === 'Identifier' ? scopes.variableOf(name) : null;
  if (!variable) return false;
  return scopes.readsOf(variable).some(({ parent, type }) => {
    const call = parent?.type === 'CallExpression' ? parent : null;
    if (!call) return type === 'Identifier';
    // `next(err)` and `.catch(next)` are how a handler fails.
    const called = terminalName(call.callee) ?? '';
    return called === variable.name ? call.arguments.length === 0 : !/^(?:then|catch)$/.test(called);
  });
}

function handlerUnit(handler: RequestHandler, model: FileModel, paths: readonly JudgedPath[]): UnitOfWork {
  const { node, trigger } = handler;
  const evidence = model.evidence.servedBy(trigger);
  const { measuresTime, ...leaves } = leftBehind(node, model);
  const reach = reachOf(node, model);
  return {
    ...place(node, handlerName(handler, model).text || ownName(node)),
    kind: 'handler',
    trigger,
    leaves: { ...leaves, span: leaves.span || isInDecoratedSpan(node, model) },
    instrumented: evidence ? leftByPackage(evidence) : NOTHING,
    measuresTime,
    handsOn: handsOn(reach, model),
    handlesErrors: handlesErrors(reach, paths),
    isInHandler: false,
  };
}

function outboundUnit(
  owner: FunctionNode,
  calls: readonly OutboundCall[],
  serving: ReadonlySet<FunctionNode>,
  model: FileModel,
  sourceCode: SourceCode,
  paths: readonly JudgedPath[],
): UnitOfWork {
  const hooked = hookedClients(model);
  const { measuresTime, log, metric, span } = leftBehind(owner, model);
  const reach = reachOf(owner, model);
  // A name is not enough: where something sounds like a span, one has to be started.
  const isTraced = span || isInDecoratedSpan(owner, model) || reach.some((part) => callsTracing(part, model));
  return {
    ...place(owner, ownName(owner)),
    kind: 'outbound',
    trigger: null,
    leaves: {
      log,
      metric,
      span: calls.every(
        ({ node, client }) => hooked.has(client) || (isTraced && hasSpanAround(node, model, sourceCode)),
      ),
    },
    instrumented: { ...NOTHING, span: calls.every(({ client }) => model.evidence.spansFor(client) !== null) },
    measuresTime,
    handsOn: handsOn(reach, model),
    handlesErrors: handlesErrors(reach, paths),
    isInHandler: serving.has(owner),
  };
}

/** `withSpan('rooms.find', () => …)`, from another file or a package: what it does is not in this one. */
function callsTracing(part: TSESTree.Node, model: FileModel): boolean {
  return within(model.calls, part).some((call) => {
    const root = rootOf(call.callee);
    const definition = root.type === 'Identifier' ? model.scopes.variableOf(root)?.defs[0] : undefined;
    const isForeign = definition?.parent?.type === 'ImportDeclaration' || root.type === 'ThisExpression';
    return (
      isForeign &&
      TRACING_WRAPPER.test(terminalName(call.callee) ?? '') &&
      call.arguments.some((argument) => model.resolver.definitions.functionOf(argument) !== null) &&
      !isDead(call, model.scopes)
    );
  });
}

const NOTHING: Telemetry = { log: false, metric: false, span: false };

/** What serves requests, or is reached from other files, and leads to a call. */
function ownersOf(
  node: TSESTree.Node,
  serving: ReadonlySet<FunctionNode>,
  model: FileModel,
  sourceCode: SourceCode,
  depth: number,
): FunctionNode[] {
  let outermost: FunctionNode | null = null;
  for (let fn = enclosingFunction(node); fn; fn = enclosingFunction(fn)) {
    if (serving.has(fn)) return [fn];
    outermost = fn;
    if (fn.parent.type === 'MethodDefinition') break;
  }
  if (!outermost) return [];
  const fn = outermost;
  if (depth === 0 || isOpen(fn, model, sourceCode)) return [fn];
  const calls = model.resolver.definitions.callsOf(fn).filter((call) => !contains(fn, call));
  const owners = calls.flatMap((call) => ownersOf(call, serving, model, sourceCode, depth - 1));
  return owners.length > 0 ? [...new Set(owners)] : [fn];
}

/** True where other files can call it: exported, and no private method. */
function isOpen(fn: FunctionNode, model: FileModel, sourceCode: SourceCode): boolean {
  const { parent } = fn;
  if (parent.type === 'MethodDefinition')
    return !(memberName(parent) ?? '').startsWith('#') && parent.accessibility !== 'private';
  return isExported(fn, model, sourceCode);
}

function handsOn(reach: readonly TSESTree.Node[], model: FileModel): boolean {
  return reach.some((part) =>
    within(model.calls, part).some((call) => !isDead(call, model.scopes) && tellsElsewhere(call, model)),
  );
}

const LOGS_REQUESTS = /pino|bunyan|morgan|winston|logger|mw-/;
const COUNTS_REQUESTS = /prom|metrics|swagger-stats/;

/** What a package leaves of a request. What set-up files seem to do is found in the code itself. */
function leftByPackage({ what }: Evidence): Telemetry {
  if (what === 'middleware') return NOTHING;
  const log = LOGS_REQUESTS.test(what);
  const metric = !log && COUNTS_REQUESTS.test(what);
  return { log, metric, span: !log && !metric };
}

function place(node: FunctionNode, name: string): Pick<UnitOfWork, 'name' | 'line' | 'endLine'> {
  return { name, line: node.loc.start.line, endLine: node.loc.end.line };
}

/** `RoomService.join` for a method, else the name of the function. */
function ownName(fn: FunctionNode): string {
  const { parent } = fn;
  if (parent.type !== 'MethodDefinition') return functionName(fn);
  const owner = parent.parent.parent;
  return `${owner.id ? `${owner.id.name}.` : ''}${memberName(parent) ?? ''}`;
}
