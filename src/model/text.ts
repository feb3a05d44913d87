import type { TSESTree } from '@typescript-eslint/utils';
import { unwrap } from './syntax.js';
import type { Scopes } from './scopes.js';

/** A part of a text that only run time knows. */
export interface DynamicPart {
  node: TSESTree.Node;
}

/** What can be known of a string before run time. */
export interface Text {
  node: TSESTree.Node;
  parts: readonly (string | DynamicPart)[];
  /** True where every character is known. */
  isStatic: boolean;
  /** The text, with `${…}` for each part that is not known. */
  text: string;
  /** The known characters before the first unknown part. */
  head: string;
  /** The known characters after the last unknown part. */
  tail: string;
}

const MAX_DEPTH = 8;

/**
 * Reads the static text of strings, templates, concatenations, constants and enum members.
 * @param node the expression
 * @param scopes the file's variables, to follow constants
 * @returns null where the expression is not a text at all (an object, a number, a call)
 */
export function textOf(node: TSESTree.Node, scopes: Scopes): Text | null {
  const parts = partsOf(node, scopes, 0);
  if (parts === null) return null;
  const merged: (string | DynamicPart)[] = [];
  for (const part of parts) {
    const last = merged.at(-1);
    if (typeof part === 'string' && typeof last === 'string') merged[merged.length - 1] = last + part;
    else if (part !== '') merged.push(part);
  }
  const isStatic = merged.every((part) => typeof part === 'string');
  const first = merged[0];
  const last = merged.at(-1);
  return {
    node,
    parts: merged,
    isStatic,
    text: merged.map((part) => (typeof part === 'string' ? part : '${…}')).join(''),
    head: typeof first === 'string' ? first : '',
    tail: typeof last === 'string' ? last : '',
  };
}

function partsOf(raw: TSESTree.Node, scopes: Scopes, depth: number): (string | DynamicPart)[] | null {
  const node = unwrap(raw);
  if (depth > MAX_DEPTH) return null;
  switch (node.type) {
    case 'Literal':
      return typeof node.value === 'string' ? [node.value] : null;
    case 'TemplateLiteral':
      return node.quasis.flatMap((quasi, i) => {
        const expression = node.expressions[i];
        const text: (string | DynamicPart)[] = [quasi.value.cooked ?? quasi.value.raw];
        return expression ? [...text, ...embedded(expression, scopes, depth)] : text;
      });
    case 'BinaryExpression': {
      if (node.operator !== '+') return null;
      const left = partsOf(node.left, scopes, depth + 1);
      const right = partsOf(node.right, scopes, depth + 1);
      if (left === null && right === null) return null;
      return [...(left ?? [{ node: node.left }]), ...(right ?? [{ node: node.right }])];
    }
    case 'Identifier': {
      const constant = scopes.constantOf(node);
      return constant ? partsOf(constant, scopes, depth + 1) : null;
    }
    case 'MemberExpression': {
      const value = scopes.constantMemberOf(node);
      return value ? partsOf(value, scopes, depth + 1) : null;
    }
    default:
      return null;
  }
}

function embedded(node: TSESTree.Expression, scopes: Scopes, depth: number): (string | DynamicPart)[] {
  const inner = unwrap(node);
  if (inner.type === 'Literal') return [String(inner.value)];
  return partsOf(inner, scopes, depth + 1) ?? [{ node }];
}
