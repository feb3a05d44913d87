import type { TSESTree } from '@typescript-eslint/utils';
import {
  CONFIG_NAME,
  CONFIG_READER,
  CONTEXT_NAME,
  FINDERS,
  HEADER_WORDS,
  HTTP_EVENT_MEMBERS,
  HTTP_EVENT_TYPE,
  MAYBE_PEOPLE,
  OBJECT_MEMBERS,
  OTHER_HEADERS,
  PAYLOADS,
  PEOPLE,
  PERSON_ENDINGS,
  PERSON_FLAGS,
  PERSONAL_MEMBERS,
  RAW_BODY,
  REQUEST_MEMBERS,
  REQUEST_NAME,
  REQUEST_TYPE,
  SENT_MEMBERS,
  SESSION_MEMBERS,
  TABLE_FILE,
} from '../vocabulary/sensitive-code.js';
import { SHOWABLE_WORDS } from '../vocabulary/sensitive.js';
import { wordsOf } from '../vocabulary/words.js';
import type { FileModel } from './file-model.js';
import type { Variable } from './scopes.js';
import { annotationOf, isInjected, isRead } from './sensitive-variables.js';
import { chainOf, requiredSource, terminalName } from './syntax.js';

/** What a whole object holds that nobody meant to show. */
export type ObjectKind =
  'request' | 'headers' | 'body' | 'environment' | 'configuration' | 'person' | 'session' | 'payload' | 'other';

/** An expression by its names. */
interface Named {
  /** From its root: `['req', 'body']`. */
  chain: readonly string[];
  last: string;
  /** The name in front of the last; empty where there is none. */
  owner: string;
  /** The variable, where it is one by itself. */
  variable: Variable | null;
  model: FileModel;
  fileText: string;
  /** True where only an object can be meant, so that `user` is not a name or an id. */
  isObject: boolean;
}

const KINDS: readonly [ObjectKind, (named: Named) => boolean][] = [
  ['environment', ({ chain }) => /^(?:process|Bun)\.env$/.test(chain.join('.'))],
  ['request', isRequest],
  ['headers', isHeaders],
  ['body', isBody],
  ['configuration', isConfiguration],
  ['session', isSession],
  ['person', isPerson],
  ['payload', isPayload],
];

/**
 * What an expression holds as a whole: a request, its headers or body, the environment, a configuration, a person.
 * @param node an identifier or a chain of members
 * @param chain its names from the root: `['req', 'body']`
 * @param fileText the source of the file
 * @param isObject true where only an object can be meant, so that `user` is not a name or an id
 * @returns null for what is none, or may be something else
 */
export function wholeObject(
  node: TSESTree.Node,
  chain: readonly string[],
  model: FileModel,
  fileText: string,
  isObject: boolean,
): ObjectKind | null {
  const last = chain.at(-1)!;
  if (wordsOf(last).some((word) => SHOWABLE_WORDS.has(word))) return null;
  const variable = chain.length === 1 && node.type === 'Identifier' ? model.scopes.variableOf(node) : null;
  const named: Named = { chain, last, owner: chain.at(-2) ?? '', variable, model, fileText, isObject };
  return KINDS.find(([, is]) => is(named))?.[0] ?? null;
}

function isRequest({ chain, last, variable, model }: Named): boolean {
  if (chain.length > 1) {
    // Socket.IO keeps the request of a connection there.
    return last === 'handshake' || (REQUEST_NAME.test(last) && chain.length === 2 && CONTEXT_NAME.test(chain[0]!));
  }
  const type = variable && annotationOf(variable);
  if (type && HTTP_EVENT_TYPE.test(type)) return true;
  if (/^_?(?:event|evt)$/.test(last)) return variable !== null && isRead(variable, HTTP_EVENT_MEMBERS);
  if (/^_?req$/.test(last)) return true;
  if (!REQUEST_NAME.test(last) || !variable) return false;
  if ((type !== null && REQUEST_TYPE.test(type)) || isRead(variable, REQUEST_MEMBERS)) return true;
  return model.requestHandlers.some(
    ({ node, params, trigger }) =>
      trigger === 'http' &&
      node.params.some((param, i) => params[i] === 'request' && param === variable.identifiers[0]),
  );
}

function isHeaders({ chain, last, owner, variable, fileText }: Named): boolean {
  const words = wordsOf(last);
  if (variable && isInjected(variable, /^Headers$/)) return true;
  // Koa's `ctx.header`, gRPC's `call.metadata`, what axios leaves on its errors.
  if (last === 'header') return CONTEXT_NAME.test(owner) || REQUEST_NAME.test(owner);
  if (last === 'metadata') return owner === 'call';
  if (/^(?:config|request)$/.test(last)) return chain.length === 2 && /^_?(?:err|error|axiosError|e)$/.test(owner);
  if (words.at(-1) !== 'headers' || words.length > 2) return false;
  if (words.length === 2) return HEADER_WORDS.has(words[0]!);
  return owner === '' ? !TABLE_FILE.test(fileText) : !OTHER_HEADERS.test(owner);
}

function isBody({ chain, last, owner, variable, model }: Named): boolean {
  if (RAW_BODY.test(last)) return true;
  if (last === 'body' && owner !== '') {
    const isOfContext = owner === 'input' && CONTEXT_NAME.test(chain[0]!);
    return REQUEST_NAME.test(owner) || owner === 'event' || isOfContext;
  }
  return variable !== null && isHandedBody(variable, model);
}

/** `options` of which the file reads `password`. */
function isPayload({ last, variable }: Named): boolean {
  return variable !== null && PAYLOADS.has(wordsOf(last).at(-1) ?? '') && isRead(variable, SENT_MEMBERS);
}

/** `create(@Body() dto)`, `create(body: CreateUserDto)` of a handler. */
function isHandedBody(variable: Variable, model: FileModel): boolean {
  if (isInjected(variable, /^(?:Body|Payload|RawBody)$/)) return true;
  const definition = variable.defs[0];
  if (definition?.type !== 'Parameter' || !/(?:Dto|DTO|Body|Request|Input)$/.test(annotationOf(variable) ?? ''))
    return false;
  return model.requestHandlers.some(({ node }) => node === definition.node);
}

/** `config` that another file of the project gives out, or that is read here. */
function isConfiguration({ last, variable, isObject }: Named): boolean {
  if (!variable || !CONFIG_NAME.test(last)) return false;
  const definition = variable.defs[0];
  if (definition?.type === 'ImportBinding') {
    const { node, parent } = definition;
    if (parent?.type !== 'ImportDeclaration' || parent.importKind === 'type') return false;
    const isType = node.type === 'ImportSpecifier' && node.importKind === 'type';
    // `env` may be the name of one.
    if (isType || (last === 'env' && !isObject && !isRead(variable, /./))) return false;
    return /^(?:\.|@\/|~|#)/.test(parent.source.value);
  }
  const declared = definition?.node.type === 'VariableDeclarator' ? definition.node.init : null;
  const init = declared?.type === 'AwaitExpression' ? declared.argument : declared;
  if (init?.type !== 'CallExpression') return false;
  const isParsed = init.arguments.some((argument) => chainOf(argument)?.join('.') === 'process.env');
  const name = terminalName(init.callee) ?? '';
  return isParsed || CONFIG_READER.test(name) || (requiredSource(init)?.startsWith('.') ?? false);
}

function isSession({ last, owner, variable }: Named): boolean {
  if (last === 'auth') return REQUEST_NAME.test(owner);
  if (last === 'session' && (REQUEST_NAME.test(owner) || CONTEXT_NAME.test(owner))) return true;
  if (!variable || !/^(?:session|authentication)$/.test(last)) return false;
  const type = annotationOf(variable) ?? '';
  return isRead(variable, SESSION_MEMBERS) || (last === 'authentication' && type.includes('Auth'));
}

function isPerson({ chain, last, owner, variable, fileText, isObject }: Named): boolean {
  const words = wordsOf(last);
  const noun = singular(words.at(-1) ?? '');
  const isNoun = PEOPLE.has(noun) || (PERSON_ENDINGS.has(noun) && PEOPLE.has(words.at(-2) ?? ''));
  if (!isNoun && !MAYBE_PEOPLE.has(noun)) return false;
  if (words.length > 1 && PERSON_FLAGS.has(words[0]!)) return false;
  if (!variable) {
    if (isNoun && (REQUEST_NAME.test(owner) || /^(?:ctx|state|locals|session)$/.test(owner))) return true;
    return isNoun && (isObject || readsOf(chain, fileText));
  }
  const type = annotationOf(variable);
  if (type !== null && /^(?:string|number|boolean|bigint|\w*I[dD]s?|\w*Name)$/.test(type)) return false;
  if (isRead(variable, PERSONAL_MEMBERS)) return true;
  if (!isNoun) return false;
  const isTyped = type !== null && /User|Customer|Patient|Employee|Person|Account|Profile/.test(type);
  return isObject || isTyped || isRead(variable, OBJECT_MEMBERS) || isLookedUp(variable);
}

/** True where the file reads a personal member of the same chain: `token.user.email` beside `token.user`. */
function readsOf(chain: readonly string[], fileText: string): boolean {
  const path = chain.map((name) => name.replaceAll(/\W/g, '\\$&')).join('\\??\\.');
  return new RegExp(`\\b${path}\\??\\.(?:e?mail|id|name|firstName|phone)\\b`).test(fileText);
}

function singular(noun: string): string {
  return noun === 'people' ? 'person' : noun.replace(/(?<=[^s])s$/, '');
}

/** `const user = await users.findOne(id)`, `users = search(…)`. */
function isLookedUp({ references }: Variable): boolean {
  return references.some(({ writeExpr }) => {
    const value = writeExpr?.type === 'AwaitExpression' ? writeExpr.argument : writeExpr;
    if (value?.type !== 'CallExpression') return false;
    const isByName = value.arguments[0]?.type === 'Literal' && typeof value.arguments[0].value === 'string';
    return !isByName && FINDERS.test(terminalName(value.callee) ?? '');
  });
}
