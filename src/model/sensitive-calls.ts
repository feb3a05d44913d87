import type { TSESTree } from '@typescript-eslint/utils';
import {
  FINE_FUNCTIONS,
  GETTERS,
  LOOKUPS,
  PART_METHODS,
  REQUEST_NAME,
  SAME_FUNCTIONS,
  SAME_METHODS,
} from '../vocabulary/sensitive-code.js';
import { wordsOf } from '../vocabulary/words.js';
import { sanitises } from './sensitive-names.js';
import { chainOf, isFunction, terminalName, unwrap } from './syntax.js';

/**
 * What a call gives, as far as its name tells:
 * - `fine`: something that may be shown: a mask, a hash, a length, part of a text
 * - `same`: what is in its arguments or its receiver, as text or not
 * - `named`: a value of a name: `config.get('db.password')`, `getPassword()`
 * - `body`: the body of a request
 * - `opaque`: whatever a function of the project makes of it
 */
export type CallResult =
  | { kind: 'fine' }
  | { kind: 'same'; nodes: readonly TSESTree.Node[]; isText: boolean; isObject: boolean }
  | { kind: 'named'; name: string; owner: string; isLookup: boolean }
  | { kind: 'body' }
  | { kind: 'opaque' };

const FINE: CallResult = { kind: 'fine' };
const OPAQUE: CallResult = { kind: 'opaque' };

/** Reads a call. */
export function resultOf(node: TSESTree.CallExpression): CallResult {
  const callee = unwrap(node.callee);
  const name = terminalName(callee);
  if (name === null) return OPAQUE;
  const args = node.arguments.map((argument) => (argument.type === 'SpreadElement' ? argument.argument : argument));
  const chain = chainOf(callee)?.join('.') ?? '';
  if (FINE_FUNCTIONS.test(chain) || sanitises(name)) return FINE;
  const isText = chain === 'String';
  if (isText) return same(args.slice(0, 1), true, false);
  if (/stringify$|^inspect$/i.test(name)) return asText(args);
  if (/^(?:format|sprintf|vsprintf)$/.test(name)) return same(args, true, false);
  const receiver = callee.type === 'MemberExpression' ? unwrap(callee.object) : null;
  const isStatic = receiver?.type === 'Identifier' && /^(?:Object|Array|Buffer|_|lodash|JSON)$/.test(receiver.name);
  if (SAME_FUNCTIONS.test(name) && (!receiver || isStatic)) return same(args, false, name !== 'from');
  const first = args[0] && unwrap(args[0]);
  if (LOOKUPS.test(name) && first?.type === 'Literal' && typeof first.value === 'string')
    return { kind: 'named', name: first.value, owner: receiver ? (terminalName(receiver) ?? '') : '', isLookup: true };
  // Next.js: `headers()`, `cookies()`; Hono: `c.req.header()`
  if (args.length === 0 && /^(?:headers?|cookies)$/.test(name))
    return { kind: 'named', name, owner: '', isLookup: false };
  if (receiver && !isStatic) {
    if (isBodyRead(name, receiver)) return { kind: 'body' };
    const method = ofMethod(name, receiver, first);
    if (method) return method;
  }
  const [verb = '', ...rest] = wordsOf(name);
  return GETTERS.has(verb) && rest.length > 0
    ? { kind: 'named', name: rest.join(' '), owner: '', isLookup: false }
    : OPAQUE;
}

function same(nodes: readonly TSESTree.Node[], isText: boolean, isObject: boolean): CallResult {
  return { kind: 'same', nodes, isText, isObject };
}

/** `JSON.stringify(x)` shows all of it, unless a replacer decides what. */
function asText(args: readonly TSESTree.Node[]): CallResult {
  const [value, replacer] = args;
  if (!value) return FINE;
  const isChosen =
    replacer && (isFunction(replacer) || replacer.type === 'ArrayExpression' || replacer.type === 'Identifier');
  if (isChosen && !(replacer.type === 'Identifier' && replacer.name === 'undefined')) return FINE;
  return same([value], false, true);
}

function isBodyRead(name: string, receiver: TSESTree.Node): boolean {
  return /^(?:json|text|formData|parseBody|arrayBuffer)$/.test(name) && REQUEST_NAME.test(terminalName(receiver) ?? '');
}

function ofMethod(name: string, receiver: TSESTree.Node, first: TSESTree.Node | undefined): CallResult | null {
  if (name === 'map' || name === 'flatMap') {
    if (first && isFunction(first) && first.body.type !== 'BlockStatement') return same([first.body], false, false);
    return first && !isFunction(first) && sanitises(terminalName(first) ?? '') ? FINE : OPAQUE;
  }
  // A part of many values is values, a part of one text is not it.
  const isMany = /(?:[^s]s|List|Array)$/.test(terminalName(receiver) ?? '');
  if (SAME_METHODS.test(name) || (isMany && /^(?:slice|at|find)$/.test(name)))
    return same([receiver], name === 'join' || name === 'toString', false);
  return PART_METHODS.test(name) ? FINE : null;
}
