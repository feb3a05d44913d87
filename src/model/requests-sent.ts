import type { TSESTree } from '@typescript-eslint/utils';
import { INFRASTRUCTURE_HOST, OWN_HOST, OWN_HOST_VARIABLE, REQUEST_PLACES } from '../vocabulary/own-hosts.js';
import { configObject, lookUp } from './config-object.js';
import type { FileModel } from './file-model.js';
import { outboundClient } from './outbound.js';
import { isFunction, memberName, terminalName, unwrap } from './syntax.js';
import { textOf } from './text.js';

const MAX_DEPTH = 5;

/** A request over HTTP to another service of the same owner. */
export interface OwnRequest {
  node: TSESTree.CallExpression;
  /** Where it goes: a host, or the variable of the environment that names it. */
  host: string;
  /** The argument with the headers; null where there is none. */
  options: TSESTree.Node | null;
}

/** The requests of a file that go to hosts which only the owner of the file can have, as far as addresses tell. */
export function requestsToOwn(model: FileModel): OwnRequest[] {
  return model.calls.flatMap((node) => {
    const request = node.type === 'CallExpression' ? requestOf(node, model) : null;
    return request ?? [];
  });
}

function requestOf(node: TSESTree.CallExpression, model: FileModel): OwnRequest | null {
  const callee = unwrap(node.callee);
  const method = callee.type === 'MemberExpression' ? memberName(callee) : '';
  const isKnown = REQUEST_PLACES.some(([, methods]) => methods.test(method ?? '?'));
  if (!isKnown || node.arguments.some(({ type }) => type === 'SpreadElement')) return null;
  const client = outboundClient(node, model)?.package ?? null;
  const places = client === null ? undefined : placesFor(client, method === 'fetch' ? 'fetch' : (method ?? '?'));
  if (!places) return null;
  const address = node.arguments[places.url];
  if (!address) return null;
  const given = node.arguments[places.options];
  const options = given && !isFunction(unwrap(given)) ? given : null;
  const whole = unwrap(address).type === 'ObjectExpression' ? address : null;
  const host = whole ? hostIn(whole, model) : hostOf(address, model, 0);
  return host === null ? null : { node, host, options: whole ?? options };
}

function placesFor(client: string, method: string): { url: number; options: number } | undefined {
  return REQUEST_PLACES.find(([packages, methods]) => packages.test(client) && methods.test(method))?.[2];
}

/** `{ hostname: 'media.internal', path: '/allocations' }` of `http.request`. */
function hostIn(options: TSESTree.Node, model: FileModel): string | null {
  const config = configObject(options, model.scopes);
  for (const key of ['hostname', 'host']) {
    const found = config && lookUp(config, key, model.scopes);
    if (found?.state !== 'given') continue;
    const name = textOf(found.node, model.scopes);
    return name?.isStatic ? own(name.text) : variableIn(found.node);
  }
  return null;
}

/** Where an address leads, if that is a service of the same owner. */
function hostOf(raw: TSESTree.Node, model: FileModel, depth: number): string | null {
  const node = unwrap(raw);
  if (depth > MAX_DEPTH) return null;
  const text = textOf(node, model.scopes);
  if (text) {
    const [start, host] = /^https?:\/\/([^/:?#$]+)/i.exec(text.head) ?? [];
    // What follows may still be part of the name: `http://media-${zone}/`.
    if (start !== undefined && host !== undefined)
      return text.isStatic || text.head.length > start.length ? own(host) : null;
    const [first, second] = text.parts;
    const dynamic = typeof first === 'string' ? (/^https?:\/\/$/.test(first) ? second : undefined) : first;
    return dynamic && typeof dynamic !== 'string' ? hostOf(dynamic.node, model, depth + 1) : null;
  }
  if (node.type === 'NewExpression' && terminalName(node.callee) === 'URL') {
    const [path, base] = node.arguments;
    const address = base ?? path;
    return address ? hostOf(address, model, depth + 1) : null;
  }
  if (node.type === 'LogicalExpression')
    return hostOf(node.left, model, depth + 1) ?? fallback(node.right, model, depth);
  if (node.type === 'Identifier') {
    const constant = model.scopes.constantOf(node);
    return constant ? hostOf(constant, model, depth + 1) : null;
  }
  return variableIn(node);
}

/** A default of the machine itself may stand in for anything: `process.env.STRIPE_URL ?? 'http://localhost:12111'`. */
function fallback(node: TSESTree.Node, model: FileModel, depth: number): string | null {
  const host = hostOf(node, model, depth + 1);
  return host === null || /^(?:localhost|127\.)/.test(host) ? null : host;
}

/** `process.env.MEDIA_SERVICE_URL`. */
function variableIn(raw: TSESTree.Node): string | null {
  const node = unwrap(raw);
  if (node.type !== 'MemberExpression' || terminalName(node.object) !== 'env') return null;
  const object = unwrap(node.object);
  const isProcess = object.type === 'MemberExpression' && terminalName(object.object) === 'process';
  const name = memberName(node) ?? '';
  return (isProcess || object.type === 'Identifier') && OWN_HOST_VARIABLE.test(name) ? name : null;
}

function own(host: string): string | null {
  return OWN_HOST.test(host) && !INFRASTRUCTURE_HOST.test(host) ? host : null;
}
