import type { TSESTree } from '@typescript-eslint/utils';
import { isFunction, unwrap } from './syntax.js';
import type { Scopes, Variable } from './scopes.js';

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

/** What the parameters of a function stand for, at one call of it. */
export type Given = ReadonlyMap<Variable, TSESTree.Node>;

const NOTHING: Given = new Map();

/**
 * Reads the static text of strings, templates, concatenations, constants, enum members, and of functions of the file
 * that put such together (`withPrefix('joins_total')`).
 * @param node the expression
 * @param scopes the file's variables, to follow constants
 * @param given what the parameters around the expression stand for
 * @returns null where the expression is not a text at all (an object, a number, a call)
 */
export function textOf(node: TSESTree.Node, scopes: Scopes, given = NOTHING): Text | null {
  const parts = partsOf(node, scopes, 0, given);
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

function partsOf(raw: TSESTree.Node, scopes: Scopes, depth: number, given: Given): (string | DynamicPart)[] | null {
  const node = unwrap(raw);
  if (depth > MAX_DEPTH) return null;
  switch (node.type) {
    case 'Literal':
      return typeof node.value === 'string' ? [node.value] : null;
    case 'TemplateLiteral':
      return node.quasis.flatMap((quasi, i) => {
        const expression = node.expressions[i];
        const text: (string | DynamicPart)[] = [quasi.value.cooked ?? quasi.value.raw];
        return expression ? [...text, ...embedded(expression, scopes, depth, given)] : text;
      });
    case 'BinaryExpression': {
      if (node.operator !== '+') return null;
      const left = partsOf(node.left, scopes, depth + 1, given);
      const right = partsOf(node.right, scopes, depth + 1, given);
      if (left === null && right === null) return null;
      return [...(left ?? [{ node: node.left }]), ...(right ?? [{ node: node.right }])];
    }
    case 'Identifier': {
      const variable = given.size > 0 ? scopes.variableOf(node) : null;
      const argument = variable && given.get(variable);
      if (argument) return partsOf(argument, scopes, depth + 1, NOTHING);
      const constant = scopes.constantOf(node);
      return constant ? partsOf(constant, scopes, depth + 1, NOTHING) : null;
    }
    case 'MemberExpression': {
      const value = scopes.constantMemberOf(node);
      return value ? partsOf(value, scopes, depth + 1, NOTHING) : null;
    }
    case 'CallExpression':
      return made(node, scopes, depth, given);
    default:
      return null;
  }
}

/** What a function of the file makes of its arguments: `const metric = (name) => \`gc_${name}\``. */
function made(
  { callee, arguments: args }: TSESTree.CallExpression,
  scopes: Scopes,
  depth: number,
  outer: Given,
): (string | DynamicPart)[] | null {
  const fn = callee.type === 'Identifier' ? scopes.functionOf(callee) : null;
  const body = fn && resultOf(fn.body);
  if (!fn || !body) return null;
  const given = new Map<Variable, TSESTree.Node>();
  for (const [i, param] of fn.params.entries()) {
    const variable = param.type === 'Identifier' ? scopes.variableOf(param) : null;
    const argument = args[i];
    if (!variable || !argument || argument.type === 'SpreadElement') continue;
    const passed = argument.type === 'Identifier' ? scopes.variableOf(argument) : null;
    given.set(variable, (passed && outer.get(passed)) ?? argument);
  }
  return partsOf(body, scopes, depth + 1, given);
}

/** The only thing that a function does, where that is to return something. */
function resultOf(body: TSESTree.BlockStatement | TSESTree.Expression): TSESTree.Expression | null {
  if (body.type !== 'BlockStatement') return isFunction(body) ? null : body;
  const [only, ...rest] = body.body;
  return only?.type === 'ReturnStatement' && rest.length === 0 ? only.argument : null;
}

function embedded(node: TSESTree.Expression, scopes: Scopes, depth: number, given: Given): (string | DynamicPart)[] {
  const inner = unwrap(node);
  if (inner.type === 'Literal') return [String(inner.value)];
  return partsOf(inner, scopes, depth + 1, given) ?? [{ node }];
}
