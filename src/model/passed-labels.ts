import type { TSESTree } from '@typescript-eslint/utils';
import { isBound } from './amounts.js';
import { configObject } from './config-object.js';
import type { MetricObservation } from './facts.js';
import type { Scopes, Variable } from './scopes.js';
import { memberName, unwrap } from './syntax.js';
import { textOf } from './text.js';

/** Methods that need an amount, so that what stands alone in their call is no object of labels. */
const NEEDS_AMOUNT = /^(?:observe|set)$/;
const OBSERVES = /^(?:inc|dec|observe|set|setToCurrentTime|startTimer|labels|zero|remove)$/;

/** True where an observation of prom-client passes no labels but those that could be read. */
export function passesNoOther(observation: MetricObservation, scopes: Scopes): boolean {
  const { node, method } = observation;
  const [first, ...rest] = node.arguments;
  if (!first) return true;
  if (node.arguments.some((argument) => argument.type === 'SpreadElement')) return false;
  if (configObject(first, scopes)) return isWhole(first, scopes);
  if (method === 'labels') return rest.length > 0 || isPlainValue(first, scopes);
  const isAmount = rest.length === 0 && (NEEDS_AMOUNT.test(method) || (method !== 'startTimer' && isBound(node)));
  return isAmount || isPlainValue(first, scopes);
}

/** True for what is a text or a number, and so no object of labels. */
export function isPlainValue(raw: TSESTree.Node, scopes: Scopes): boolean {
  const node = unwrap(raw);
  switch (node.type) {
    case 'Literal':
      return /^(?:string|number|bigint|boolean)$/.test(typeof node.value);
    case 'TemplateLiteral':
    case 'BinaryExpression':
    case 'UnaryExpression':
    case 'UpdateExpression':
      return true;
    case 'Identifier': {
      if (node.name === 'undefined') return true;
      const constant = scopes.constantOf(node);
      return constant !== null && isPlainValue(constant, scopes);
    }
    case 'MemberExpression':
      return textOf(node, scopes) !== null || memberName(node) === 'length';
    case 'CallExpression': {
      const callee = unwrap(node.callee);
      if (callee.type === 'Identifier') return /^(?:String|Number)$/.test(callee.name) && scopes.isGlobal(callee);
      return (
        callee.type === 'MemberExpression' &&
        /^(?:toString|toFixed|toLowerCase|toUpperCase|trim)$/.test(memberName(callee) ?? '')
      );
    }
    default:
      return false;
  }
}

/** True where an object of labels has no properties but those that are written in the file. */
function isWhole(raw: TSESTree.Node, scopes: Scopes): boolean {
  const node = unwrap(raw);
  if (node.type === 'Identifier') {
    const variable = scopes.variableOf(node);
    const constant = scopes.constantOf(node);
    return variable !== null && constant !== null && isOnlyPassed(variable, scopes) && isWhole(constant, scopes);
  }
  return (
    node.type === 'ObjectExpression' &&
    node.properties.every((entry) =>
      entry.type === 'SpreadElement' ? isWhole(entry.argument, scopes) : memberName(entry) !== null,
    )
  );
}

/** True where nothing is added to what a constant holds: it is passed to observations, spread, or read. */
function isOnlyPassed(variable: Variable, scopes: Scopes): boolean {
  return scopes.readsOf(variable).every((read) => {
    const { parent } = read;
    if (parent?.type === 'SpreadElement') return true;
    if (parent?.type !== 'CallExpression' || parent.callee === read) return false;
    const callee = unwrap(parent.callee);
    return callee.type === 'MemberExpression' && OBSERVES.test(memberName(callee) ?? '');
  });
}
