import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { SIDE_ENDPOINT } from '../vocabulary/telemetry-words.js';
import type { FunctionNode, RequestHandler } from './facts.js';
import type { FileModel } from './file-model.js';
import { isLookedAt, mayTell, rootOfChain } from './handler-helpers.js';
import { isFastifyQuiet, namesTelemetry, seenByMiddleware, statesTelemetry } from './handler-middleware.js';
import { handlerName, namesOf, registrationOf, type HandlerName, type Registration } from './handler-names.js';
import { isOutboundCall } from './outbound.js';
import { isExported } from './outbound-owners.js';
import {
  contains,
  functionName,
  isFunction,
  memberName,
  rootOf,
  terminalName,
  unwrap,
  walk,
  within,
} from './syntax.js';

type SourceCode = Readonly<TSESLint.SourceCode>;

/** How many functions of the file a handler is followed through. */
const MOST_FUNCTIONS = 30;

/**
 * How a handler is called that nobody can see at work: neither it, nor a function of the file that it calls, nor
 * middleware of the file leaves a log, a measurement, a span or an error for somebody, and nothing in the project does so
 * for every request.
 * @returns null where something does, the handler does nothing that takes time, or the code does not tell
 */
export function unseenHandler(handler: RequestHandler, model: FileModel, sourceCode: SourceCode): HandlerName | null {
  if (handler.params[0] === 'error' || !isAnswering(handler, model)) return null;
  const registration = registrationOf(handler, model);
  if (registration && passesOn(registration)) return null;
  if (!handler.certain && !isLikely(handler, registration, model, sourceCode)) return null;
  if (isSideEndpoint(handler, registration, model)) return null;
  const functions = functionsOf(handler.node, model);
  if (!functions.some((fn) => takesTime(fn, model, sourceCode))) return null;
  if (functions.some((fn) => tellsItself(fn, model, sourceCode))) return null;
  if (isWrapped(handler, registration, model, sourceCode)) return null;
  if (handler.framework === 'fastify' && !isFastifyQuiet(model)) return null;
  if (seenByMiddleware(handler.trigger, model, sourceCode)) return null;
  if (functions.some((fn) => within(model.calls, fn).some((call) => mayTell(call, fn, model)))) return null;
  // What the project does is asked last: the answer takes reading other files.
  return model.evidence.servedBy(handler.trigger) === null ? handlerName(handler, model) : null;
}

/** False for middleware, which hands the request on, and for what hands it over to a function as it is. */
function isAnswering({ node, params }: RequestHandler, model: FileModel): boolean {
  const at = params.indexOf('next');
  const next = at < 0 ? undefined : node.params[at];
  if (next?.type === 'Identifier' && usesOf(next, model).length > 0) return false;
  const [request] = node.params;
  const isHandedOver = (use: TSESTree.Node): boolean =>
    use.parent?.type === 'CallExpression' && use.parent.arguments.includes(use as TSESTree.Expression);
  const isRequest = params[0] === 'request' || params[0] === 'context' || params[0] === 'message';
  return !(isRequest && request?.type === 'Identifier' && usesOf(request, model).some(isHandedOver));
}

function usesOf(name: TSESTree.Identifier, { scopes }: FileModel): TSESTree.Node[] {
  const variable = scopes.variableOf(name);
  return variable ? scopes.readsOf(variable) : [];
}

/** Registered as middleware, hook, or handler of errors. */
function passesOn({ call, key }: Registration): boolean {
  if (key !== null && /^(?:pre|on|before|after)[A-Z]\w*|^(?:middleware|use)$/.test(key)) return true;
  return /^(?:use|param|addHook|setErrorHandler|setNotFoundHandler|before|after|onError|notFound|on|once)$/.test(
    terminalName(call.callee) ?? '',
  );
}

/** `(req, res) => …` is one where it is registered for a path, or exported, and answers. */
function isLikely(
  { node, params }: RequestHandler,
  registration: Registration | null,
  model: FileModel,
  sourceCode: SourceCode,
): boolean {
  const verb = registration ? (terminalName(registration.call.callee) ?? '') : '';
  const path = registration?.call.arguments[0];
  const isRoute =
    /^(?:get|post|put|patch|delete|all)$/.test(verb) && path?.type === 'Literal' && String(path.value).startsWith('/');
  if (!isRoute && (registration !== null || !isExported(node, model, sourceCode))) return false;
  const response = node.params[params.indexOf('response')];
  if (response?.type !== 'Identifier') return false;
  return usesOf(response, model).some(
    ({ parent }) =>
      parent?.type === 'MemberExpression' &&
      /^(?:json|send|end|status|sendStatus|render|redirect|write|writeHead|code)$/.test(memberName(parent) ?? ''),
  );
}

/** Health checks, metrics, static files, by path or by the name of the function. */
function isSideEndpoint({ node }: RequestHandler, registration: Registration | null, model: FileModel): boolean {
  const path = registration?.call.arguments[0];
  const texts = [model.filename.replaceAll('\\', '/'), `/${functionName(node)}`];
  if (path?.type === 'Literal') texts.push(String(path.value));
  if (node.parent.type === 'MethodDefinition') {
    texts.push(`/${handlerText(node.parent)}`);
    for (const { expression } of node.parent.parent.parent.decorators ?? [])
      if (expression.type === 'CallExpression' && expression.arguments[0]?.type === 'Literal')
        texts.push(`/${String(expression.arguments[0].value)}`);
  }
  return texts.some((text, at) => (at === 0 ? /\/(?:health|metrics|probes?)\b/i : SIDE_ENDPOINT).test(text));
}

function handlerText({ decorators }: TSESTree.MethodDefinition): string {
  const [first] = (decorators ?? []).flatMap(({ expression }) =>
    expression.type === 'CallExpression' ? expression.arguments.slice(0, 1) : [],
  );
  return first?.type === 'Literal' ? String(first.value) : '';
}

/** The handler, and the functions of the file that it calls. */
function functionsOf(handler: FunctionNode, model: FileModel): FunctionNode[] {
  const found = new Set<FunctionNode>([handler]);
  // A set grows while it is gone through.
  for (const fn of found) {
    for (const call of within(model.calls, fn)) {
      const called = found.size < MOST_FUNCTIONS ? model.resolver.definitions.functionOf(call.callee) : null;
      if (called && !contains(handler, called)) found.add(called);
    }
  }
  return [...found];
}

/** Reading the request and answering it, which takes no time of others. */
const IMMEDIATE =
  /^(?:json|text|formData|body|arrayBuffer|blob|send|render|parse|parseAsync|safeParseAsync|validate|next|code|view)$/;

/** True where a function waits for something: a query, another service, a promise. */
function takesTime(fn: FunctionNode, model: FileModel, { visitorKeys }: SourceCode): boolean {
  let found = false;
  walk(fn.body, visitorKeys, (node) => {
    if (node.type === 'AwaitExpression') {
      const awaited = unwrap(node.argument);
      found ||= awaited.type === 'CallExpression' && !IMMEDIATE.test(terminalName(awaited.callee) ?? '');
    } else if (node.type === 'ForOfStatement') found ||= node.await;
    return !found;
  });
  return (
    found ||
    within(model.calls, fn).some(
      (call) =>
        call.type === 'CallExpression' && isOutboundCall(call, model) && (isLookedAt(call) || hasCallback(call)),
    ) ||
    returnsFromService(fn)
  );
}

function hasCallback(call: TSESTree.CallExpression): boolean {
  return isFunction(call.arguments.at(-1));
}

/** `return this.rooms.list();` of a controller. */
function returnsFromService({ body }: FunctionNode): boolean {
  const last = body.type === 'BlockStatement' ? body.body.at(-1) : null;
  const value = last?.type === 'ReturnStatement' ? last.argument : body.type === 'BlockStatement' ? null : body;
  const call = value && unwrap(value);
  if (call?.type !== 'CallExpression') return false;
  const callee = unwrap(call.callee);
  return callee.type === 'MemberExpression' && callee.object.type !== 'ThisExpression' && isThis(rootOf(callee));
}

function isThis(node: TSESTree.Node): boolean {
  return node.type === 'ThisExpression';
}

/** True where a function leaves a trace, uses what sounds like it, or hands its errors to somebody. */
function tellsItself(fn: FunctionNode, model: FileModel, sourceCode: SourceCode): boolean {
  if (statesTelemetry(fn, model) || namesTelemetry(fn, sourceCode, true)) return true;
  return model.errorHandlers.some(
    ({ node, body, param }) =>
      body !== null &&
      contains(fn, node) &&
      param?.type === 'Identifier' &&
      within(model.calls, body).some((call) => isHandedTo(call, param.name)),
  );
}

/** `handleError(err, res)`, `failed(err)`; not `res.json(err)`, `String(err)`, `new HttpError(err)`. */
function isHandedTo(call: TSESTree.CallExpression | TSESTree.NewExpression, error: string): boolean {
  if (call.type === 'NewExpression') return false;
  const isGiven = call.arguments.some((argument) => argument.type === 'Identifier' && argument.name === error);
  const root = rootOfChain(call.callee);
  const name = root.type === 'Identifier' ? root.name : '';
  return isGiven && !/^(?:res|response|reply|ctx|c|NextResponse|Response|JSON|String|callback|cb)$/.test(name);
}

/**
 * True where something around a handler may see it: a wrapper, other handlers of the same registration, what the app is
 * told in the same statement, decorators of the method and its class.
 */
function isWrapped(
  { node, framework }: RequestHandler,
  registration: Registration | null,
  model: FileModel,
  sourceCode: SourceCode,
): boolean {
  const { parent } = node;
  if (parent.type === 'MethodDefinition') {
    const decorators = [...(parent.decorators ?? []), ...(parent.parent.parent.decorators ?? [])];
    return decorators.some(({ expression }) => {
      const callee = expression.type === 'CallExpression' ? expression.callee : expression;
      return terminalName(callee) === 'UseInterceptors' || namesTelemetry(expression, sourceCode, false);
    });
  }
  if (registration) {
    const { call } = registration;
    // `app.get('/rooms', asyncHandler(async (req, res) => …))`
    if (
      !isRegistration(call, model) &&
      !/^(?:get|post|put|patch|delete|all|route)$/.test(terminalName(call.callee) ?? '')
    )
      return true;
    // A procedure of tRPC is made with middleware, which another file may have.
    if (framework === 'trpc' && !isOwnProcedure(call, model)) return true;
    if (call.arguments.some((argument) => !contains(argument, node) && namesTelemetry(argument, sourceCode, false)))
      return true;
  }
  const used = namesOf(node, model);
  return (
    used.some(({ parent: user }) => {
      const call = user?.type === 'CallExpression' && registration?.call !== user ? user : null;
      return call !== null && !isRegistration(call, model);
    }) || isInTelemetryChain(node, sourceCode)
  );
}

function isRegistration(call: TSESTree.CallExpression | TSESTree.NewExpression, model: FileModel): boolean {
  const fact = model.resolver.calleeOf(call)?.entry.fact;
  const facts = fact === undefined ? [] : 'kind' in fact ? [fact] : fact;
  return facts.some(({ kind }) => kind === 'handler');
}

/** `t.procedure.query(…)` where `t` is made in this file, without middleware. */
function isOwnProcedure(call: TSESTree.CallExpression | TSESTree.NewExpression, model: FileModel): boolean {
  const root = rootOf(call.callee);
  const made = root.type === 'Identifier' ? model.scopes.constantOf(root) : null;
  return made !== null;
}

/** `middy(handler).use(injectLambdaContext(logger))`. */
function isInTelemetryChain(fn: FunctionNode, sourceCode: SourceCode): boolean {
  let current: TSESTree.Node = fn;
  while (
    current.parent &&
    /^(?:CallExpression|MemberExpression|TS\w+Expression|AwaitExpression)$/.test(current.parent.type)
  )
    current = current.parent;
  return current !== fn && namesTelemetry(current, sourceCode, false);
}
