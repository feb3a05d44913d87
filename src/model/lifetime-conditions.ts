import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { unwrap } from './syntax.js';

type SourceCode = Readonly<TSESLint.SourceCode>;

/** What is started, held by a variable, and has to be ended on every path: a timer, a span. */
export interface Lifetime {
  /** The call that starts it; null where it is running from the first statement on. */
  start: TSESTree.CallExpression | null;
  /** True for the name of the variable that holds it. */
  isHolder: (node: TSESTree.Node) => boolean;
  /** True for a call that ends it. */
  isEnd: (call: TSESTree.CallExpression) => boolean;
  /** What holds wherever it was started, by the text of the condition. */
  given: ReadonlyMap<string, boolean>;
  /**
   * True for what may fail on its own account, which is a path out of the function where nothing catches it. Left out
   * where such paths do not count.
   */
  mayFail?: (node: TSESTree.Node) => boolean;
}

/** Whether a condition is true or false wherever it is running; null where it says nothing of it. */
export function holdsWhileRunning(node: TSESTree.Node, lifetime: Lifetime, sourceCode: SourceCode): boolean | null {
  if (lifetime.isHolder(node)) return true;
  const known = lifetime.given.get(conditionText(node, sourceCode));
  if (known !== undefined) return known;
  if (node.type !== 'BinaryExpression') return null;
  const sides = [unwrap(node.left), unwrap(node.right)];
  const isTold = sides.some((side) => lifetime.isHolder(side.type === 'UnaryExpression' ? side.argument : side));
  return isTold ? sides.some(isNothing) === node.operator.startsWith('!') : null;
}

/** `undefined`, `null`, and `'undefined'`, which `typeof` is compared with. */
function isNothing(node: TSESTree.Node): boolean {
  if (node.type === 'Identifier') return node.name === 'undefined';
  return node.type === 'Literal' && (node.value === null || node.value === 'undefined');
}

/** The conditions under which something is started: what is known of them wherever it is running. */
export function givenAt(
  start: TSESTree.CallExpression,
  block: TSESTree.Node,
  sourceCode: SourceCode,
): Map<string, boolean> {
  const given = new Map<string, boolean>();
  // `metrics?.latency.startTimer()`: where there is a timer, there are metrics.
  for (let object = unwrap(start.callee); object.type === 'MemberExpression'; object = unwrap(object.object))
    given.set(conditionText(object.object, sourceCode), true);
  for (let child: TSESTree.Node = start; child !== block && child.parent; child = child.parent) {
    const parent: TSESTree.Node = child.parent;
    if (parent.type === 'IfStatement' || parent.type === 'ConditionalExpression') {
      if (child === parent.consequent) addGiven(parent.test, true, given, sourceCode);
      if (child === parent.alternate) addGiven(parent.test, false, given, sourceCode);
    } else if (parent.type === 'LogicalExpression' && child === parent.right) {
      if (parent.operator !== '??') addGiven(parent.left, parent.operator === '&&', given, sourceCode);
    }
  }
  return given;
}

function addGiven(raw: TSESTree.Node, value: boolean, given: Map<string, boolean>, sourceCode: SourceCode): void {
  const node = unwrap(raw);
  if (node.type === 'UnaryExpression' && node.operator === '!') addGiven(node.argument, !value, given, sourceCode);
  else if (node.type === 'LogicalExpression' && node.operator === (value ? '&&' : '||')) {
    addGiven(node.left, value, given, sourceCode);
    addGiven(node.right, value, given, sourceCode);
  } else given.set(conditionText(node, sourceCode), value);
}

/** The text of a condition, the same with and without optional chains. */
function conditionText(node: TSESTree.Node, sourceCode: SourceCode): string {
  return sourceCode.getText(node).replaceAll(/\s+/g, ' ').replaceAll('?.', '.').replaceAll('!.', '.');
}
