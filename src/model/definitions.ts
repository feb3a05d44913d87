import type { TSESTree } from '@typescript-eslint/utils';
import { classMember } from './classes.js';
import type { FunctionNode } from './facts.js';
import type { Scopes } from './scopes.js';
import { enclosingClass, isClass, isFunction, memberName, unwrap } from './syntax.js';

/** How many constants may stand for each other until nothing is known of them any more. */
const DEEPEST = 200;

/** Where things of this file are defined, whatever library they belong to: object literals, functions, calls. */
export class Definitions {
  readonly #scopes: Scopes;
  readonly #calls: readonly TSESTree.Node[];
  readonly #literals = new Map<TSESTree.Node, TSESTree.ObjectExpression | null>();
  /** How many constants, fields and functions lead to the one that is looked at. */
  #depth = 0;
  #callsByFunction: Map<FunctionNode, TSESTree.CallExpression[]> | null = null;

  /** @param calls every call of the file */
  constructor(scopes: Scopes, calls: readonly TSESTree.Node[]) {
    this.#scopes = scopes;
    this.#calls = calls;
  }

  /** The calls of a function of this file, in source order. */
  callsOf(fn: FunctionNode): readonly TSESTree.CallExpression[] {
    if (!this.#callsByFunction) {
      this.#callsByFunction = new Map();
      for (const call of this.#calls) {
        const called = call.type === 'CallExpression' ? this.functionOf(call.callee) : null;
        if (!called || call.type !== 'CallExpression') continue;
        const known = this.#callsByFunction.get(called);
        if (known) known.push(call);
        else this.#callsByFunction.set(called, [call]);
      }
    }
    return this.#callsByFunction.get(fn) ?? [];
  }

  /**
   * The call or `new` of this file whose result an expression holds, whatever library it belongs to:
   * through constants, fields, object members and bound children (`x.labels(…)`).
   */
  originOf(raw: TSESTree.Node, depth = 0): TSESTree.CallExpression | TSESTree.NewExpression | null {
    const node = unwrap(raw);
    if (depth > 6) return null;
    if (node.type === 'NewExpression') return node;
    if (node.type === 'AwaitExpression') return this.originOf(node.argument, depth + 1);
    if (node.type === 'LogicalExpression')
      return this.originOf(node.left, depth + 1) ?? this.originOf(node.right, depth + 1);
    if (node.type === 'AssignmentExpression') return this.originOf(node.right, depth + 1);
    if (node.type === 'CallExpression') {
      const isBound = node.callee.type === 'MemberExpression' && memberName(node.callee) === 'labels';
      return isBound && node.callee.type === 'MemberExpression' ? this.originOf(node.callee.object, depth + 1) : node;
    }
    if (node.type === 'Identifier') {
      const constant = this.#scopes.constantOf(node);
      return constant ? this.originOf(constant, depth + 1) : null;
    }
    const name = node.type === 'MemberExpression' ? memberName(node) : null;
    if (node.type !== 'MemberExpression' || name === null) return null;
    if (unwrap(node.object).type === 'ThisExpression') {
      const type = enclosingClass(node);
      const value = (type && classMember(type, name)?.values[0]) ?? null;
      return value && this.originOf(value, depth + 1);
    }
    const literal = this.literalOf(node.object);
    const entry = literal?.properties.find((item) => item.type === 'Property' && memberName(item) === name);
    return entry?.type === 'Property' ? this.originOf(entry.value, depth + 1) : null;
  }

  /** The object literal that an expression leads to: a constant, a field, what a function returns. */
  literalOf(raw: TSESTree.Node): TSESTree.ObjectExpression | null {
    const node = unwrap(raw);
    if (node.type === 'ObjectExpression') return node;
    const known = this.#literals.get(node);
    if (known !== undefined) return known;
    // A constant may stand for a constant thousands of times, and Node overflows there.
    if (this.#depth === DEEPEST) return null;
    this.#depth += 1;
    this.#literals.set(node, null);
    const literal = this.#findLiteral(node);
    this.#depth -= 1;
    this.#literals.set(node, literal);
    return literal;
  }

  #findLiteral(node: TSESTree.Node): TSESTree.ObjectExpression | null {
    if (node.type === 'Identifier') {
      const constant = this.#scopes.constantOf(node);
      return constant ? this.literalOf(constant) : null;
    }
    if (node.type === 'AwaitExpression') return this.literalOf(node.argument);
    if (node.type === 'LogicalExpression') {
      return this.literalOf(node.left) ?? this.literalOf(node.right);
    }
    if (node.type === 'MemberExpression') {
      const parent = unwrap(node.object);
      const name = memberName(node);
      if (name === null) return null;
      if (parent.type === 'ThisExpression') {
        const type = enclosingClass(node);
        const field = type && classMember(type, name);
        return field?.values[0] ? this.literalOf(field.values[0]) : null;
      }
      const outer = this.literalOf(parent);
      const entry = outer?.properties.find((item) => item.type === 'Property' && memberName(item) === name);
      return entry?.type === 'Property' ? this.literalOf(entry.value) : null;
    }
    if (node.type === 'CallExpression') {
      const result = this.returnedBy(node.callee);
      return result ? this.literalOf(result) : null;
    }
    return null;
  }

  /** The expression that a function of this file returns, where it returns exactly one. */
  returnedBy(raw: TSESTree.Node): TSESTree.Expression | null {
    const fn = this.functionOf(raw);
    if (!fn) return null;
    if (fn.body.type !== 'BlockStatement') return fn.body;
    const results: TSESTree.Expression[] = [];
    for (const statement of fn.body.body)
      if (statement.type === 'ReturnStatement' && statement.argument) results.push(statement.argument);
    return results.length === 1 ? results[0]! : null;
  }

  /** The function of this file that an expression names: a declaration, a `const` arrow, a method of the class. */
  functionOf(raw: TSESTree.Node): FunctionNode | null {
    const node = unwrap(raw);
    if (isFunction(node)) return node;
    if (node.type === 'Identifier') {
      const named = this.#scopes.functionOf(node);
      if (named) return named;
      const constant = this.#scopes.constantOf(node);
      const value = constant && unwrap(constant);
      // `const handle = useCallback(() => …)`, `debounce(fn)`: the wrapper runs the function it is given.
      const wrapped = value?.type === 'CallExpression' ? value.arguments[0] : undefined;
      return isFunction(wrapped) ? wrapped : null;
    }
    if (
      node.type === 'CallExpression' &&
      node.callee.type === 'MemberExpression' &&
      memberName(node.callee) === 'bind'
    ) {
      return this.functionOf(node.callee.object);
    }
    if (node.type !== 'MemberExpression') return null;
    const name = memberName(node);
    if (name === null) return null;
    const object = unwrap(node.object);
    if (object.type === 'ThisExpression') {
      const type = enclosingClass(node);
      const found = type && classMember(type, name);
      if (found?.method) return found.method;
      const value = found?.values[0] && unwrap(found.values[0]);
      return isFunction(value) ? value : null;
    }
    if (object.type === 'Identifier') {
      const definition = this.#scopes.variableOf(object)?.defs[0]?.node;
      if (isClass(definition)) return classMember(definition, name)?.method ?? null;
    }
    const literal = this.literalOf(object);
    const entry = literal?.properties.find((item) => item.type === 'Property' && memberName(item) === name);
    return entry?.type === 'Property' && isFunction(entry.value) ? entry.value : null;
  }
}
