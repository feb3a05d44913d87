import type { TSESTree } from '@typescript-eslint/utils';
import { EXECUTES, LOCAL_PACKAGES, QUERY_BUILDERS, SENDS, SETS_UP, TAKES_CALLBACK } from '../vocabulary/outbound.js';
import { CLEANUP } from '../vocabulary/probes.js';
import type { OutboundCall } from './facts.js';
import type { FileModel } from './file-model.js';
import { outboundClient } from './outbound.js';
import { asksClient } from './outbound-clients.js';
import type { Site } from './site.js';
import { enclosingFunction, isFunction, memberName, outerParent, terminalName, unwrap } from './syntax.js';
import { textOf } from './text.js';

type Call = TSESTree.CallExpression;

/**
 * The calls with which a file sends something to another process: to a client whose package is known, and in a way that
 * shows that it is sent (awaited, returned, given a callback, or by a method that does nothing else). Setting a client
 * up and closing it do not count.
 * @param site where a call stands
 */
export function outboundCalls(model: FileModel, site: (node: TSESTree.Node) => Site): OutboundCall[] {
  const found: OutboundCall[] = [];
  for (const node of model.calls) {
    const name = node.type === 'CallExpression' ? methodOf(node) : '';
    if (node.type !== 'CallExpression' || SETS_UP.test(name) || CLEANUP.test(name) || ON_PROMISE.test(name)) continue;
    const client = outboundClient(node, model)?.package ?? null;
    if (client === null || LOCAL_PACKAGES.test(client)) continue;
    if (client === 'fetch' && isOfBrowser(node, model)) continue;
    const first = firstOf(node);
    if (!asksClient(first, client, model) || !isSent(node, client, model)) continue;
    found.push({ node, callee: first.callee, client, site: site(node) });
  }
  return found;
}

/** `fetch('/api/rooms')`: only a page has an address that this is added to. */
function isOfBrowser({ arguments: [url] }: Call, { scopes }: FileModel): boolean {
  return url !== undefined && (textOf(url, scopes)?.head.startsWith('/') ?? false);
}

/** What is asked of the promise that a call gives. */
const ON_PROMISE = /^(?:then|catch|finally)$/;

/** The method of a call, or the function. */
function methodOf(call: Call): string {
  return terminalName(call.callee) ?? '';
}

/** The first call of a chain: `knex('rooms')` of `knex('rooms').where({ id }).first()`. */
function firstOf(call: Call): Call {
  let first = call;
  for (let node = unwrap(call.callee); ;) {
    if (node.type === 'MemberExpression') node = unwrap(node.object);
    else if (node.type === 'CallExpression') {
      first = node;
      node = unwrap(node.callee);
    } else return first;
  }
}

/** True where the call, with all that was chained to it, is sent. */
function isSent(call: Call, client: string, model: FileModel): boolean {
  const name = methodOf(call);
  const sends = SENDS.find(([packages]) => packages.test(client));
  if (sends) return sends[1].test(name);
  const takes = TAKES_CALLBACK.find(([packages]) => packages.test(client));
  if (takes?.[1].test(name) && isFunction(call.arguments.at(-1))) return true;
  if (client === 'kysely' && !EXECUTES.test(name)) return false;
  return isWaitedFor(call, client, model, 0);
}

/** How many names and brackets deep a promise is followed. */
const DEEPEST = 6;

/** True where something waits for what an expression gives, or hands it to the caller. */
function isWaitedFor(node: TSESTree.Node, client: string, model: FileModel, depth: number): boolean {
  const { parent, child } = outerParent(node);
  if (!parent || depth > DEEPEST) return false;
  switch (parent.type) {
    case 'AwaitExpression':
      return true;
    case 'ForOfStatement':
      return parent.await && parent.right === child;
    case 'ReturnStatement':
      return isHandedToCaller(enclosingFunction(parent), client);
    case 'ArrowFunctionExpression':
      return parent.body === child && isHandedToCaller(parent, client);
    case 'ArrayExpression':
    case 'ConditionalExpression':
    case 'LogicalExpression':
      return isWaitedFor(parent, client, model, depth + 1);
    case 'CallExpression':
      // `Promise.all([…])`
      return (
        parent.callee !== child && /^all(?:Settled)?$|^race$|^any$/.test(methodOf(parent)) && isOfPromise(parent.callee)
      );
    case 'MemberExpression': {
      const outer = outerParent(parent);
      const isCalled = outer.parent?.type === 'CallExpression' && outer.parent.callee === outer.child;
      return parent.object === child && isCalled && ON_PROMISE.test(memberName(parent) ?? '');
    }
    case 'VariableDeclarator': {
      const variable = parent.id.type === 'Identifier' ? model.scopes.variableOf(parent.id) : null;
      const reads = variable ? model.scopes.readsOf(variable) : [];
      return reads.some((read) => isWaitedFor(read, client, model, depth + 1));
    }
    default:
      return false;
  }
}

function isOfPromise(callee: TSESTree.Node): boolean {
  const member = unwrap(callee);
  return member.type === 'MemberExpression' && terminalName(member.object) === 'Promise';
}

/** What returns a query that is not sent yet may return a part of another one. */
function isHandedToCaller(fn: TSESTree.Node | null, client: string): boolean {
  return isFunction(fn) && (fn.async || !QUERY_BUILDERS.test(client));
}
