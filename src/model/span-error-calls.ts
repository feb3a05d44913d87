import type { TSESTree } from '@typescript-eslint/utils';
import { FAILURE_HELPER } from '../vocabulary/errors.js';
import { ERROR_TAG, NO_ERROR_CODE, NO_FAILURE_OUTCOME, TELLS_SPAN } from '../vocabulary/span-errors.js';
import { valuesAt } from './conditions.js';
import { configObject } from './config-object.js';
import type { FunctionNode } from './facts.js';
import type { FileModel } from './file-model.js';
import { usesOf } from './holders.js';
import type { Variable } from './scopes.js';
import type { Variables } from './spans-in-hand.js';
import { chainOf, contains, memberName, outerParent, terminalName, unwrap, within } from './syntax.js';
import { textOf } from './text.js';

/** How many functions of the file a span is followed through. */
const DEEPEST = 20;

/** What a chain of calls is called on: `span` of `span?.setAttribute('a', 1).setStatus(…)`, `this.span` of `this.span.end()`. */
export function receiverOf(call: TSESTree.CallExpression | TSESTree.NewExpression): TSESTree.Node | null {
  const callee = unwrap(call.callee);
  if (callee.type !== 'MemberExpression') return null;
  let node = unwrap(callee.object);
  while (node.type === 'CallExpression') {
    const inner = chained(node);
    if (inner === node) return node;
    node = inner;
  }
  return node;
}

/** What a call of a method is called on, where that hands on its object; `trace.getActiveSpan()` is where a span comes from. */
function chained(call: TSESTree.CallExpression): TSESTree.Node {
  const callee = unwrap(call.callee);
  const isOwn = callee.type === 'MemberExpression' && /^(?:set|add|update|record|log$)/.test(memberName(callee) ?? '');
  return isOwn ? unwrap(callee.object) : call;
}

/** True for a call of a method of what one of some variables holds. */
export function isOn(
  call: TSESTree.CallExpression | TSESTree.NewExpression,
  variables: Variables,
  { scopes }: FileModel,
): boolean {
  const receiver = receiverOf(call);
  const variable = receiver?.type === 'Identifier' ? scopes.variableOf(receiver) : null;
  return variable !== null && variables.has(variable);
}

/**
 * True for a call that marks a span as failed, whichever span that is: `setStatus` with any status but OK and UNSET,
 * `setTag('error', err)` of dd-trace, `setOutcome('failure')` of Elastic APM.
 */
export function marksFailed(call: TSESTree.Node, { scopes }: FileModel): boolean {
  if (call.type !== 'CallExpression') return false;
  const name = terminalName(call.callee) ?? '';
  const [first] = call.arguments;
  switch (name) {
    case 'setStatus': {
      const codes = first ? valuesAt(call, { arg: 0, key: 'code' }, scopes) : [];
      // A status made elsewhere, or an older API: `setStatus('internal_error')`.
      if (codes === null) return !NO_ERROR_CODE.test(written(first!, scopes) ?? '');
      return codes.some((code) => !NO_ERROR_CODE.test(written(code, scopes) ?? ''));
    }
    case 'setTag':
    case 'setAttribute':
      return first !== undefined && isErrorTag(written(first, scopes), name);
    case 'addTags':
    case 'setAttributes': {
      const tags = first ? configObject(first, scopes) : null;
      return tags !== null && [...tags.properties.keys()].some((tag) => isErrorTag(tag, name));
    }
    case 'log': {
      const fields = first ? configObject(first, scopes) : null;
      return fields?.properties.has('error.object') === true;
    }
    case 'setOutcome':
    case 'setSpanOutcome':
    case 'setTransactionOutcome':
      return first !== undefined && !NO_FAILURE_OUTCOME.test(written(first, scopes) ?? '');
    default:
      return false;
  }
}

/** `error`, and for the tags of dd-trace what tells more of it; attributes of that kind leave a span of OpenTelemetry green. */
function isErrorTag(tag: string | null, method: string): boolean {
  if (tag === null) return false;
  return /^(?:setTag|addTags)$/.test(method) ? ERROR_TAG.test(tag) : /^(?:error|otel\.status_code)$/.test(tag);
}

/** A constant text or number, or the name of a member that another file defines. */
function written(raw: TSESTree.Node, scopes: FileModel['scopes']): string | null {
  const text = textOf(raw, scopes);
  if (text) return text.isStatic ? text.text : null;
  const node = unwrap(raw);
  if (node.type === 'Literal') return String(node.value);
  if (node.type === 'Identifier') {
    const constant = scopes.constantOf(node);
    return constant && constant !== node ? written(constant, scopes) : node.name;
  }
  return node.type === 'MemberExpression' ? memberName(node) : null;
}

/** True for `span.recordException(err)` of any span. */
export function recordsException(call: TSESTree.Node): boolean {
  return call.type === 'CallExpression' && terminalName(call.callee) === 'recordException';
}

/**
 * True where a function, wherever it is, may mark the span as failed: it is given the span, or its name says so. A
 * function of this file is read.
 * @param carriesError true for an argument that holds the error
 */
export function mayMarkFailed(
  call: TSESTree.CallExpression | TSESTree.NewExpression,
  variable: Variable | null,
  carriesError: (argument: TSESTree.Node) => boolean,
  model: FileModel,
  depth = 0,
): boolean {
  const at = call.arguments.findIndex((argument) => variable !== null && isVariable(argument, variable, model));
  const fn = model.resolver.definitions.functionOf(call.callee);
  if (fn) return marksIn(fn, at, model, depth);
  if (at >= 0) return !LEAVES_OPEN.test(terminalName(call.callee) ?? '');
  return isNamedForIt(call) && call.arguments.some(carriesError);
}

/** `recordError(…)`, `this.otel.fail(…)`: a function elsewhere that is taken to mark the span by its name. */
function isNamedForIt({ callee }: TSESTree.CallExpression | TSESTree.NewExpression): boolean {
  const name = terminalName(callee) ?? '';
  if (LEAVES_GREEN.test(name)) return false;
  const chain = chainOf(callee)?.join('.') ?? name;
  return FAILURE_HELPER.test(name) || /^(?:handle|fail|failed)$/.test(name) || TELLS_SPAN.test(chain);
}

/** Calls of the tracing API that a span is given to, and that leave it as it is. */
const LEAVES_OPEN =
  /^(?:setSpan|activate|inject|isSpanContextValid|wrapSpanContext|bind|startSpan|startActiveSpan|startInactiveSpan|getSpan)$/;

/** Methods of a span that take an error, or part of it, and leave the status as it is. */
const LEAVES_GREEN = /^(?:recordException|setAttributes?|addEvent|addLinks?|setTag|addTags|log|updateName|end|finish)$/;

/** By function and by the parameter that the span is, what a file is known to do. */
const known = new WeakMap<FileModel, Map<FunctionNode, Map<number, boolean>>>();

/**
 * True where a call in a function of the file marks a span as failed, or hands on what may: the span or its error.
 * @param at the parameter that is given the span; -1 where none is
 */
function marksIn(fn: FunctionNode, at: number, model: FileModel, depth: number): boolean {
  if (depth > DEEPEST) return true;
  const functions = known.get(model) ?? new Map<FunctionNode, Map<number, boolean>>();
  known.set(model, functions);
  const answers = functions.get(fn) ?? new Map<number, boolean>();
  functions.set(fn, answers);
  const answer = answers.get(at);
  if (answer !== undefined) return answer;
  // Whatever it calls may call it again.
  answers.set(at, false);
  const param = fn.params[at];
  const span = param?.type === 'Identifier' ? model.scopes.variableOf(param) : null;
  const marks = within(model.calls, fn.body).some(
    (call) =>
      marksFailed(call, model) ||
      (model.factOf(call) === undefined && mayMarkFailed(call, span, () => true, model, depth + 1)),
  );
  answers.set(at, marks);
  return marks;
}

function isVariable(raw: TSESTree.Node, variable: Variable, { scopes }: FileModel): boolean {
  const node = unwrap(raw);
  return node.type === 'Identifier' && scopes.variableOf(node) === variable;
}

/**
 * True where the code in a block hands the span to code that is not read, which may set its status too. A function that
 * the wrapper itself was given (`fn(span)`) is not meant: the wrapper is there to look after the span.
 */
export function handsSpanTo(block: TSESTree.Node, variable: Variable, model: FileModel): boolean {
  return (
    usesOf(variable, model).some((use) => {
      if (!contains(block, use)) return false;
      const { parent, child } = outerParent(use);
      if (parent?.type !== 'CallExpression') return false;
      if (parent.callee === child || model.factOf(parent)) return false;
      return !isOwnParameter(parent.callee, model) && mayMarkFailed(parent, variable, () => false, model);
    }) || keepsSpan(block, variable, model)
  );
}

/** True where the code in a block puts the span where other code may find it: into an object, a list, another variable. */
export function keepsSpan(block: TSESTree.Node, variable: Variable, model: FileModel): boolean {
  return usesOf(variable, model).some((use) => {
    if (!contains(block, use)) return false;
    const { parent, child } = outerParent(use);
    switch (parent?.type) {
      case 'Property':
        return !PARENT_KEYS.test(memberName(parent) ?? '') && !isLogged(parent, model);
      case 'AssignmentExpression':
        return parent.right === child;
      case 'NewExpression':
      case 'ArrayExpression':
      case 'ReturnStatement':
      case 'VariableDeclarator':
        return true;
      default:
        return false;
    }
  });
}

/** Options of a new span that name its parent. */
const PARENT_KEYS = /^(?:childOf|parent|parentSpan|root|links?)$/;

/** `logger.error({ err, span })` */
function isLogged(property: TSESTree.Property, model: FileModel): boolean {
  const { parent } = outerParent(property.parent);
  return parent?.type === 'CallExpression' && model.factOf(parent) !== undefined;
}

/** `fn`, `handler`: a function that the functions around the call were given. */
function isOwnParameter(raw: TSESTree.Node, { scopes }: FileModel): boolean {
  const callee = unwrap(raw);
  const definition = callee.type === 'Identifier' ? scopes.variableOf(callee)?.defs[0] : undefined;
  return definition?.type === 'Parameter';
}
