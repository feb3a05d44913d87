import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import type { Variable } from './scopes.js';
import { contains } from './syntax.js';

type SourceCode = Readonly<TSESLint.SourceCode>;

/** What the code has found out about a caught value. */
interface Test {
  /** `err instanceof ZodError`, `isAxiosError(err)`, `typeof err === 'string'`. */
  isOfOtherType: boolean;
  /** `err instanceof Error` */
  isError: boolean;
  isNegated: boolean;
}

/**
 * False where the code has made sure that a caught value is no plain `Error` at a place: it is of a type of its own
 * (`if (err instanceof ZodError)`), or no error at all (`err instanceof Error ? … : here`).
 */
export function mayBePlainError(variable: Variable, node: TSESTree.Node, sourceCode: SourceCode): boolean {
  const { block } = variable.scope;
  for (let current = node; current !== block && current.parent; current = current.parent) {
    const { parent } = current;
    const branch = branchOf(parent, current);
    const test = branch && testOf(branch.test, variable, sourceCode);
    if (test && (branch.isTaken === test.isNegated ? test.isError : test.isOfOtherType)) return false;
    if (parent.type === 'BlockStatement' && isDecidedAbove(parent, current, variable, sourceCode)) return false;
  }
  return true;
}

/** The condition that decides whether a child of a node runs. */
function branchOf(parent: TSESTree.Node, child: TSESTree.Node): { test: TSESTree.Expression; isTaken: boolean } | null {
  if (parent.type === 'IfStatement' || parent.type === 'ConditionalExpression') {
    if (child === parent.test) return null;
    return { test: parent.test, isTaken: child === parent.consequent };
  }
  if (parent.type !== 'LogicalExpression' || child !== parent.right) return null;
  return { test: parent.left, isTaken: parent.operator === '&&' };
}

/** `if (err instanceof Error) { …; return; }`, `if (!(err instanceof ZodError)) throw err;` */
function isDecidedAbove(
  { body }: TSESTree.BlockStatement,
  child: TSESTree.Node,
  variable: Variable,
  sourceCode: SourceCode,
): boolean {
  return body.some((statement) => {
    if (statement.type !== 'IfStatement' || statement.range[0] >= child.range[0] || !exits(statement.consequent))
      return false;
    const test = testOf(statement.test, variable, sourceCode);
    return test !== null && (test.isNegated ? test.isOfOtherType : test.isError);
  });
}

function exits(statement: TSESTree.Statement): boolean {
  const last = statement.type === 'BlockStatement' ? statement.body.at(-1) : statement;
  return /^(?:Return|Throw|Continue|Break)Statement$/.test(last?.type ?? '');
}

function testOf(node: TSESTree.Expression, variable: Variable, sourceCode: SourceCode): Test | null {
  const isTested = variable.references.some(({ identifier }) => contains(node, identifier));
  if (!isTested) return null;
  const text = sourceCode.getText(node);
  const isError = /\binstanceof\s+Error\b/.test(text);
  return {
    isError,
    isOfOtherType: !isError && /\binstanceof\b|\btypeof\b|\bis[A-Z]\w*\(|\bin\b/.test(text),
    isNegated: /^\s*!/.test(text),
  };
}
