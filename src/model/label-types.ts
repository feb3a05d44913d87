import type { TSESTree } from '@typescript-eslint/utils';
import type { Scopes } from './scopes.js';
import { memberName, unwrap } from './syntax.js';

/** The values that a label can take. */
export type Values = ReadonlySet<string>;

/** What a boolean becomes as a label. */
export const BOOLEAN: Values = new Set(['true', 'false']);
const MAX_DEPTH = 6;

/**
 * All values of a type, as its annotation says: literal unions, enums of the file, `boolean`, `keyof typeof TABLE`.
 * @returns null where there may be others
 */
export function valuesOfType(type: TSESTree.TypeNode, scopes: Scopes, depth = 0): Values | null {
  if (depth > MAX_DEPTH) return null;
  switch (type.type) {
    case 'TSLiteralType':
      return type.literal.type === 'Literal' ? new Set([String(type.literal.value)]) : null;
    case 'TSBooleanKeyword':
      return BOOLEAN;
    case 'TSUndefinedKeyword':
      return new Set(['undefined']);
    case 'TSNullKeyword':
      return new Set(['null']);
    case 'TSUnionType':
      return allOf(type.types, (one) => valuesOfType(one, scopes, depth + 1));
    case 'TSTypeReference':
      return named(type, scopes, depth);
    case 'TSTypeOperator':
      return type.operator === 'keyof' && type.typeAnnotation ? keysOf(type.typeAnnotation, scopes) : null;
    case 'TSIndexedAccessType':
      return elementsOf(type.objectType, scopes);
    default:
      return null;
  }
}

/** The values of several things together; null where one of them is not known. */
export function allOf<T>(things: readonly T[], values: (thing: T) => Values | null): Values | null {
  const all = new Set<string>();
  for (const thing of things) {
    const found = values(thing);
    if (!found) return null;
    for (const value of found) all.add(value);
  }
  return all;
}

/** The type of a property of an object type: inline, an interface or an alias of the file. */
export function typeOfProperty(type: TSESTree.TypeNode, key: string, scopes: Scopes): TSESTree.TypeNode | null {
  for (const member of membersOf(type, scopes)) {
    if (member.type === 'TSPropertySignature' && memberName(member) === key)
      return member.typeAnnotation?.typeAnnotation ?? null;
  }
  return null;
}

function membersOf(type: TSESTree.TypeNode, scopes: Scopes): readonly TSESTree.TypeElement[] {
  if (type.type === 'TSTypeLiteral') return type.members;
  const definition = type.type === 'TSTypeReference' ? definitionOf(type.typeName, scopes) : undefined;
  if (definition?.type === 'TSInterfaceDeclaration') return definition.body.body;
  const isLiteral = definition?.type === 'TSTypeAliasDeclaration' && definition.typeAnnotation.type === 'TSTypeLiteral';
  return isLiteral ? (definition.typeAnnotation as TSESTree.TSTypeLiteral).members : [];
}

function named(type: TSESTree.TSTypeReference, scopes: Scopes, depth: number): Values | null {
  const { typeName } = type;
  if (typeName.type === 'TSQualifiedName') {
    const owner = definitionOf(typeName.left, scopes);
    return owner?.type === 'TSEnumDeclaration' ? new Set([`${owner.id.name}.${typeName.right.name}`]) : null;
  }
  const definition = definitionOf(typeName, scopes);
  if (definition?.type === 'TSEnumDeclaration') {
    const names = definition.body.members.map((member) => {
      const id = member.id as TSESTree.Node;
      return id.type === 'Identifier' ? id.name : id.type === 'Literal' ? String(id.value) : '';
    });
    return new Set(names.map((name) => `${definition.id.name}.${name}`));
  }
  return definition?.type === 'TSTypeAliasDeclaration' && !definition.typeParameters
    ? valuesOfType(definition.typeAnnotation, scopes, depth + 1)
    : null;
}

function definitionOf(name: TSESTree.EntityName, scopes: Scopes): TSESTree.Node | undefined {
  return name.type === 'Identifier' ? scopes.variableOf(name)?.defs[0]?.node : undefined;
}

/** `keyof typeof RESULTS`: the keys of an object of the file. */
function keysOf(type: TSESTree.TypeNode, scopes: Scopes): Values | null {
  const table = queried(type, scopes);
  if (table?.type !== 'ObjectExpression') return null;
  return allOf(table.properties, (entry) => {
    const name = entry.type === 'Property' ? memberName(entry) : null;
    return name === null ? null : new Set([name]);
  });
}

/** `(typeof RESULTS)[number]`, `(typeof RESULTS)[keyof typeof RESULTS]`. */
function elementsOf(type: TSESTree.TypeNode, scopes: Scopes): Values | null {
  const table = queried(type, scopes);
  const nodes: readonly (TSESTree.Node | null)[] | null =
    table?.type === 'ArrayExpression'
      ? table.elements
      : table?.type === 'ObjectExpression'
        ? table.properties.map((entry) => (entry.type === 'Property' ? entry.value : null))
        : null;
  if (!nodes) return null;
  return allOf(nodes, (node) => (node?.type === 'Literal' ? new Set([String(node.value)]) : null));
}

function queried(type: TSESTree.TypeNode, scopes: Scopes): TSESTree.Node | null {
  const name = type.type === 'TSTypeQuery' && type.exprName.type === 'Identifier' ? type.exprName : null;
  const constant = name && scopes.constantOf(name);
  return constant && unwrap(constant);
}
