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
import { enclosingClass, isClass, memberName, requiredSource, terminalName, unwrap } from './syntax.js';

/** How many names deep a client is followed to its package. */
const MAX_DEPTH = 6;

/**
 * True for a call that leaves the process: `fetch(…)`, and what a client of a known package, or one that is called like
 * a client, is asked to do.
 */
export function isOutboundCall(call: TSESTree.Node, model: FileModel): boolean {
  if (call.type !== 'CallExpression') return false;
  const callee = unwrap(call.callee);
  const name = terminalName(callee) ?? '';
  if (LOCAL_METHODS.test(name)) return false;
  if (callee.type === 'Identifier' && model.scopes.isGlobal(callee)) return callee.name === 'fetch';
  const source = new Packages(model).of(callee, 0);
  if (source !== null) return isOutboundPackage(source);
  return callee.type === 'MemberExpression' && isNamedClient(callee.object);
}

function isOutboundPackage(source: string): boolean {
  if (OUTBOUND_SCOPES.test(source)) return true;
  const parts = source.replace(/^node:/, '').split('/');
  return OUTBOUND_PACKAGES.has(parts.slice(0, source.startsWith('@') ? 2 : 1).join('/'));
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
        return this.of(node.callee, depth);
      case 'CallExpression': {
        const result = this.#model.resolver.definitions.returnedBy(node.callee);
        return required(node) ?? (result ? this.#made(result, depth + 1) : this.of(node.callee, depth));
      }
      default:
        return null;
    }
  }

  #variable(identifier: TSESTree.Identifier, depth: number): string | null {
    const variable = this.#model.scopes.variableOf(identifier);
    const definition = variable?.defs[0];
    if (!variable || !definition) return null;
    if (definition.parent?.type === 'ImportDeclaration') return packageNamed(definition.parent.source.value);
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
