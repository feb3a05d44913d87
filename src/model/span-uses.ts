import type { TSESTree } from '@typescript-eslint/utils';
import type { FunctionNode } from './facts.js';
import type { FileModel } from './file-model.js';
import { usesOf } from './holders.js';
import type { Variable } from './scopes.js';
import { ENDS_SPAN, type HeldSpan } from './span-holders.js';
import { enclosingFunction, memberName, outerParent, terminalName } from './syntax.js';

/** What a file does with a span. */
export interface SpanUses {
  /** The calls that end it, in the function that holds it. */
  ends: ReadonlySet<TSESTree.CallExpression>;
  /** True where other code may end it: it is returned, stored, passed on, or a callback ends it. */
  isHandedOn: boolean;
}

/** Calls that look at a span or make it a parent, and leave ending it to the caller, by their names. */
const KEEPS =
  /^(?:setSpan|activate|withActiveSpan|withSpan|inject|isSpanContextValid|wrapSpanContext|bind|startSpan|startActiveSpan|startInactiveSpan)$/;

/** Options of a new span that name its parent. */
const PARENT_KEYS = /^(?:childOf|parent|parentSpan|root|links?)$/;

/** How many functions of the file a span is followed through. */
const DEPTH = 3;

/** What becomes of a span after it was started. */
export function usesOfSpan({ variables, finishers, callback, start }: HeldSpan, model: FileModel): SpanUses {
  const home = callback ?? enclosingFunction(start);
  return usesIn(variables, finishers, home, model, 0);
}

function usesIn(
  variables: readonly Variable[],
  finishers: readonly Variable[],
  home: FunctionNode | null,
  model: FileModel,
  depth: number,
): SpanUses {
  const ends = new Set<TSESTree.CallExpression>();
  let isHandedOn = false;
  for (const variable of variables) {
    for (const use of usesOf(variable, model)) {
      const end = useOf(use, finishers.includes(variable), model, depth);
      if (end === 'kept') continue;
      if (end === 'handed on' || enclosingFunction(use) !== home) isHandedOn = true;
      else ends.add(end);
    }
  }
  return { ends, isHandedOn };
}

/** The call that ends the span, or what else is done with it. */
function useOf(
  use: TSESTree.Node,
  isFinisher: boolean,
  model: FileModel,
  depth: number,
): TSESTree.CallExpression | 'kept' | 'handed on' {
  const { parent, child } = outerParent(use);
  switch (parent?.type) {
    case 'MemberExpression':
      return parent.object === child ? memberUse(parent) : 'kept';
    case 'CallExpression':
      if (parent.callee === child) return isFinisher ? parent : 'handed on';
      return argumentUse(parent, child, model, depth);
    case 'IfStatement':
    case 'ConditionalExpression':
      return parent.test === child ? 'kept' : 'handed on';
    case 'LogicalExpression':
      return parent.left === child && parent.operator === '&&' ? 'kept' : 'handed on';
    case 'UnaryExpression':
    case 'BinaryExpression':
      return 'kept';
    case 'Property': {
      const isParent = parent.value === child && PARENT_KEYS.test(memberName(parent) ?? '');
      return isParent ? 'kept' : 'handed on';
    }
    default:
      return 'handed on';
  }
}

/** `span.end()`, `span.setAttribute('a', 1).end()`, `span.setStatus(…)`, `span.spanContext()`, `span.end` passed on. */
function memberUse(member: TSESTree.MemberExpression): TSESTree.CallExpression | 'kept' | 'handed on' {
  const name = memberName(member) ?? '';
  const { parent, child } = outerParent(member);
  const call = parent?.type === 'CallExpression' && parent.callee === child ? parent : null;
  if (ENDS_SPAN.test(name)) return call ?? 'handed on';
  if (!call) return parent?.type === 'MemberExpression' ? 'handed on' : 'kept';
  const outer = outerParent(call);
  if (outer.parent?.type === 'MemberExpression' && outer.parent.object === outer.child) return memberUse(outer.parent);
  // What `setAttribute` returns is the span again.
  const isReturned = outer.parent?.type === 'ReturnStatement' || outer.parent?.type === 'VariableDeclarator';
  return isReturned && /^(?:set|add|update)/.test(name) ? 'handed on' : 'kept';
}

/** Passed to a function: of the file, whose body tells, or of a tracing library, which leaves it open. */
function argumentUse(
  call: TSESTree.CallExpression,
  argument: TSESTree.Node,
  model: FileModel,
  depth: number,
): TSESTree.CallExpression | 'kept' | 'handed on' {
  if (KEEPS.test(terminalName(call.callee) ?? '')) return 'kept';
  const fn = depth < DEPTH ? model.resolver.definitions.functionOf(call.callee) : null;
  const param = fn?.params[call.arguments.indexOf(argument as TSESTree.Expression)];
  const variable = param?.type === 'Identifier' ? model.scopes.variableOf(param) : null;
  if (!fn || !variable) return 'handed on';
  const inner = usesIn([variable], [], fn, model, depth + 1);
  if (inner.isHandedOn) return 'handed on';
  if (inner.ends.size === 0) return 'kept';
  // A helper that ends it somewhere is taken to end it, whatever its own paths are: it is reported nowhere else.
  return call;
}
