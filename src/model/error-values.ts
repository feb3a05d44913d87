import type { TSESTree } from '@typescript-eslint/utils';
import { ERROR_MAKERS, ERROR_TEXTS } from '../vocabulary/errors.js';
import type { ErrorHandler } from './facts.js';
import type { FileModel } from './file-model.js';
import type { Variable } from './scopes.js';
import { chainOf, isFunction, keysTo, memberName, terminalName, unwrap } from './syntax.js';

/**
 * What of an error an expression holds:
 * - `error`: the error itself, or one made of it: `err`, `toError(err)`, `new JoinError('…', { cause: err })`
 * - `message`: its message alone: `err.message`, `getErrorMessage(err)`
 * - `stack`: its stack, which starts with its message
 * - `text`: a text made of it: `String(err)`, `` `${err}` ``, `'failed: ' + err.message`
 * - `json`: `JSON.stringify(err)`, which is `{}` for an `Error` without fields of its own
 * - `detail`: another property: `err.code`
 * - `unknown`: something that it is part of: what a function of the project makes of it
 */
export type ErrorPart = 'error' | 'message' | 'stack' | 'text' | 'json' | 'detail' | 'unknown';

/** An expression that holds an error, or part of one. */
export interface ErrorValue {
  part: ErrorPart;
  /** The variable that holds the error; null where the expression makes it. */
  variable: Variable | null;
  /** True where it was caught, made with `new`, or annotated as an error; false where only its name says so. */
  certain: boolean;
}

/** Names of what holds an error. */
export const ERROR_NAME = /^[_#]?(?:e|ex|err|error|exception|\w+(?:Err|Error|Exception))$/;

const ERROR_TYPE = /(?:^Error|Error|Exception)$/;

const MAX_DEPTH = 6;

const caughtIn = new WeakMap<FileModel, Map<Variable, ErrorHandler>>();

/** The handler whose error a variable is; null for any other variable. */
export function handlerOf(variable: Variable, model: FileModel): ErrorHandler | null {
  let known = caughtIn.get(model);
  if (!known) {
    known = new Map();
    for (const handler of model.errorHandlers) {
      const param = handler.param?.type === 'AssignmentPattern' ? handler.param.left : handler.param;
      const caught = param?.type === 'Identifier' ? model.scopes.variableOf(param) : null;
      if (caught) known.set(caught, handler);
    }
    caughtIn.set(model, known);
  }
  return known.get(variable) ?? null;
}

/**
 * What of an error an expression is: the error itself, its message, its stack, a text of it. Follows constants
 * (`const message = err.message`), destructuring, conditionals, `as`, and functions named for what they make.
 * @returns null where the expression has nothing to do with an error, as far as the file tells
 */
export function errorValueOf(raw: TSESTree.Node, model: FileModel, depth = 0): ErrorValue | null {
  const node = unwrap(raw);
  if (depth > MAX_DEPTH) return null;
  const inner = (child: TSESTree.Node): ErrorValue | null => errorValueOf(child, model, depth + 1);
  switch (node.type) {
    case 'Identifier':
      return ofIdentifier(node, model, depth);
    case 'MemberExpression':
      return ofMember(node, model, depth);
    case 'NewExpression':
      return ERROR_TYPE.test(terminalName(node.callee) ?? '') ? { part: 'error', variable: null, certain: true } : null;
    case 'AwaitExpression':
      return inner(node.argument);
    case 'ConditionalExpression':
      return fullest(inner(node.consequent), inner(node.alternate));
    case 'LogicalExpression':
      return fullest(inner(node.left), inner(node.right));
    case 'TemplateLiteral': {
      const held = node.expressions.map((part) => inner(part)).find((part) => part !== null);
      return held ? asText(held) : null;
    }
    case 'BinaryExpression': {
      const held = node.operator === '+' ? (inner(node.left) ?? inner(node.right)) : null;
      return held && asText(held);
    }
    case 'CallExpression':
      return ofCall(node, model, depth);
    default:
      return null;
  }
}

/** An error put into a text gives its message, its stack stays one. */
function asText(value: ErrorValue): ErrorValue {
  return value.part === 'stack' || value.part === 'unknown' ? value : { ...value, part: 'text' };
}

const FULLNESS: readonly ErrorPart[] = ['error', 'unknown', 'stack', 'text', 'message', 'json', 'detail'];

/** `err instanceof Error ? err : new Error(String(err))` is an error, whichever way it goes. */
function fullest(a: ErrorValue | null, b: ErrorValue | null): ErrorValue | null {
  if (!a || !b) return a ?? b;
  const [first, second] = FULLNESS.indexOf(a.part) <= FULLNESS.indexOf(b.part) ? [a, b] : [b, a];
  return { ...first, variable: first.variable ?? second.variable };
}

function ofIdentifier(node: TSESTree.Identifier, model: FileModel, depth: number): ErrorValue | null {
  const variable = model.scopes.variableOf(node);
  if (!variable) return null;
  if (handlerOf(variable, model)) return { part: 'error', variable, certain: true };
  const definition = variable.defs[0];
  if (definition?.node.type === 'VariableDeclarator') {
    const { id, init } = definition.node;
    const value = init && id.type === 'Identifier' ? errorValueOf(init, model, depth + 1) : null;
    if (value) {
      const isFixed = model.scopes.constantOf(node) !== null;
      return isFixed ? value : { ...value, part: value.part === 'error' ? 'error' : 'unknown' };
    }
    const taken = init && id.type === 'ObjectPattern' ? errorValueOf(init, model, depth + 1) : null;
    const [key, deeper] = (taken?.part === 'error' ? keysTo(id, definition.name) : null) ?? [];
    if (taken && key !== undefined && deeper === undefined) return { ...taken, part: partNamed(key) };
    if (init && id.type === 'Identifier' && !ERROR_NAME.test(node.name)) return null;
    const later = variable.references.find(({ writeExpr, init: isInit }) => writeExpr && isInit !== true);
    const assigned = later?.writeExpr && errorValueOf(later.writeExpr, model, depth + 1);
    if (assigned) return assigned;
    // `const error = parse(x)` may be anything; `const { error } = await call()` is often a text.
    return null;
  }
  if (definition?.type !== 'Parameter' && definition?.type !== 'CatchClause') return null;
  const pattern = ofPattern(definition.node, definition.name, model);
  if (pattern) return pattern;
  const annotation = definition.name.type === 'Identifier' ? definition.name.typeAnnotation?.typeAnnotation : undefined;
  const isAnnotated =
    annotation?.type === 'TSTypeReference' &&
    annotation.typeName.type === 'Identifier' &&
    ERROR_TYPE.test(annotation.typeName.name);
  if (isAnnotated) return { part: 'error', variable, certain: true };
  const isText = annotation?.type === 'TSStringKeyword' || annotation?.type === 'TSBooleanKeyword';
  return !isText && /^_?(?:err|error|exception)$/.test(node.name) ? { part: 'error', variable, certain: false } : null;
}

/** `catch ({ message })`: part of what a handler is given. */
function ofPattern(owner: TSESTree.Node, name: TSESTree.Node, model: FileModel): ErrorValue | null {
  const handler = model.errorHandlers.find(
    ({ function: fn, node, param }) => param?.type === 'ObjectPattern' && (fn === owner || node === owner),
  );
  const [key, deeper] = (handler?.param && keysTo(handler.param, name)) ?? [];
  return key === undefined || deeper !== undefined ? null : { part: partNamed(key), variable: null, certain: true };
}

function partNamed(key: string): ErrorPart {
  return key === 'message' || key === 'stack' ? key : 'detail';
}

function ofMember(node: TSESTree.MemberExpression, model: FileModel, depth: number): ErrorValue | null {
  const name = memberName(node);
  const owner = errorValueOf(node.object, model, depth + 1);
  if (owner) {
    if (owner.part === 'detail' || owner.part === 'unknown') return owner;
    if (owner.part !== 'error') return owner.part === 'json' ? null : owner;
    return { ...owner, part: name === 'cause' ? 'unknown' : partNamed(name ?? '') };
  }
  // `result.reason` of Promise.allSettled, `this.lastError`: by name.
  return name !== null && /^(?:reason|error|err|\w+Error)$/.test(name) && chainOf(node)
    ? { part: name === 'reason' ? 'unknown' : 'error', variable: null, certain: false }
    : null;
}

function ofCall(node: TSESTree.CallExpression, model: FileModel, depth: number): ErrorValue | null {
  const callee = unwrap(node.callee);
  const name = terminalName(callee) ?? '';
  const chain = chainOf(callee)?.join('.') ?? '';
  if (callee.type === 'MemberExpression') {
    const owner = errorValueOf(callee.object, model, depth + 1);
    // `err.toString()`, `err.message.trim()`, `err.stack.split('\n')`
    if (owner) return owner.part === 'error' ? { ...owner, part: name === 'toString' ? 'text' : 'unknown' } : owner;
  }
  const given = node.arguments.flatMap((argument) => {
    const content = argument.type === 'SpreadElement' ? argument.argument : argument;
    const value = isFunction(content) ? null : errorValueOf(content, model, depth + 1);
    return value ? [value] : [];
  })[0];
  if (!given) return null;
  if (chain === 'JSON.stringify') return given.part === 'error' ? { ...given, part: 'json' } : given;
  if (given.part !== 'error') return given;
  if (chain === 'String' || ERROR_TEXTS.test(name)) return { ...given, part: 'text' };
  return { ...given, part: ERROR_MAKERS.test(name) ? 'error' : 'unknown' };
}
