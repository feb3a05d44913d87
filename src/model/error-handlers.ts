import type { TSESTree } from '@typescript-eslint/utils';
import type { ErrorHandler, FunctionNode, RequestHandler } from './facts.js';
import type { Site } from './site.js';
import type { Resolver } from './resolve.js';
import type { Scopes } from './scopes.js';
import { isFunction, memberName, outerParent, rootOf, terminalName, unwrap } from './syntax.js';
import { textOf } from './text.js';

type CallOrNew = TSESTree.CallExpression | TSESTree.NewExpression;

const LISTEN = new Set(['on', 'once', 'addListener', 'prependListener', 'addEventListener']);
const PROCESS_EVENTS = new Set(['unhandledRejection', 'uncaughtException']);
const ERROR_PARAM = /^_*(?:[Ee]rr|[Ee]rror|er|ERR|ERROR|\w*[a-z](?:Err|Error))$/;

/** Modules whose callbacks take the error first, and alone where there is nothing else to tell. */
const CALLBACK_MODULES = /^(?:node:)?(?:fs|dns|zlib|crypto|child_process|net|tls|http|https|http2|stream)$/;

/** Finds every place where an error arrives: catch clauses, rejection handlers, error listeners, callbacks. */
export function errorHandlersIn(
  catches: readonly TSESTree.CatchClause[],
  calls: readonly CallOrNew[],
  resolver: Resolver,
  scopes: Scopes,
  requestHandlers: readonly RequestHandler[],
  site: (node: TSESTree.Node) => Site,
): ErrorHandler[] {
  const found: ErrorHandler[] = catches.map((node) => ({
    site: site(node),
    kind: 'catch',
    node,
    body: node.body,
    param: node.param,
    guarded: node.parent.block,
    function: null,
  }));
  for (const call of calls) {
    const handler = handlerOfCall(call, resolver, scopes);
    if (handler) found.push({ ...handler, site: site(handler.node) });
  }
  const known = new Set(found.map((handler) => handler.function));
  for (const { node, params } of requestHandlers) {
    // Error middleware that is registered by name, perhaps in another file.
    const param = node.params[params.indexOf('error')];
    if (params[0] !== 'error' || !param || known.has(node)) continue;
    found.push({ site: site(node), kind: 'callback', node, body: node.body, param, guarded: null, function: node });
  }
  return found.sort((a, b) => a.node.range[0] - b.node.range[0]);
}

/** `then(done, done)`: the same either way, as `finally` would be. */
function isFinally(args: readonly TSESTree.Node[]): boolean {
  const [done, failed] = args.map((argument) => (argument.type === 'Identifier' ? argument.name : null));
  return done !== null && done === failed;
}

type Bare = Omit<ErrorHandler, 'site'>;

function handlerOfCall(call: CallOrNew, resolver: Resolver, scopes: Scopes): Bare | null {
  const callee = unwrap(call.callee);
  const args = call.arguments;
  if (callee.type === 'MemberExpression' && call.type === 'CallExpression') {
    const method = memberName(callee);
    if (method === 'catch' && args.length === 1) return passed('promise', args[0]!, callee.object, resolver);
    if (method === 'then' && args.length === 2)
      return isFinally(args) ? null : passed('promise', args[1]!, callee.object, resolver);
    if (method !== null && LISTEN.has(method) && args.length >= 2) {
      const event = textOf(args[0]!, scopes)?.text ?? null;
      const isProcess = terminalName(callee.object) === 'process';
      if (isProcess && event !== null && PROCESS_EVENTS.has(event))
        return passed('process', args[1]!, callee.object, resolver);
      return event === 'error' ? passed('event', args[1]!, callee.object, resolver) : null;
    }
  }
  return nodeCallback(call, scopes);
}

/** A handler that is passed as function, or by reference to one. */
function passed(
  kind: ErrorHandler['kind'],
  raw: TSESTree.Node,
  guarded: TSESTree.Node,
  resolver: Resolver,
): Bare | null {
  const node = unwrap(raw);
  if (node.type === 'Literal' || node.type === 'ObjectExpression' || node.type === 'SpreadElement') return null;
  const fn = isFunction(node) ? node : resolver.definitions.functionOf(node);
  if (!fn) return { kind, node: raw, body: null, param: null, guarded, function: null };
  return { kind, node: raw, body: fn.body, param: fn.params[0] ?? null, guarded, function: fn };
}

/** `fs.readFile(path, (err, data) => …)`: the last argument, with the error as its first parameter. */
function nodeCallback(call: CallOrNew, scopes: Scopes): Bare | null {
  const last = call.arguments.at(-1);
  const fn = last && unwrap(last);
  if (!isFunction(fn)) return null;
  const first = fn.params[0];
  if (first?.type !== 'Identifier' || !ERROR_PARAM.test(first.name)) return null;
  if (fn.params.length < 2 && !asksForError(fn, first.name) && !isNodeCall(call, scopes)) return null;
  return { kind: 'callback', node: fn, body: fn.body, param: first, guarded: call, function: fn };
}

/** `if (err) …` as a statement of the callback itself. */
function asksForError(fn: FunctionNode, name: string): boolean {
  if (fn.body.type !== 'BlockStatement') return false;
  return fn.body.body.some((statement) => statement.type === 'IfStatement' && terminalName(statement.test) === name);
}

function isNodeCall(call: CallOrNew, scopes: Scopes): boolean {
  const root = rootOf(call.callee);
  if (root.type !== 'Identifier') return false;
  const definition = scopes.variableOf(root)?.defs[0];
  if (definition?.parent?.type === 'ImportDeclaration') return CALLBACK_MODULES.test(definition.parent.source.value);
  const init = definition?.node.type === 'VariableDeclarator' ? definition.node.init : null;
  const argument =
    init?.type === 'CallExpression' && terminalName(init.callee) === 'require' ? init.arguments[0] : undefined;
  return argument?.type === 'Literal' && CALLBACK_MODULES.test(String(argument.value));
}

/** True where nothing is done with the value of a call: it stands as a statement, perhaps under `void` or `await`. */
export function isDropped(call: TSESTree.Node): boolean {
  let { parent } = outerParent(call);
  while (parent?.type === 'AwaitExpression' || (parent?.type === 'UnaryExpression' && parent.operator === 'void')) {
    parent = outerParent(parent).parent;
  }
  return parent?.type === 'ExpressionStatement';
}

/** True for `(err, req, res, next) => …` and its kin: it is only called with an error, that of a request. */
export function isErrorMiddleware({ function: fn, site }: ErrorHandler): boolean {
  return fn !== null && site.handler?.node === fn && site.handler.params.includes('error');
}
