import type { TSESTree } from '@typescript-eslint/utils';
import { allOf, BOOLEAN, typeOfProperty, valuesOfType, type Values } from './label-types.js';
import type { Scopes, Variable } from './scopes.js';
import { chainOf, memberName, terminalName, unwrap } from './syntax.js';
import { textOf } from './text.js';

const MAX_DEPTH = 6;
const STATUS_CLASSES: Values = new Set(['1xx', '2xx', '3xx', '4xx', '5xx']);

/**
 * All values that an expression can have: literals, conditionals and constants of these, variables that are only given
 * such, what an annotation of the file lists.
 * @returns null where there may be others
 */
export function valuesOf(raw: TSESTree.Node, scopes: Scopes, depth = 0): Values | null {
  if (depth > MAX_DEPTH) return null;
  if (raw.type === 'TSAsExpression') {
    const typed = valuesOfType(raw.typeAnnotation, scopes);
    if (typed) return typed;
  }
  const node = unwrap(raw);
  const of = (inner: TSESTree.Node): Values | null => valuesOf(inner, scopes, depth + 1);
  switch (node.type) {
    case 'Literal':
      return new Set([String(node.value)]);
    case 'TemplateLiteral':
      return ofTemplate(node, scopes);
    case 'ConditionalExpression':
      return allOf([node.consequent, node.alternate], of);
    case 'LogicalExpression':
      return allOf([node.left, node.right], of);
    case 'UnaryExpression':
      return node.operator === '!' ? BOOLEAN : null;
    case 'BinaryExpression':
      if (/^(?:[<>!=]=?=?|in|instanceof)$/.test(node.operator)) return BOOLEAN;
      return node.operator === '+' ? ofText(node, scopes) : null;
    case 'Identifier':
      return node.name === 'undefined' ? new Set(['undefined']) : ofIdentifier(node, scopes, depth);
    case 'MemberExpression':
      return ofMember(node, scopes, depth);
    case 'CallExpression':
      return ofCall(node, scopes, depth);
    default:
      return null;
  }
}

function ofText(node: TSESTree.Node, scopes: Scopes): Values | null {
  const text = textOf(node, scopes);
  return text?.isStatic ? new Set([text.text]) : null;
}

/** `${Math.floor(status / 100)}xx`. */
function ofTemplate(node: TSESTree.TemplateLiteral, scopes: Scopes): Values | null {
  const text = textOf(node, scopes);
  return text?.text.toLowerCase() === '${…}xx' ? STATUS_CLASSES : ofText(node, scopes);
}

function ofIdentifier(node: TSESTree.Identifier, scopes: Scopes, depth: number): Values | null {
  const variable = scopes.variableOf(node);
  const definition = variable?.defs[0];
  if (!variable || !definition || variable.defs.length > 1) return null;
  const typed = annotated(variable, scopes);
  const annotatedValues = typed && valuesOfType(typed, scopes);
  if (annotatedValues) return annotatedValues;
  if (definition.node.type !== 'VariableDeclarator' || definition.node.id.type !== 'Identifier') return null;
  const loop = definition.node.parent.parent;
  if (loop.type === 'ForOfStatement' && loop.left === definition.node.parent) {
    const list = listOf(loop.right, scopes);
    return list && allOf(list.elements, (element) => element && valuesOf(element, scopes, depth + 1));
  }
  // `let result = 'ok'; … result = 'failed'`
  const writes = variable.references.filter((reference) => reference.isWrite());
  const isPlain = writes.every(
    ({ init, identifier: { parent } }) =>
      init === true || (parent?.type === 'AssignmentExpression' && parent.operator === '='),
  );
  if (!isPlain || writes.length === 0) return null;
  return allOf(writes, ({ writeExpr }) => (writeExpr ? valuesOf(writeExpr, scopes, depth + 1) : null));
}

function listOf(raw: TSESTree.Node, scopes: Scopes): TSESTree.ArrayExpression | null {
  const node = unwrap(raw);
  const constant = node.type === 'Identifier' ? scopes.constantOf(node) : node;
  const value = constant && unwrap(constant);
  return value?.type === 'ArrayExpression' ? value : null;
}

/** The type that a variable is annotated with: `result: Result`, or `{ result }: { result: Result }`. */
export function annotated(variable: Variable, scopes: Scopes): TSESTree.TypeNode | null {
  const definition = variable.defs[0]!;
  const name = definition.name as TSESTree.Node;
  if (name.type !== 'Identifier') return null;
  if (name.typeAnnotation) return name.typeAnnotation.typeAnnotation;
  const entry = name.parent.type === 'AssignmentPattern' ? name.parent.parent : name.parent;
  const pattern = entry.type === 'Property' ? entry.parent : null;
  const key = entry.type === 'Property' ? memberName(entry) : null;
  const type = pattern?.type === 'ObjectPattern' ? pattern.typeAnnotation?.typeAnnotation : undefined;
  return type && key !== null ? typeOfProperty(type, key, scopes) : null;
}

function ofMember(node: TSESTree.MemberExpression, scopes: Scopes, depth: number): Values | null {
  const object = unwrap(node.object);
  const definition = object.type === 'Identifier' ? scopes.variableOf(object)?.defs[0]?.node : undefined;
  const name = memberName(node);
  if (definition?.type === 'TSEnumDeclaration' && name !== null) return new Set([`${definition.id.name}.${name}`]);
  const constant = scopes.constantMemberOf(node);
  if (constant) return valuesOf(constant, scopes, depth + 1);
  const chain = chainOf(node);
  // `Result.Ok` of another file.
  if (chain?.length === 2 && chain.every((part) => /^[A-Z]/.test(part))) return new Set([chain.join('.')]);
  if (object.type !== 'Identifier') return null;
  const variable = scopes.variableOf(object);
  const type = variable && name !== null ? annotated(variable, scopes) : null;
  const property = type && name !== null ? typeOfProperty(type, name, scopes) : null;
  if (property) return valuesOfType(property, scopes);
  return node.computed && name === null ? ofTable(object, scopes, depth) : null;
}

/** `RESULTS[code]`: one of those that the table holds. */
function ofTable(table: TSESTree.Identifier, scopes: Scopes, depth: number): Values | null {
  const constant = scopes.constantOf(table);
  const value = constant && unwrap(constant);
  if (value?.type !== 'ObjectExpression') return null;
  return allOf(value.properties, (entry) =>
    entry.type === 'Property' ? valuesOf(entry.value, scopes, depth + 1) : null,
  );
}

function ofCall(node: TSESTree.CallExpression, scopes: Scopes, depth: number): Values | null {
  const callee = unwrap(node.callee);
  const name = terminalName(callee) ?? '';
  const [argument] = node.arguments;
  if (callee.type === 'MemberExpression') {
    return /^(?:toString|toLowerCase|toUpperCase|trim)$/.test(name) ? valuesOf(callee.object, scopes, depth + 1) : null;
  }
  if (callee.type !== 'Identifier') return null;
  if (scopes.isGlobal(callee)) {
    if (name === 'Boolean') return BOOLEAN;
    return name === 'String' && argument ? valuesOf(argument, scopes, depth + 1) : null;
  }
  const fn = scopes.functionOf(callee);
  const type = fn?.returnType?.typeAnnotation;
  if (type) return valuesOfType(type, scopes);
  return fn && fn.body.type !== 'BlockStatement' ? valuesOf(fn.body, scopes, depth + 1) : null;
}
