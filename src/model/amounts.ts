import type { TSESTree } from '@typescript-eslint/utils';
import { configObject } from './config-object.js';
import type { MetricObservation } from './facts.js';
import type { Scopes } from './scopes.js';
import { memberName, unwrap } from './syntax.js';

/** How much an observation measures: an expression, 1 where it says none, or unknown. */
export type Amount = { state: 'given'; node: TSESTree.Node } | { state: 'one' } | { state: 'unknown' };

const UNKNOWN: Amount = { state: 'unknown' };

/**
 * The amount of an observation: `5` in `inc({ route }, 5)`, `add(5, { route })`, `gauge('rooms', 5)`.
 * Where one argument may be labels or an amount (`inc(x)`), it is unknown.
 */
export function amountOf(observation: MetricObservation, scopes: Scopes): Amount {
  const { dialect, method, node } = observation;
  const args = node.arguments;
  if (args.some((argument) => argument.type === 'SpreadElement')) return UNKNOWN;
  const [first, second] = args;
  if (dialect === 'statsd') return second ? { state: 'given', node: second } : { state: 'one' };
  if (dialect === 'opentelemetry') return first ? { state: 'given', node: first } : UNKNOWN;
  if (dialect !== 'prometheus') return UNKNOWN;
  if (second) return { state: 'given', node: second };
  if (!first) return { state: 'one' };
  const labels = configObject(first, scopes);
  if (labels) {
    const value = labels.properties.get('value');
    if (value && (labels.properties.has('labels') || labels.properties.has('exemplarLabels')))
      return { state: 'given', node: value.value };
    return labels.complete ? { state: 'one' } : UNKNOWN;
  }
  const takesLabelsAlone = /^(?:inc|dec|startTimer|end)$/.test(method) && !isNumeric(first) && !isBound(node);
  return takesLabelsAlone ? UNKNOWN : { state: 'given', node: first };
}

/** True where the labels are bound already, as in `joins.labels('ok').inc(x)`: all that is left is the amount. */
export function isBound({ callee }: TSESTree.CallExpression): boolean {
  const member = unwrap(callee);
  const object = member.type === 'MemberExpression' ? unwrap(member.object) : null;
  const inner = object?.type === 'CallExpression' ? unwrap(object.callee) : null;
  return inner?.type === 'MemberExpression' && memberName(inner) === 'labels';
}

/** The number that is written, through constants of the file; null where it is computed. */
export function numberIn(raw: TSESTree.Node, scopes: Scopes, depth = 0): number | null {
  const node = unwrap(raw);
  if (depth > 4) return null;
  if (node.type === 'Literal') return typeof node.value === 'number' ? node.value : null;
  if (node.type === 'UnaryExpression' && node.operator === '-') {
    const value = numberIn(node.argument, scopes, depth + 1);
    return value === null ? null : -value;
  }
  const constant =
    node.type === 'Identifier'
      ? scopes.constantOf(node)
      : node.type === 'MemberExpression'
        ? scopes.constantMemberOf(node)
        : null;
  return constant && numberIn(constant, scopes, depth + 1);
}

/** True where an amount cannot be less than 0. */
export function isNeverNegative(amount: Amount, scopes: Scopes): boolean {
  if (amount.state !== 'given') return amount.state === 'one';
  const value = numberIn(amount.node, scopes);
  return value === null ? isLength(amount.node) : value >= 0;
}

/** True where an amount is less than 0, whatever run time brings. */
export function isNegative(amount: Amount, scopes: Scopes): boolean {
  if (amount.state !== 'given') return false;
  const value = numberIn(amount.node, scopes);
  if (value !== null) return value < 0;
  const node = unwrap(amount.node);
  return node.type === 'UnaryExpression' && node.operator === '-' && isLength(node.argument);
}

function isLength(raw: TSESTree.Node): boolean {
  const node = unwrap(raw);
  return node.type === 'MemberExpression' && /^(?:length|size|byteLength)$/.test(memberName(node) ?? '');
}

function isNumeric(raw: TSESTree.Node): boolean {
  const node = unwrap(raw);
  return (
    (node.type === 'Literal' && typeof node.value === 'number') ||
    (node.type === 'UnaryExpression' && node.operator === '-') ||
    (node.type === 'BinaryExpression' && /^[-+*/%]$/.test(node.operator)) ||
    isLength(node)
  );
}
