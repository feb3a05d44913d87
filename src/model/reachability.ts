import type { TSESTree } from '@typescript-eslint/utils';
import type { FunctionNode } from './facts.js';
import type { Scopes } from './scopes.js';
import { chainOf, contains, isClass, isFunction, outerParent, unwrap } from './syntax.js';

/** How many constants may stand for each other until nothing is known of a condition any more. */
const DEPTH = 4;

// Every fact in a function asks for all that is around it.
const known = new WeakMap<Scopes, Map<TSESTree.Node, boolean>>();

/**
 * True for code that never runs, as far as its file tells: behind a `return` or `throw` of its block, on the wrong side of
 * a constant condition, in a function or class that nothing outside of it refers to, in the `catch` of what cannot fail.
 */
export function isDead(node: TSESTree.Node, scopes: Scopes): boolean {
  const answers = known.get(scopes) ?? new Map<TSESTree.Node, boolean>();
  known.set(scopes, answers);
  const path: TSESTree.Node[] = [];
  let dead = false;
  for (let child = node, { parent } = node; parent; child = parent, parent = parent.parent) {
    const answer = answers.get(child);
    if (answer !== undefined) {
      dead = answer;
      break;
    }
    path.push(child);
    if (isCutOff(child, parent, scopes)) {
      dead = true;
      break;
    }
  }
  for (const passed of path) answers.set(passed, dead);
  return dead;
}

/** True where what is around a node runs, and the node does not. */
function isCutOff(child: TSESTree.Node, parent: TSESTree.Node, scopes: Scopes): boolean {
  if (child.type === 'CatchClause' && parent.type === 'TryStatement') return !mayFail(parent.block, scopes);
  if (isBehindExit(child, parent) || isOnWrongSide(child, parent, scopes)) return true;
  return (isFunction(child) || isClass(child)) && isUnused(child, scopes);
}

const FAILS =
  /^(?:Call|New|Await|Yield|Import|Member|TaggedTemplate)Expression$|^(?:Throw|ForOf|VariableDeclaration|ClassDeclaration)/;

/** Functions of the language that never throw, whatever plain values they are given. */
const SAFE =
  /^(?:Date\.now|performance\.now|Math\.\w+|Number(?:\.is\w+)?|String|Boolean|Array\.(?:of|isArray)|parseInt|parseFloat|isNaN)$/;

/** False for `{ ; }`, `{ void 0; }`, `{ Date.now(); }`, and for the call of a function of the file that does no more. */
function mayFail(node: TSESTree.Node, scopes: Scopes, depth = 0): boolean {
  if (node.type === 'CallExpression') {
    const callee = unwrap(node.callee);
    const called = callee.type === 'Identifier' && depth < DEPTH ? scopes.functionOf(callee) : null;
    const isSafe = called
      ? !called.async && !called.generator && !mayFail(called.body, scopes, depth + 1)
      : SAFE.test(chainOf(callee)?.join('.') ?? '');
    return !isSafe || node.arguments.some((argument) => mayFail(argument, scopes, depth));
  }
  if (FAILS.test(node.type)) return true;
  if (isFunction(node)) return false;
  return childrenOf(node).some((child) => mayFail(child, scopes, depth));
}

function childrenOf(node: TSESTree.Node): TSESTree.Node[] {
  const isNode = (value: unknown): value is TSESTree.Node =>
    typeof value === 'object' && value !== null && 'type' in value && 'range' in value;
  return Object.entries(node).flatMap(([key, value]) =>
    key === 'parent' ? [] : [value as unknown].flat().filter(isNode),
  );
}

function isBehindExit(child: TSESTree.Node, parent: TSESTree.Node): boolean {
  const statements =
    parent.type === 'BlockStatement' || parent.type === 'Program'
      ? parent.body
      : parent.type === 'SwitchCase'
        ? parent.consequent
        : null;
  // A function declaration is there all the same.
  if (!statements || child.type === 'FunctionDeclaration') return false;
  const at = statements.indexOf(child as TSESTree.Statement);
  return at > 0 && statements.slice(0, at).some(leaves);
}

/** True for a statement after which nothing of its block is run. */
function leaves(node: TSESTree.ProgramStatement): boolean {
  switch (node.type) {
    case 'ReturnStatement':
    case 'ThrowStatement':
    case 'BreakStatement':
    case 'ContinueStatement':
      return true;
    case 'BlockStatement':
      return node.body.some(leaves);
    case 'IfStatement':
      return node.alternate !== null && leaves(node.consequent) && leaves(node.alternate);
    default:
      return false;
  }
}

function isOnWrongSide(child: TSESTree.Node, parent: TSESTree.Node, scopes: Scopes): boolean {
  switch (parent.type) {
    case 'IfStatement':
    case 'ConditionalExpression': {
      if (parent.test === child) return false;
      const test = truthOf(parent.test, scopes);
      return test !== null && (test ? parent.alternate === child : parent.consequent === child);
    }
    case 'WhileStatement':
    case 'ForStatement':
      return parent.body === child && parent.test !== null && truthOf(parent.test, scopes) === false;
    case 'LogicalExpression':
      if (parent.right !== child || parent.operator === '??') return false;
      return truthOf(parent.left, scopes) === (parent.operator === '||');
    default:
      return false;
  }
}

/** Whether a condition is always true or false; null where only run time knows. */
function truthOf(raw: TSESTree.Node, scopes: Scopes): boolean | null {
  const value = valueOf(raw, scopes, 0);
  return value === null ? null : Boolean(value.is);
}

/** What an expression always is; null where only run time knows. */
function valueOf(raw: TSESTree.Node, scopes: Scopes, depth: number): { is: unknown } | null {
  const node = unwrap(raw);
  if (depth > DEPTH) return null;
  switch (node.type) {
    case 'Literal':
      return 'regex' in node ? null : { is: node.value };
    case 'Identifier': {
      if (node.name === 'undefined') return { is: undefined };
      const constant = scopes.constantOf(node);
      const isConst = constant?.parent?.type === 'VariableDeclarator' && constant.parent.parent.kind === 'const';
      return isConst ? valueOf(constant, scopes, depth + 1) : null;
    }
    case 'UnaryExpression': {
      if (node.operator === 'void') return { is: undefined };
      const inner = node.operator === '!' ? valueOf(node.argument, scopes, depth + 1) : null;
      return inner && { is: !inner.is };
    }
    case 'BinaryExpression': {
      const left = valueOf(node.left, scopes, depth + 1);
      const right = left && valueOf(node.right, scopes, depth + 1);
      return left && right ? compared(left.is, node.operator, right.is) : null;
    }
    case 'LogicalExpression': {
      const left = valueOf(node.left, scopes, depth + 1);
      if (node.operator === '&&' && left && !left.is) return left;
      if (node.operator === '||' && left?.is) return left;
      return left && node.operator !== '??' ? valueOf(node.right, scopes, depth + 1) : null;
    }
    default:
      return null;
  }
}

function compared(left: unknown, operator: string, right: unknown): { is: boolean } | null {
  switch (operator) {
    case '===':
      return { is: left === right };
    case '!==':
      return { is: left !== right };
    case '<':
      return typeof left === 'number' && typeof right === 'number' ? { is: left < right } : null;
    case '>':
      return typeof left === 'number' && typeof right === 'number' ? { is: left > right } : null;
    default:
      return null;
  }
}

/** A function or class of its own name that is neither exported nor used by anything but itself. */
function isUnused(node: FunctionNode | TSESTree.ClassDeclaration | TSESTree.ClassExpression, scopes: Scopes): boolean {
  const { parent } = outerParent(node);
  const isDeclared = node.type === 'FunctionDeclaration' || node.type === 'ClassDeclaration';
  const name = isDeclared
    ? node.id
    : parent?.type === 'VariableDeclarator' && parent.id.type === 'Identifier'
      ? parent.id
      : null;
  const statement = isDeclared ? node : parent?.parent;
  if (!name || !statement || statement.parent?.type.startsWith('Export')) return false;
  if (isClass(node) && (node.decorators ?? []).length > 0) return false;
  // A script shares what stands at its top with other scripts.
  const own = scopes.variableOf(name);
  // A class has its name within itself, too.
  const variable = own?.scope.type === 'class' ? own.scope.upper?.set.get(name.name) : own;
  if (!variable || variable.scope.type === 'global') return false;
  return scopes.readsOf(variable).every((read) => contains(node, read));
}
