import type { TSESTree } from '@typescript-eslint/utils';
import {
  CONFIGURED,
  ERROR_OBJECTS,
  FRESH_VALUES,
  REQUEST_OBJECTS,
  REQUEST_VALUES,
  ROUTE_VALUES,
  unboundedName,
  URL_VALUES,
  type UnboundedKind,
} from '../vocabulary/cardinality.js';
import type { Scopes } from './scopes.js';
import { chainOf, keysTo, memberName, terminalName, unwrap } from './syntax.js';

type Definition = NonNullable<ReturnType<Scopes['variableOf']>>['defs'][number];

/** How many values an expression can take. */
export type Cardinality =
  { kind: 'bounded' } | { kind: 'unknown' } | { kind: 'unbounded'; why: UnboundedKind; node: TSESTree.Node };

/** A few values, all known. */
export const BOUNDED: Cardinality = { kind: 'bounded' };
const UNKNOWN: Cardinality = { kind: 'unknown' };
const MAX_DEPTH = 6;

/** Methods that hand a text on as it is, or a good part of it. */
const SAME_VALUE =
  /^(?:toString|toLowerCase|toUpperCase|trim|slice|substring|valueOf|toISOString|toJSON|toFixed|split|at)$/;

/** What a team keeps few of, also where the caller or the account says it: `req.user.role`, `req.body.kind`. */
const CLASSES =
  /^(?:roles?|plan|tier|type|kind|status|state|code|format|locale|language|lang|country|region|provider|platform|version|source|level)$/;

/** Names of a caught error; narrower than those of an error whose message is read. */
const CAUGHT = /^_?(?:err|error|e|ex|exception|\w+Err|\w+Error)$/;

/**
 * Judges the value of a label by its expression: literals, enum members, conditionals of these and route patterns are
 * bounded; ids, URLs, error texts, times and random values are not. A call to another function may map values to a few,
 * so it is unknown.
 */
export function cardinalityOf(raw: TSESTree.Node, scopes: Scopes, depth = 0): Cardinality {
  const node = unwrap(raw);
  if (depth > MAX_DEPTH) return UNKNOWN;
  switch (node.type) {
    case 'Literal':
      return BOUNDED;
    case 'TemplateLiteral':
      return worst(node.expressions.map((expression) => embedded(expression, scopes, depth)));
    case 'UnaryExpression':
      return /^[+\-~]$/.test(node.operator) ? cardinalityOf(node.argument, scopes, depth + 1) : BOUNDED;
    case 'BinaryExpression':
      if (node.operator !== '+') return /^(?:[<>!=]=?=?|in|instanceof)$/.test(node.operator) ? BOUNDED : UNKNOWN;
      return worst([embedded(node.left, scopes, depth), embedded(node.right, scopes, depth)]);
    case 'ConditionalExpression':
      return worst([
        cardinalityOf(node.consequent, scopes, depth + 1),
        cardinalityOf(node.alternate, scopes, depth + 1),
      ]);
    case 'LogicalExpression':
      return worst([cardinalityOf(node.left, scopes, depth + 1), cardinalityOf(node.right, scopes, depth + 1)]);
    case 'Identifier':
      return identifier(node, scopes, depth);
    case 'MemberExpression':
      return member(node, scopes, depth);
    case 'CallExpression':
      return call(node, scopes, depth);
    case 'NewExpression':
      return terminalName(node.callee) === 'Date' ? { kind: 'unbounded', why: 'time', node } : UNKNOWN;
    case 'AwaitExpression':
      return cardinalityOf(node.argument, scopes, depth + 1);
    default:
      return UNKNOWN;
  }
}

function worst(all: readonly Cardinality[]): Cardinality {
  return all.find((one) => one.kind === 'unbounded') ?? all.find((one) => one.kind === 'unknown') ?? BOUNDED;
}

/** Judges what is put into a text, such as a template: an error gives its message. */
export function cardinalityInText(node: TSESTree.Node, scopes: Scopes): Cardinality {
  return embedded(node, scopes, 0);
}

/** Part of a text: an error put into one gives its message. */
function embedded(node: TSESTree.Node, scopes: Scopes, depth: number): Cardinality {
  const value = cardinalityOf(node, scopes, depth + 1);
  const isError =
    value.kind === 'unknown' && unwrap(node).type === 'Identifier' && CAUGHT.test(terminalName(node) ?? '');
  return isError ? { kind: 'unbounded', why: 'text', node } : value;
}

function identifier(node: TSESTree.Identifier, scopes: Scopes, depth: number): Cardinality {
  if (node.name === 'undefined') return BOUNDED;
  const definition = scopes.variableOf(node)?.defs[0];
  const constant = scopes.constantOf(node);
  if (constant) {
    const known = cardinalityOf(constant, scopes, depth + 1);
    if (known.kind !== 'unknown') return known;
    // `const documentId = parse(x)` is judged by its name, `const route = normalize(req.url)` stays unknown.
  }
  const taken = definition ? destructured(definition, node, scopes, depth) : UNKNOWN;
  if (taken.kind !== 'unknown') return taken;
  const annotation =
    definition?.name.type === 'Identifier' ? definition.name.typeAnnotation?.typeAnnotation : undefined;
  return annotation && isFewByType(annotation, scopes) ? BOUNDED : named(node.name, node);
}

/** `const { originalUrl } = req`, `const [path] = req.url.split('?')`. */
function destructured(definition: Definition, node: TSESTree.Identifier, scopes: Scopes, depth: number): Cardinality {
  const declarator = definition.node;
  if (declarator.type !== 'VariableDeclarator' || !declarator.init) return UNKNOWN;
  if (declarator.id.type === 'ArrayPattern') return cardinalityOf(declarator.init, scopes, depth + 1);
  const path = keysTo(declarator.id, definition.name);
  const chain = path && chainOf(declarator.init);
  return chain && path.length > 0 ? chained([...chain, ...path], node) : UNKNOWN;
}

/** `result: 'ok' | 'failed'`, `cached: boolean`, or the name of such a type in the file. */
function isFewByType(type: TSESTree.TypeNode, scopes: Scopes): boolean {
  switch (type.type) {
    case 'TSLiteralType':
    case 'TSBooleanKeyword':
    case 'TSUndefinedKeyword':
    case 'TSNullKeyword':
      return true;
    case 'TSUnionType':
      return type.types.every((one) => isFewByType(one, scopes));
    case 'TSTypeReference': {
      const definition = scopes.variableOf(type.typeName)?.defs[0]?.node;
      if (definition?.type === 'TSEnumDeclaration') return true;
      return definition?.type === 'TSTypeAliasDeclaration' && definition.typeAnnotation.type === 'TSUnionType'
        ? isFewByType(definition.typeAnnotation, scopes)
        : false;
    }
    default:
      return false;
  }
}

function member(node: TSESTree.MemberExpression, scopes: Scopes, depth: number): Cardinality {
  const constant = scopes.constantMemberOf(node);
  const known = constant ? cardinalityOf(constant, scopes, depth + 1) : UNKNOWN;
  if (known.kind !== 'unknown') return known;
  const chain = chainOf(node);
  if (!chain) return looseMember(node, scopes, depth);
  const isEnumLike = /^[A-Z]/.test(chain[0]!) && (chain.length === 2 || chain.every((name) => /^[A-Z]/.test(name)));
  return isEnumLike ? BOUNDED : chained(chain, node);
}

/** A member that is computed, or read from the result of a call. */
function looseMember(node: TSESTree.MemberExpression, scopes: Scopes, depth: number): Cardinality {
  const object = unwrap(node.object);
  const isIndex = node.computed && node.property.type === 'Literal' && typeof node.property.value === 'number';
  if (isIndex && object.type === 'CallExpression') return cardinalityOf(object, scopes, depth + 1);
  if (object.type === 'Identifier') {
    const table = scopes.constantOf(object);
    const values = table ? valuesOf(unwrap(table)) : null;
    return values ? worst(values.map((value) => cardinalityOf(value, scopes, depth + 1))) : UNKNOWN;
  }
  const inner = object.type === 'MemberExpression' ? chainOf(object) : null;
  // `req.headers[name]`, `req.params[key]`
  return inner ? chained([...inner, '*'], node) : named(memberName(node) ?? '', node);
}

/** What a table of the file holds: `RESULTS[code]`. */
function valuesOf(table: TSESTree.Node): TSESTree.Node[] | null {
  if (table.type === 'ArrayExpression') return table.elements.filter((element) => element !== null);
  if (table.type !== 'ObjectExpression') return null;
  return table.properties.map((entry) => (entry.type === 'Property' ? entry.value : entry));
}

/** A path of names from a root: `req.originalUrl`, `err.message`, `meeting.id`. */
function chained(chain: readonly string[], node: TSESTree.Node): Cardinality {
  const last = chain.at(-1)!;
  const owner = chain.at(-2) ?? '';
  if (chain.some((name) => ROUTE_VALUES.test(name))) return BOUNDED;
  const request = chain.findIndex((name) => REQUEST_OBJECTS.test(name));
  const read =
    request >= 0 ? chain.slice(request + 1).find((name) => !/^(?:req|request|raw|nextUrl)$/.test(name)) : undefined;
  const isClass = /^(?:user|session|body)$/.test(read ?? '') && CLASSES.test(last);
  if (read !== undefined && REQUEST_VALUES.test(read) && !isClass) {
    const isPersonal = /^(?:ip|ips|socket|user|cookies)$/.test(read);
    const isUrl = /^(?:url|originalUrl|path|href|pathname)$/.test(read);
    const isId = /^(?:session|id)$/.test(read);
    return { kind: 'unbounded', why: isId ? 'id' : isPersonal ? 'personal' : isUrl ? 'url' : 'input', node };
  }
  if (ERROR_OBJECTS.test(owner)) {
    if (/^(?:message|stack|details)$/.test(last)) return { kind: 'unbounded', why: 'text', node };
    if (/^(?:name|code|type|status|statusCode|kind|constructor)$/.test(last)) return BOUNDED;
  }
  if (URL_VALUES.test(last)) return { kind: 'unbounded', why: 'url', node };
  // `hook.url`, `repository.cloneUrl`: each has its own; `config.url` is one.
  const isUrl = /^(?:url|uri|href)$|[a-z](?:Url|URL|Uri)$/.test(last) && !/^(?:base|api|root|server|proxy)/i.test(last);
  if (isUrl && !chain.slice(0, -1).some((name) => CONFIGURED.test(name)))
    return { kind: 'unbounded', why: 'url', node };
  if (/^(?:name|type|kind|status|statusCode|method|code|state)$/.test(last)) return UNKNOWN;
  return named(/^(?:id|uuid|guid|uid)$/.test(last) ? `${owner}_${last}` : last, node);
}

function named(name: string, node: TSESTree.Node): Cardinality {
  // The value of a label `hash` or `url` is taken for what it says; a variable of that name may hold one of a few.
  const found = /^(?:id|hash|url|uri)$/.test(name) ? null : unboundedName(name);
  return found ? { kind: 'unbounded', why: found.kind, node } : UNKNOWN;
}

function call(node: TSESTree.CallExpression, scopes: Scopes, depth: number): Cardinality {
  const callee = unwrap(node.callee);
  const name = terminalName(callee);
  const argument = node.arguments[0];
  if (callee.type === 'Identifier' && (name === 'String' || name === 'Number' || name === 'encodeURIComponent')) {
    if (!argument) return BOUNDED;
    const inner = cardinalityOf(argument, scopes, depth + 1);
    const isError = inner.kind === 'unknown' && ERROR_OBJECTS.test(terminalName(argument) ?? '');
    return isError ? { kind: 'unbounded', why: 'text', node } : inner;
  }
  if (callee.type === 'Identifier' && name === 'Boolean') return BOUNDED;
  if (chainOf(callee)?.join('.') === 'JSON.stringify') return { kind: 'unbounded', why: 'text', node };
  if (name !== null && FRESH_VALUES.test(name) && isFresh(callee)) {
    return { kind: 'unbounded', why: /^(?:now|hrtime)$/.test(name) ? 'time' : 'random', node };
  }
  if (callee.type === 'MemberExpression' && name !== null && SAME_VALUE.test(name)) {
    const object = unwrap(callee.object);
    const inner = cardinalityOf(object, scopes, depth + 1);
    const isError = name === 'toString' && inner.kind === 'unknown' && ERROR_OBJECTS.test(terminalName(object) ?? '');
    return isError ? { kind: 'unbounded', why: 'text', node } : inner;
  }
  // Hono: `c.req.param('id')`, `c.req.query('q')`; Express: `req.header('user-agent')`
  const chain = callee.type === 'MemberExpression' ? chainOf(callee) : null;
  const isRequestCall =
    chain?.slice(0, -1).some((part) => REQUEST_OBJECTS.test(part)) && /^(?:param|query|header|get)$/.test(name ?? '');
  return isRequestCall ? { kind: 'unbounded', why: 'input', node } : UNKNOWN;
}

/** `Date.now()`, `performance.now()`, `crypto.randomUUID()`, `uuid()`; not `scheduler.now()` or `v1()` of something else. */
function isFresh(callee: TSESTree.Node): boolean {
  if (callee.type === 'Identifier') return !/^(?:now|random|v[1-7])$/.test(callee.name) || /^v[1-7]$/.test(callee.name);
  const root = chainOf(callee)?.at(-2) ?? '';
  return /^(?:Date|performance|process|Math|crypto|uuid|dayjs|moment|webcrypto)$/.test(root);
}
