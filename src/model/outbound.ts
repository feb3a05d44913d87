import type { TSESTree } from '@typescript-eslint/utils';
import {
  CLIENT_FACTORY,
  CLIENT_NAME,
  LOCAL_METHODS,
  NO_CLIENT_NAME,
  OUTBOUND_PACKAGES,
  OUTBOUND_SCOPES,
} from '../vocabulary/outbound.js';
import { classMember } from './classes.js';
import type { FileModel } from './file-model.js';
import { importedClient } from './imported-client.js';
import {
  chainOf,
  enclosingClass,
  importedName,
  isClass,
  memberName,
  requiredSource,
  rootOf,
  terminalName,
  unwrap,
} from './syntax.js';

/** How many names deep a client is followed to its package. */
const MAX_DEPTH = 6;

/** What a call goes out through. */
export interface OutboundClient {
  /** The package of the client, without `node:`; `fetch` for the global, null where only its name tells that it is one. */
  package: string | null;
}

/**
 * True for a call that leaves the process: `fetch(…)`, and what a client of a known package, or one that is called like
 * a client, is asked to do.
 */
export function isOutboundCall(call: TSESTree.Node, model: FileModel): boolean {
  return outboundClient(call, model) !== null;
}

/** What a call that leaves the process goes out through; null for any other call. */
export function outboundClient(call: TSESTree.Node, model: FileModel): OutboundClient | null {
  if (call.type !== 'CallExpression') return null;
  const callee = unwrap(call.callee);
  if (LOCAL_METHODS.test(terminalName(callee) ?? '')) return null;
  if (isGlobalFetch(callee, model)) return { package: 'fetch' };
  if (callee.type === 'Identifier' && model.scopes.isGlobal(callee)) return null;
  const source = clientPackage(callee, model);
  if (source !== null) return isOutboundPackage(source) ? { package: source } : null;
  return callee.type === 'MemberExpression' && isNamedClient(callee.object) ? { package: null } : null;
}

/** The package that an expression comes from, whatever that is for: `pg` for `pool`; null where nothing tells. */
export function clientPackage(node: TSESTree.Node, model: FileModel): string | null {
  const source = new Packages(model).of(node, 0);
  if (source === null) return null;
  return source
    .replace(/^node:/, '')
    .split('/')
    .slice(0, source.startsWith('@') ? 2 : 1)
    .join('/');
}

/** `fetch`, `globalThis.fetch`. */
function isGlobalFetch(callee: TSESTree.Node, { scopes }: FileModel): boolean {
  const chain = chainOf(callee);
  const root = rootOf(callee);
  if (root.type !== 'Identifier' || !scopes.isGlobal(root)) return false;
  return /^(?:(?:globalThis|global|self)\.)?fetch$/.test(chain?.join('.') ?? '');
}

function isOutboundPackage(name: string): boolean {
  return OUTBOUND_SCOPES.test(name) || OUTBOUND_PACKAGES.has(name);
}

/** `redis.get(…)`, `this.roomRepository.find(…)`, `prisma.room.update(…)`: one of its names is that of a client. */
function isNamedClient(raw: TSESTree.Node): boolean {
  const node = unwrap(raw);
  if (node.type === 'CallExpression') return isNamedClient(node.callee);
  const name = terminalName(node) ?? '';
  if (CLIENT_NAME.test(name) && !NO_CLIENT_NAME.test(name)) return true;
  return node.type === 'MemberExpression' && isNamedClient(node.object);
}

/** Which package something comes from. */
class Packages {
  readonly #model: FileModel;

  constructor(model: FileModel) {
    this.#model = model;
  }

  /** The package; null where nothing tells, or it comes from a module of the project. */
  of(raw: TSESTree.Node, depth: number): string | null {
    const node = unwrap(raw);
    if (depth > MAX_DEPTH) return null;
    switch (node.type) {
      case 'Identifier':
        return this.#variable(node, depth + 1);
      case 'MemberExpression':
        return unwrap(node.object).type === 'ThisExpression'
          ? this.#field(node, depth + 1)
          : this.of(node.object, depth);
      case 'NewExpression':
        return this.of(node.callee, depth) ?? this.#stub(node, depth);
      case 'CallExpression': {
        const result = this.#model.resolver.definitions.returnedBy(node.callee);
        return required(node) ?? (result ? this.#made(result, depth + 1) : this.of(node.callee, depth));
      }
      default:
        return null;
    }
  }

  /** `new RoomsClient(address, credentials.createInsecure())`: a client that is generated from a .proto file. */
  #stub(node: TSESTree.NewExpression, depth: number): string | null {
    for (const argument of node.arguments) {
      const call = unwrap(argument);
      if (call.type !== 'CallExpression' || !/^create(?:Insecure|Ssl)$/.test(terminalName(call.callee) ?? '')) continue;
      const source = this.of(call.callee, depth + 1);
      if (source !== null) return source;
    }
    return null;
  }

  #variable(identifier: TSESTree.Identifier, depth: number): string | null {
    const variable = this.#model.scopes.variableOf(identifier);
    const definition = variable?.defs[0];
    if (!variable || !definition) return null;
    if (definition.parent?.type === 'ImportDeclaration')
      return this.#imported(definition.node, definition.parent.source.value);
    const annotation = definition.name.type === 'Identifier' ? definition.name.typeAnnotation : undefined;
    const typed = this.#type(annotation?.typeAnnotation, depth);
    if (typed !== null) return typed;
    if (isClass(definition.node)) return definition.node.superClass ? this.of(definition.node.superClass, depth) : null;
    if (definition.node.type === 'VariableDeclarator' && definition.node.init)
      return this.#made(definition.node.init, depth);
    // `let pool; … pool = new Pool()`
    for (const { writeExpr } of variable.references) {
      const made = writeExpr ? this.#made(writeExpr, depth) : null;
      if (made !== null) return made;
    }
    return null;
  }

  /** A package, or what the module of the project says that it makes. */
  #imported(specifier: TSESTree.Node, source: string): string | null {
    const found = packageNamed(source);
    if (found !== null) return found;
    const name = specifier.type === 'ImportSpecifier' ? importedName(specifier) : 'default';
    return specifier.type === 'ImportNamespaceSpecifier' ? null : importedClient(source, name, this.#model);
  }

  #field(node: TSESTree.MemberExpression, depth: number): string | null {
    const type = enclosingClass(node);
    const field = type && classMember(type, memberName(node) ?? '');
    if (!field) return null;
    const typed = this.#type(field.annotation ?? undefined, depth);
    if (typed !== null) return typed;
    for (const value of field.values) {
      const made = this.#made(value, depth);
      if (made !== null) return made;
    }
    return null;
  }

  /** A value is a client where it was made to be one: what a call of a client returns is data. */
  #made(raw: TSESTree.Node, depth: number): string | null {
    const node = unwrap(raw);
    if (node.type === 'AwaitExpression') return this.#made(node.argument, depth);
    if (node.type === 'LogicalExpression') return this.#made(node.left, depth) ?? this.#made(node.right, depth);
    if (node.type === 'AssignmentExpression') return this.#made(node.right, depth);
    if (node.type !== 'CallExpression') return this.of(node, depth);
    const isClient =
      required(node) !== null ||
      CLIENT_FACTORY.test(terminalName(node.callee) ?? '') ||
      this.#model.resolver.definitions.functionOf(node.callee) !== null;
    return isClient ? this.of(node, depth) : null;
  }

  #type(type: TSESTree.TypeNode | undefined, depth: number): string | null {
    switch (type?.type) {
      case 'TSTypeReference': {
        const name = type.typeName.type === 'TSQualifiedName' ? type.typeName.left : type.typeName;
        const own = name.type === 'Identifier' ? this.#variable(name, depth) : null;
        if (own !== null || !type.typeArguments) return own;
        return this.#type(type.typeArguments.params[0], depth);
      }
      case 'TSTypeQuery':
        return type.exprName.type === 'Identifier' ? this.#variable(type.exprName, depth) : null;
      case 'TSUnionType':
        return type.types.map((member) => this.#type(member, depth)).find((found) => found !== null) ?? null;
      default:
        return null;
    }
  }
}

function required(node: TSESTree.CallExpression): string | null {
  const source = requiredSource(node);
  return source === null ? null : packageNamed(source);
}

/** Null for a module of the project, of which only the name is known. */
function packageNamed(source: string): string | null {
  return /^(?:[./#~]|@\/)/.test(source) ? null : source;
}
