import type { TSESTree } from '@typescript-eslint/utils';
import type { MessageSpec } from '../profiles/profile.js';
import { configObject, lookUp } from './config-object.js';
import type { MessageSend, SentMessage } from './facts.js';
import type { Scopes } from './scopes.js';
import type { Site } from './site.js';
import { isFunction, memberName, unwrap } from './syntax.js';
import { textOf } from './text.js';
import type { Named } from './values.js';

type CallOrNew = TSESTree.CallExpression | TSESTree.NewExpression;

/** The messages or jobs that a call of a known library puts into a queue. */
export function messageSend(
  node: CallOrNew,
  { profile, certain, receiver }: Pick<Named, 'profile' | 'certain' | 'receiver'>,
  spec: MessageSpec,
  site: Site,
  scopes: Scopes,
): MessageSend {
  const options = spec.options === undefined ? undefined : node.arguments[spec.options];
  return {
    library: profile.id,
    certain,
    site,
    node,
    system: spec.system,
    headers: spec.headers ?? null,
    messages: messagesOf(node, spec, scopes),
    options: options ?? null,
    queue: receiver?.origin ?? null,
  };
}

function messagesOf(call: CallOrNew, spec: MessageSpec, scopes: Scopes): SentMessage[] | null {
  if (call.arguments.some((argument) => argument.type === 'SpreadElement')) return null;
  const at = spec.arg === 'last-data' ? dataOf(call, scopes) : spec.arg;
  if (at === null) return null;
  const { body, lists = [] } = spec;
  const argument = call.arguments[at] ?? null;
  if (!argument) return lists.length > 0 ? null : [{ node: null, body: bodyAt(call, body) }];
  let nodes: TSESTree.Node[] = [argument];
  for (const key of lists) nodes = nodes.flatMap((node) => elementsOf(node, key, scopes));
  if (nodes.length === 0) return null;
  return nodes.map((node) => ({
    node,
    body: typeof body === 'string' ? valueOf(node, body, scopes) : bodyAt(call, body),
  }));
}

function bodyAt(call: CallOrNew, body: MessageSpec['body']): TSESTree.Node | null {
  return typeof body === 'number' ? (call.arguments[body] ?? null) : null;
}

/** `add(data)`, `add(data, options)`, `add('invite', data)`: only a text, or an object in its place, tells which it is. */
function dataOf({ arguments: [first, second] }: CallOrNew, scopes: Scopes): number | null {
  if (!first || first.type === 'SpreadElement') return null;
  if (textOf(first, scopes)) return second ? 1 : null;
  return configObject(first, scopes) ? 0 : null;
}

function valueOf(node: TSESTree.Node, key: string, scopes: Scopes): TSESTree.Node | null {
  const config = configObject(node, scopes);
  const found = config && lookUp(config, key, scopes);
  return found?.state === 'given' ? found.node : null;
}

/** The elements of a list that can be read, under a key of an object; `[]` where the node is the list itself. */
function elementsOf(node: TSESTree.Node, key: string, scopes: Scopes): TSESTree.Node[] {
  const list = key === '[]' ? node : valueOf(node, key, scopes);
  return list ? itemsOf(list, scopes) : [];
}

function itemsOf(raw: TSESTree.Node, scopes: Scopes): TSESTree.Node[] {
  const node = unwrap(raw);
  if (node.type === 'Identifier') {
    const constant = scopes.constantOf(node);
    return constant ? itemsOf(constant, scopes) : [];
  }
  if (node.type === 'ArrayExpression')
    return node.elements.filter((item) => item !== null && item.type !== 'SpreadElement');
  // `meetings.map((meeting) => ({ value: meeting.id }))`
  const callee = node.type === 'CallExpression' ? unwrap(node.callee) : null;
  const fn = node.type === 'CallExpression' && node.arguments[0] ? unwrap(node.arguments[0]) : null;
  if (callee?.type !== 'MemberExpression' || memberName(callee) !== 'map' || !isFunction(fn)) return [];
  if (fn.body.type !== 'BlockStatement') return [fn.body];
  const [only, ...others] = fn.body.body;
  return only?.type === 'ReturnStatement' && only.argument && others.length === 0 ? [only.argument] : [];
}
