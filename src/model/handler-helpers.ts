import type { TSESTree } from '@typescript-eslint/utils';
import { NODE_MODULE, TELEMETRY_TEXT } from '../vocabulary/telemetry-words.js';
import { classMember } from './classes.js';
import type { FunctionNode } from './facts.js';
import type { FileModel } from './file-model.js';
import { importedText } from './imported-logger.js';
import { isOutboundCall } from './outbound.js';
import { dependenciesOf } from './project.js';
import { enclosingClass, memberName, outerParent, requiredSource, terminalName, unwrap } from './syntax.js';

type CallOrNew = TSESTree.CallExpression | TSESTree.NewExpression;

/**
 * True where a call in a handler may leave a trace of its own in another file: a function of the project whose module
 * logs, counts or traces, or cannot be read, and something whose origin the file does not tell. Clients, libraries and
 * functions of this file do not count.
 * @param fn the handler, or a function of the file that it calls
 */
export function mayTell(call: CallOrNew, fn: FunctionNode, model: FileModel): boolean {
  if (isOutboundCall(call, model) || requiredSource(call) !== null) return false;
  if (model.resolver.definitions.functionOf(call.callee)) return false;
  const origin = originOf(call.callee, model);
  if (origin === UNKNOWN) {
    const isField = rootOfChain(call.callee).type === 'ThisExpression';
    return isField || (isLookedAt(call) && !isOfParameter(call, fn));
  }
  if (origin === null) return false;
  return isOfProject(origin, model) && moduleTells(origin, model);
}

/** True where a call reaches a function of the project in another file whose module logs, counts or traces. */
export function tellsElsewhere(call: CallOrNew, model: FileModel): boolean {
  if (isOutboundCall(call, model) || requiredSource(call) !== null) return false;
  if (model.resolver.definitions.functionOf(call.callee)) return false;
  const origin = originOf(call.callee, model);
  if (origin === null || origin === 'unknown' || !isOfProject(origin, model)) return false;
  return TELEMETRY_TEXT.test(importedText(origin, model) ?? '');
}

/** The methods of a request, a response or a context with which a handler reads and answers. */
const ANSWERS =
  /^(?:json|text|html|send|sendStatus|end|status|render|redirect|write|writeHead|set|header|headers|type|code|formData|body|arrayBuffer|blob|parse|get|param|query|valid|cookie|clearCookie|accepts|is|on|once|pipe|sendFile|download|attachment|format|throw|assert|notFound|badRequest)$/;

/** `req.json()`, `res.status(200).json(room)`, `callback(null, room)`: a parameter of the handler is asked. */
function isOfParameter(call: CallOrNew, fn: FunctionNode): boolean {
  const callee = unwrap(call.callee);
  const root = rootOfChain(callee);
  const isParameter = root.type === 'Identifier' && fn.params.some((param) => nameIn(param, root.name));
  return isParameter && (callee.type !== 'MemberExpression' || ANSWERS.test(memberName(callee) ?? ''));
}

function nameIn(param: TSESTree.Node, name: string): boolean {
  switch (param.type) {
    case 'Identifier':
      return param.name === name;
    case 'AssignmentPattern':
      return nameIn(param.left, name);
    case 'RestElement':
      return nameIn(param.argument, name);
    case 'ObjectPattern':
      return param.properties.some((entry) => nameIn(entry.type === 'Property' ? entry.value : entry.argument, name));
    default:
      return false;
  }
}

/** True where something is done with the promise that a call gives: it is awaited, returned, chained. */
export function isLookedAt(call: TSESTree.Node): boolean {
  const { parent, child } = outerParent(call);
  if (!parent) return false;
  if (/^(?:AwaitExpression|ReturnStatement|YieldExpression)$/.test(parent.type)) return true;
  if (parent.type === 'ArrowFunctionExpression') return parent.body === child;
  return parent.type === 'MemberExpression' && /^(?:then|catch|finally)$/.test(memberName(parent) ?? '');
}

/** The start of a chain of members and calls: `rooms` of `rooms.open().list()`. */
export function rootOfChain(raw: TSESTree.Node): TSESTree.Node {
  let node = unwrap(raw);
  for (;;) {
    if (node.type === 'MemberExpression') node = unwrap(node.object);
    else if (node.type === 'CallExpression') node = unwrap(node.callee);
    else return node;
  }
}

/** No import source: the file does not tell where something comes from. */
const UNKNOWN = '?';

/** The import source that something comes from; null for what the language or this file has, {@link UNKNOWN} where nothing tells. */
function originOf(raw: TSESTree.Node, model: FileModel, depth = 0): string | null {
  const contained = depth < 4 ? containedIn(raw) : null;
  if (contained) return originOf(contained, model, depth + 1);
  const root = rootOfChain(raw);
  if (root.type === 'ThisExpression') return originOfField(raw, model);
  if (root.type !== 'Identifier') return null;
  const definition = model.scopes.variableOf(root)?.defs[0];
  if (!definition) return null;
  if (definition.parent?.type === 'ImportDeclaration') return definition.parent.source.value;
  if (definition.type === 'Parameter') return typeSource(definition.name, model) ?? UNKNOWN;
  if (definition.node.type !== 'VariableDeclarator') return null;
  const typed = typeSource(definition.name, model);
  if (typed !== null) return typed;
  const init = definition.node.init && unwrap(definition.node.init);
  if (!init || depth > 4) return UNKNOWN;
  const made = init.type === 'AwaitExpression' ? unwrap(init.argument) : init;
  if (made.type !== 'CallExpression')
    return originOf(made.type === 'NewExpression' ? made.callee : made, model, depth + 1);
  return requiredSource(made) ?? originOf(made, model, depth + 1);
}

/** `Rooms` of `container.get(Rooms).list()`: what is asked is not the container. */
function containedIn(raw: TSESTree.Node): TSESTree.Node | null {
  let node = unwrap(raw);
  for (;;) {
    if (node.type === 'MemberExpression') node = unwrap(node.object);
    else if (node.type === 'CallExpression') {
      const [type] = node.arguments;
      const callee = unwrap(node.callee);
      const isLookUp =
        callee.type === 'MemberExpression' && /^(?:get|resolve|inject|make)$/.test(memberName(callee) ?? '');
      const name = type && type.type !== 'SpreadElement' ? (terminalName(type) ?? '') : '';
      if (isLookUp && type && /^[A-Z]/.test(name)) return type;
      node = callee;
    } else return null;
  }
}

/** `this.rooms.list()`: the type of the field, or what it was made by. */
function originOfField(raw: TSESTree.Node, model: FileModel): string | null {
  let node = unwrap(raw);
  while (node.type === 'MemberExpression' || node.type === 'CallExpression') {
    const inner = unwrap(node.type === 'MemberExpression' ? node.object : node.callee);
    if (inner.type === 'ThisExpression') break;
    node = inner;
  }
  const type = enclosingClass(raw);
  const field = node.type === 'MemberExpression' && type ? classMember(type, memberName(node) ?? '') : null;
  if (!field) return UNKNOWN;
  if (field.method) return null;
  const name = field.annotation?.type === 'TSTypeReference' ? field.annotation.typeName : null;
  if (name?.type === 'Identifier') return importSource(name, model) ?? UNKNOWN;
  const made = field.values[0] && unwrap(field.values[0]);
  if (made?.type !== 'NewExpression') return UNKNOWN;
  return made.callee.type === 'Identifier' ? (importSource(made.callee, model) ?? null) : UNKNOWN;
}

/** Where the type of a parameter or variable is imported from. */
function typeSource(name: TSESTree.Node, model: FileModel): string | null {
  const type = name.type === 'Identifier' ? name.typeAnnotation?.typeAnnotation : undefined;
  return type?.type === 'TSTypeReference' && type.typeName.type === 'Identifier'
    ? importSource(type.typeName, model)
    : null;
}

function importSource(name: TSESTree.Identifier, { scopes }: FileModel): string | null {
  const parent = scopes.variableOf(name)?.defs[0]?.parent;
  return parent?.type === 'ImportDeclaration' ? parent.source.value : null;
}

/** False for modules of Node.js and for installed packages, as far as package.json tells. */
function isOfProject(source: string, { filename }: FileModel): boolean {
  if (/^(?:\.|\/|[@~]\/|#)/.test(source)) return true;
  const name = source
    .split('/')
    .slice(0, source.startsWith('@') ? 2 : 1)
    .join('/');
  if (source.startsWith('node:') || NODE_MODULE.test(name)) return false;
  const dependencies = dependenciesOf(filename);
  return dependencies.size > 0 && !dependencies.has(name);
}

/** True where a module of the project leaves a trace of anything, or cannot be read. */
function moduleTells(source: string, model: FileModel): boolean {
  const ofFile = known.get(model) ?? new Map<string, boolean>();
  known.set(model, ofFile);
  const before = ofFile.get(source);
  if (before !== undefined) return before;
  const text = importedText(source, model);
  const tells = text === null || text.trim() === '' || TELEMETRY_TEXT.test(text);
  ofFile.set(source, tells);
  return tells;
}

// Handler after handler asks the same modules.
const known = new WeakMap<FileModel, Map<string, boolean>>();
