import type { TSESTree } from '@typescript-eslint/utils';
import type { Scopes } from './scopes.js';
import { terminalName, unwrap } from './syntax.js';

/** The boundaries of a histogram as numbers. */
export interface BucketValues {
  values: readonly number[];
  /** The array that holds them all as numbers written out; null where they are computed or put together. */
  literal: TSESTree.ArrayExpression | null;
}

const MAX_DEPTH = 6;

/** More than any histogram has; a count that is larger is not worth computing. */
const MOST = 1000;

/**
 * Computes boundaries: numbers, arithmetic, constants, spreads, `linearBuckets`, `exponentialBuckets`.
 * @returns null where any of it is not known
 */
export function bucketValues(raw: TSESTree.Node, scopes: Scopes): BucketValues | null {
  const values = listOf(raw, scopes, 0);
  return values && { values, literal: literalOf(raw, scopes, 0) };
}

function literalOf(raw: TSESTree.Node, scopes: Scopes, depth: number): TSESTree.ArrayExpression | null {
  const node = unwrap(raw);
  if (node.type === 'Identifier' && depth < MAX_DEPTH) {
    const constant = scopes.constantOf(node);
    return constant && literalOf(constant, scopes, depth + 1);
  }
  const isWritten =
    node.type === 'ArrayExpression' &&
    node.elements.every((element) => element?.type === 'Literal' && typeof element.value === 'number');
  return isWritten ? node : null;
}

function listOf(raw: TSESTree.Node, scopes: Scopes, depth: number): number[] | null {
  const node = unwrap(raw);
  if (depth > MAX_DEPTH) return null;
  switch (node.type) {
    case 'ArrayExpression': {
      const all: number[] = [];
      for (const element of node.elements) {
        if (!element) return null;
        const part =
          element.type === 'SpreadElement'
            ? listOf(element.argument, scopes, depth + 1)
            : single(numberOf(element, scopes, depth + 1));
        if (!part) return null;
        all.push(...part);
      }
      return all;
    }
    case 'Identifier': {
      const constant = scopes.constantOf(node);
      return constant ? listOf(constant, scopes, depth + 1) : null;
    }
    case 'MemberExpression': {
      const constant = scopes.constantMemberOf(node);
      return constant ? listOf(constant, scopes, depth + 1) : null;
    }
    case 'CallExpression':
      return generated(node, scopes, depth);
    default:
      return null;
  }
}

function single(value: number | null): number[] | null {
  return value === null ? null : [value];
}

/** Source: prom-client 15.1.3 lib/bucketGenerators.js. */
function generated(call: TSESTree.CallExpression, scopes: Scopes, depth: number): number[] | null {
  const name = terminalName(call.callee);
  const [argument] = call.arguments;
  if (name === 'freeze' && argument && argument.type !== 'SpreadElement') return listOf(argument, scopes, depth + 1);
  if (name !== 'linearBuckets' && name !== 'exponentialBuckets') return null;
  const [start, step, count] = call.arguments.map((one) => numberOf(one, scopes, depth + 1));
  if (start == null || step == null || count == null || !(count >= 1) || count > MOST) return null;
  const values: number[] = [];
  for (let i = 0, value = start; i < count; i++) {
    values.push(name === 'linearBuckets' ? start + i * step : value);
    value *= step;
  }
  return values;
}

function numberOf(raw: TSESTree.Node, scopes: Scopes, depth: number): number | null {
  const node = unwrap(raw);
  if (depth > MAX_DEPTH) return null;
  switch (node.type) {
    case 'Literal':
      return typeof node.value === 'number' ? node.value : null;
    case 'UnaryExpression': {
      const value = node.operator === '-' ? numberOf(node.argument, scopes, depth + 1) : null;
      return value === null ? null : -value;
    }
    case 'BinaryExpression': {
      const left = node.left.type === 'PrivateIdentifier' ? null : numberOf(node.left, scopes, depth + 1);
      const right = numberOf(node.right, scopes, depth + 1);
      return left === null || right === null ? null : calculated(left, node.operator, right);
    }
    case 'Identifier': {
      if (node.name === 'Infinity' && scopes.isGlobal(node)) return Infinity;
      const constant = scopes.constantOf(node);
      return constant ? numberOf(constant, scopes, depth + 1) : null;
    }
    case 'MemberExpression': {
      const constant = scopes.constantMemberOf(node);
      return constant ? numberOf(constant, scopes, depth + 1) : null;
    }
    default:
      return null;
  }
}

function calculated(left: number, operator: string, right: number): number | null {
  switch (operator) {
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '*':
      return left * right;
    case '/':
      return right === 0 ? null : left / right;
    case '**':
      return left ** right;
    default:
      return null;
  }
}
