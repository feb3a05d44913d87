import type { TSESTree } from '@typescript-eslint/utils';
import { placeholdersIn, type Formatter } from '../vocabulary/placeholders.js';
import { CONSTANT_NAME } from '../vocabulary/words.js';
import { cardinalityInText } from './cardinality.js';
import { classMember } from './classes.js';
import type { FileModel } from './file-model.js';
import { isFixed } from './fixed-values.js';
import { annotated, valuesOf } from './label-values.js';
import { chainOf, enclosingClass, memberName, rootOf, terminalName, unwrap } from './syntax.js';
import { textOf } from './text.js';

/**
 * A part of a message:
 * - `text`: written out
 * - `constant`: an expression that always gives the same text, or one of a few
 * - `value`: any other expression
 */
export type MessagePart = { kind: 'text'; text: string } | { kind: 'constant' | 'value'; node: TSESTree.Expression };

const MAX_DEPTH = 5;

/**
 * The parts of a text that is put together in place: a template, a concatenation, `'…'.concat(…)`, `[…].join(' ')`.
 * @returns null where the expression is none of these
 */
export function partsOf(raw: TSESTree.Node, model: FileModel): MessagePart[] | null {
  const node = unwrap(raw);
  switch (node.type) {
    case 'Literal':
      return typeof node.value === 'string' ? [{ kind: 'text', text: node.value }] : null;
    case 'TemplateLiteral':
      return node.quasis.flatMap(({ value }, i) => {
        const expression = node.expressions[i];
        const text: MessagePart = { kind: 'text', text: value.cooked ?? value.raw };
        return expression ? [text, ...embedded(expression, model)] : [text];
      });
    case 'BinaryExpression': {
      if (node.operator !== '+') return null;
      const [left, right] = [partsOf(node.left, model), partsOf(node.right, model)];
      const isText = [node.left, node.right].some((side) => textOf(side, model.scopes) !== null);
      if (!left && !right && !isText) return null;
      return [...(left ?? embedded(node.left, model)), ...(right ?? embedded(node.right, model))];
    }
    case 'CallExpression':
      return ofCall(node, model);
    default:
      return null;
  }
}

function embedded(node: TSESTree.Expression, model: FileModel): MessagePart[] {
  const inner = unwrap(node);
  if (inner.type === 'Literal') return [{ kind: 'text', text: String(inner.value) }];
  return partsOf(inner, model) ?? [{ kind: isConstant(inner, model) ? 'constant' : 'value', node }];
}

/** `'user '.concat(id)`, as compilers write templates; `['user', id].join(' ')`. */
function ofCall({ callee: raw, arguments: args }: TSESTree.CallExpression, model: FileModel): MessagePart[] | null {
  const callee = unwrap(raw);
  if (callee.type !== 'MemberExpression' || args.some(({ type }) => type === 'SpreadElement')) return null;
  const object = unwrap(callee.object);
  const given = args as TSESTree.Expression[];
  if (memberName(callee) === 'concat') {
    const start = object.type === 'Identifier' ? null : partsOf(object, model);
    return start && [...start, ...given.flatMap((argument) => embedded(argument, model))];
  }
  const isJoin = memberName(callee) === 'join' && object.type === 'ArrayExpression';
  const separator = isJoin && given[0] ? textOf(given[0], model.scopes) : null;
  if (!isJoin || !separator?.isStatic) return null;
  const parts: MessagePart[] = [];
  for (const element of object.elements) {
    if (!element || element.type === 'SpreadElement') return null;
    if (parts.length > 0) parts.push({ kind: 'text', text: separator.text });
    parts.push(...embedded(element, model));
  }
  return parts.some(({ kind }) => kind === 'text') ? parts : null;
}

/**
 * The parts of a text whose `%s` and the like are filled by the arguments that follow it.
 * @returns the parts, and how many arguments they take; null where nothing is filled
 */
export function filledParts(
  parts: readonly MessagePart[],
  args: readonly TSESTree.CallExpressionArgument[],
  formatter: Formatter,
  model: FileModel,
): { parts: MessagePart[]; filled: number } | null {
  const result: MessagePart[] = [];
  let filled = 0;
  for (const part of parts) {
    if (part.kind !== 'text') {
      result.push(part);
      continue;
    }
    // Split by what the formatter takes for a placeholder, `%%` included.
    const placeholders = placeholdersIn(part.text, formatter);
    let rest = part.text;
    for (const placeholder of placeholders) {
      const argument = args[filled];
      if (!argument || argument.type === 'SpreadElement') return null;
      const at = placeOf(rest, placeholder);
      result.push({ kind: 'text', text: rest.slice(0, at).replaceAll('%%', '%') }, ...embedded(argument, model));
      rest = rest.slice(at + placeholder.length);
      filled++;
    }
    result.push({ kind: 'text', text: placeholders.length > 0 ? rest.replaceAll('%%', '%') : rest });
  }
  return filled > 0 ? { parts: result, filled } : null;
}

/** Where a placeholder stands that is not the second half of `%%`. */
function placeOf(text: string, placeholder: string): number {
  let at = text.indexOf(placeholder);
  while (/(?:^|[^%])(?:%%)*%$/.test(text.slice(0, at))) at = text.indexOf(placeholder, at + 1);
  return at;
}

/** Methods that show a value in another form. */
const SHOWS = /^(?:toString|toLowerCase|toUpperCase|trim|toFixed|join)$/;

/** True for what always gives the same text, or one of a few: constants, enum members, conditionals of these. */
function isConstant(raw: TSESTree.Node, model: FileModel, depth = 0): boolean {
  const node = unwrap(raw);
  if (depth > MAX_DEPTH) return false;
  if (isMutable(node, model)) return false;
  if (textOf(node, model.scopes)?.isStatic || valuesOf(raw, model.scopes)) return true;
  const of = (inner: TSESTree.Node): boolean => isConstant(inner, model, depth + 1);
  switch (node.type) {
    case 'UnaryExpression':
      return node.operator === 'typeof' || of(node.argument);
    case 'BinaryExpression':
      return of(node.left) && of(node.right);
    case 'ConditionalExpression':
      return of(node.consequent) && of(node.alternate);
    case 'LogicalExpression':
      return of(node.left) && of(node.right);
    case 'ArrayExpression':
      return node.elements.every((element) => element && element.type !== 'SpreadElement' && of(element));
    case 'Identifier': {
      const constant = model.scopes.constantOf(node);
      if (constant) return CONSTANT_NAME.test(node.name) || of(constant);
      return CONSTANT_NAME.test(node.name) || isImported(node, model);
    }
    case 'MemberExpression':
      return isConstantMember(node, model, depth);
    case 'CallExpression': {
      const callee = unwrap(node.callee);
      const isShown = callee.type === 'MemberExpression' && SHOWS.test(memberName(callee) ?? '');
      if (isShown) return of(callee.object);
      return chainOf(callee)?.join('.') === 'String' && node.arguments.every(of);
    }
    default:
      return false;
  }
}

function isConstantMember(node: TSESTree.MemberExpression, model: FileModel, depth: number): boolean {
  const name = memberName(node) ?? '';
  const chain = chainOf(node);
  if (CONSTANT_NAME.test(name) && chain) return true;
  if (unwrap(node.object).type === 'ThisExpression') {
    const type = enclosingClass(node);
    const values = (type && classMember(type, name)?.values) ?? [];
    return values.length > 0 && values.every((value) => isConstant(value, model, depth + 1));
  }
  // `Level.High` of another file, also as `levels.Level.High`; `JoinService.name`
  const [root = '', ...rest] = chain ?? [];
  const owners = rest.slice(0, -1);
  const isOfClass =
    /^[A-Z]/.test(root) || (owners.length > 0 && (isImported(rootOf(node), model) || /^[A-Z]/.test(name)));
  return isOfClass && rest.length > 0 && owners.every((part) => /^[A-Z]/.test(part)) && !isCount(name);
}

function isCount(name: string): boolean {
  return /^(?:length|size|count|total|current|last\w*|now)$/.test(name);
}

function isImported(node: TSESTree.Node, { scopes }: FileModel): boolean {
  return node.type === 'Identifier' && scopes.variableOf(node)?.defs[0]?.type === 'ImportBinding';
}

/** A member of an object of the file that is written to later: `stats.errors` after `stats.errors++`. */
function isMutable(node: TSESTree.Node, { scopes }: FileModel): boolean {
  if (node.type !== 'MemberExpression') return false;
  const root = rootOf(node);
  const variable = root.type === 'Identifier' ? scopes.variableOf(root) : null;
  const name = memberName(node);
  return !!variable?.references.some(({ identifier: { parent } }) => {
    if (parent?.type !== 'MemberExpression' || memberName(parent) !== name) return false;
    const use = parent.parent;
    return use.type === 'UpdateExpression' || (use.type === 'AssignmentExpression' && use.left === parent);
  });
}

/**
 * True where a value may be another one each time: not the name of a queue or a port that the configuration fixes, the
 * method of a request, the code of an error.
 */
export function varies(raw: TSESTree.Node, model: FileModel): boolean {
  const node = unwrap(raw);
  if (isMutable(node, model) || (node.type === 'MemberExpression' && isCount(memberName(node) ?? ''))) return true;
  if (node.type === 'CallExpression' && chainOf(node.callee)?.[0] === 'JSON')
    return node.arguments.some((argument) => varies(argument, model));
  if (cardinalityInText(node, model.scopes).kind === 'bounded') return false;
  return isTypedElsewhere(node, model) || !isFixed(node, model);
}

/** Annotated with a type of another file: that may be a union of few, but `slot: Slot` is a number. */
function isTypedElsewhere(node: TSESTree.Node, { scopes }: FileModel): boolean {
  const root = rootOf(node);
  const variable = root.type === 'Identifier' ? scopes.variableOf(root) : null;
  return variable?.defs[0] !== undefined && annotated(variable, scopes)?.type === 'TSTypeReference';
}

/** `util.format('…%s', id)`, `sprintf('…%s', id)`: the text and what fills it; null for all else. */
export function formatCall(raw: TSESTree.Node): TSESTree.CallExpression | null {
  const node = unwrap(raw);
  if (node.type !== 'CallExpression') return null;
  return /^(?:format|sprintf)$/.test(terminalName(node.callee) ?? '') ? node : null;
}
