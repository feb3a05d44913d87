import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import type { FunctionNode } from './facts.js';
import { isFunction, memberName, requiredSource, unwrap } from './syntax.js';

/** A variable of the file. */
export type Variable = TSESLint.Scope.Variable;

/** The file's variables, looked up by the identifiers that use them. */
export class Scopes {
  readonly #sourceCode: Readonly<TSESLint.SourceCode>;
  #variables: Map<TSESTree.Node, Variable> | null = null;

  constructor(sourceCode: Readonly<TSESLint.SourceCode>) {
    this.#sourceCode = sourceCode;
  }

  /** The variable an identifier reads, writes or declares; null for globals that the file does not declare. */
  variableOf(identifier: TSESTree.Node): Variable | null {
    this.#variables ??= index(this.#sourceCode);
    const variable = this.#variables.get(identifier);
    return variable && variable.defs.length > 0 ? variable : null;
  }

  /** True where the identifier names something the file neither declares nor imports. */
  isGlobal(identifier: TSESTree.Identifier): boolean {
    return this.variableOf(identifier) === null;
  }

  /** The value of a `const` (or of a variable written once, where it is declared); null for all else. */
  constantOf(identifier: TSESTree.Identifier): TSESTree.Expression | null {
    const variable = this.variableOf(identifier);
    const definition = variable?.defs[0];
    if (variable?.defs.length !== 1 || definition?.node.type !== 'VariableDeclarator') return null;
    if (definition.node.id.type !== 'Identifier' || !definition.node.init) return null;
    const writes = variable.references.filter((reference) => reference.isWrite());
    return writes.length <= 1 ? definition.node.init : null;
  }

  /** The function of the file that a name stands for: a declaration, or a constant. */
  functionOf(identifier: TSESTree.Identifier): FunctionNode | null {
    const definition = this.variableOf(identifier)?.defs[0];
    // The definition of a parameter names the function that has it.
    if (definition?.type === 'FunctionName') return definition.node as FunctionNode;
    const constant = this.constantOf(identifier);
    const value = constant && unwrap(constant);
    return isFunction(value) ? value : null;
  }

  /** The value behind `CONSTANTS.name`, `Enum.Member` or a nested literal object; null for all else. */
  constantMemberOf(node: TSESTree.MemberExpression): TSESTree.Expression | null {
    const name = memberName(node);
    const object = unwrap(node.object);
    if (name === null) return null;
    if (object.type === 'Identifier') {
      const definition = this.variableOf(object)?.defs[0];
      if (definition?.node.type === 'TSEnumDeclaration') return enumMember(definition.node, name);
      const value = this.constantOf(object);
      return value ? property(unwrap(value), name) : null;
    }
    if (object.type === 'MemberExpression') {
      const value = this.constantMemberOf(object);
      return value ? property(unwrap(value), name) : null;
    }
    return null;
  }

  /** The variables that hold a whole module of Node: `import console from 'node:console'`, `const console = require('console')`. */
  holding(name: string): Variable[] {
    const isModule = (source: unknown): boolean => source === name || source === `node:${name}`;
    // Few files import any such module; all their variables need not be looked at.
    if (!new RegExp(`['"](?:node:)?${name}['"]`).test(this.#sourceCode.text)) return [];
    const variables = this.#sourceCode.scopeManager?.scopes.flatMap((scope) => scope.variables) ?? [];
    return variables.filter(({ defs: [definition] }) => {
      if (definition?.parent?.type === 'ImportDeclaration')
        return definition.node.type !== 'ImportSpecifier' && isModule(definition.parent.source.value);
      const init = definition?.node.type === 'VariableDeclarator' ? definition.node.init : null;
      return init?.type === 'CallExpression' && isModule(requiredSource(init));
    });
  }

  /** Every identifier that reads a variable. */
  readsOf(variable: Variable): TSESTree.Node[] {
    return variable.references.filter((reference) => reference.isRead()).map((reference) => reference.identifier);
  }

  /** Every identifier of a name that the file does not declare, such as `console`. */
  globalReferences(name: string): TSESTree.Identifier[] {
    const global = this.#sourceCode.scopeManager?.globalScope;
    if (!global) return [];
    const found = new Set<TSESTree.Identifier>();
    for (const reference of global.through)
      if (reference.identifier.name === name) found.add(reference.identifier as TSESTree.Identifier);
    const variable = global.set.get(name);
    if (variable?.defs.length === 0)
      for (const reference of variable.references) found.add(reference.identifier as TSESTree.Identifier);
    return [...found].sort((a, b) => a.range[0] - b.range[0]);
  }
}

/** True where the name of a variable means that variable at a node. */
export function isVisible(variable: Variable, node: TSESTree.Node, sourceCode: Readonly<TSESLint.SourceCode>): boolean {
  let scope: TSESLint.Scope.Scope | null = sourceCode.getScope(node);
  while (scope && !scope.set.has(variable.name)) scope = scope.upper;
  return scope?.set.get(variable.name) === variable;
}

function index(sourceCode: Readonly<TSESLint.SourceCode>): Map<TSESTree.Node, Variable> {
  const variables = new Map<TSESTree.Node, Variable>();
  for (const scope of sourceCode.scopeManager?.scopes ?? []) {
    for (const variable of scope.variables) for (const name of variable.identifiers) variables.set(name, variable);
    for (const reference of scope.references)
      if (reference.resolved) variables.set(reference.identifier, reference.resolved);
  }
  return variables;
}

function property(node: TSESTree.Node, name: string): TSESTree.Expression | null {
  const object = frozen(node);
  if (object.type !== 'ObjectExpression') return null;
  for (const entry of object.properties)
    if (entry.type === 'Property' && memberName(entry) === name) return entry.value as TSESTree.Expression;
  return null;
}

function frozen(node: TSESTree.Node): TSESTree.Node {
  if (node.type !== 'CallExpression' || node.arguments.length !== 1) return node;
  const callee = node.callee;
  const isFreeze = callee.type === 'MemberExpression' && memberName(callee) === 'freeze';
  return isFreeze ? unwrap(node.arguments[0]!) : node;
}

function enumMember(declaration: TSESTree.TSEnumDeclaration, name: string): TSESTree.Expression | null {
  for (const member of declaration.body.members) {
    const id = member.id as TSESTree.Node;
    const key = id.type === 'Identifier' ? id.name : id.type === 'Literal' ? String(id.value) : null;
    if (key === name) return member.initializer ?? null;
  }
  return null;
}
