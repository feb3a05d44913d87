import type { TSESTree } from '@typescript-eslint/utils';
import { configObject } from './config-object.js';
import { errorValueOf } from './error-values.js';
import type { FileModel } from './file-model.js';
import { chainOf, isFunction, terminalName, unwrap } from './syntax.js';
import { textOf } from './text.js';

/** What an expression is at run time, as far as the file tells. */
export type ValueKind =
  'text' | 'number' | 'boolean' | 'nothing' | 'error' | 'object' | 'array' | 'function' | 'unknown';

const KEYWORDS: Readonly<Record<string, ValueKind>> = {
  TSStringKeyword: 'text',
  TSNumberKeyword: 'number',
  TSBooleanKeyword: 'boolean',
};

const OPERATORS: Readonly<Record<string, ValueKind>> = { typeof: 'text', '!': 'boolean', void: 'nothing' };

const MAX_DEPTH = 6;

/** What an expression is: by its form, the constant it names, its annotation, or that it is a caught error. */
export function valueKind(raw: TSESTree.Node, model: FileModel, depth = 0): ValueKind {
  const node = unwrap(raw);
  if (depth > MAX_DEPTH) return 'unknown';
  const held = errorValueOf(node, model);
  if (held?.certain) {
    if (held.part === 'error') return 'error';
    // A stack may be missing, and is a text where it is there.
    if (/^(?:message|stack|text|json)$/.test(held.part)) return 'text';
  }
  if (textOf(node, model.scopes)) return 'text';
  switch (node.type) {
    case 'Literal':
      return ofLiteral(node);
    case 'UnaryExpression':
      return OPERATORS[node.operator] ?? 'number';
    case 'ArrayExpression':
      return 'array';
    case 'ObjectExpression':
      return 'object';
    case 'CallExpression':
      return ofCall(node);
    case 'MemberExpression':
      return terminalName(node) === 'length' ? 'number' : 'unknown';
    case 'Identifier': {
      if (node.name === 'undefined') return 'nothing';
      if (configObject(node, model.scopes)) return 'object';
      const constant = model.scopes.constantOf(node);
      if (constant) return valueKind(constant, model, depth + 1);
      const name = model.scopes.variableOf(node)?.defs[0]?.name;
      const annotation = name?.type === 'Identifier' ? name.typeAnnotation?.typeAnnotation : undefined;
      return KEYWORDS[annotation?.type ?? ''] ?? 'unknown';
    }
    default:
      return isFunction(node) ? 'function' : 'unknown';
  }
}

function ofLiteral({ value, raw }: TSESTree.Literal): ValueKind {
  if (value === null && raw === 'null') return 'nothing';
  if (typeof value === 'string') return 'text';
  if (typeof value === 'number' || typeof value === 'bigint') return 'number';
  return typeof value === 'boolean' ? 'boolean' : 'object';
}

function ofCall({ callee }: TSESTree.CallExpression): ValueKind {
  const chain = chainOf(callee)?.join('.') ?? '';
  if (chain === 'String' || chain === 'JSON.stringify') return 'text';
  if (chain === 'Number' || chain === 'Date.now' || chain.startsWith('Math.')) return 'number';
  const inner = unwrap(callee);
  const name = inner.type === 'MemberExpression' ? terminalName(inner) : null;
  return /^(?:toString|toISOString|toFixed|toLowerCase|toUpperCase|join)$/.test(name ?? '') ? 'text' : 'unknown';
}
