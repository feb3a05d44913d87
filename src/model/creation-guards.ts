import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import type { FunctionNode } from './facts.js';
import type { FileModel } from './file-model.js';
import { chainOf, contains, isFunction, terminalName, unwrap, walk } from './syntax.js';

/**
 * What stands between a node and what repeats it: `kept` where only the first run gets there (a cache, a look-up),
 * `conditional` where not every run may, `last` where the run that does is the last one.
 */
export type Guard = 'kept' | 'conditional' | 'last';

/** Methods that find a metric which exists, or make room for it. */
const LOOK_UPS =
  /^(?:getSingleMetric|getMetric|hasMetric|removeSingleMetric|unregister|removeCallback|removeBatchObservableCallback)$/;

/** Tells where code takes care that something is made only once. */
export class CreationGuards {
  readonly #model: FileModel;
  readonly #sourceCode: Readonly<TSESLint.SourceCode>;

  constructor(model: FileModel, sourceCode: Readonly<TSESLint.SourceCode>) {
    this.#model = model;
    this.#sourceCode = sourceCode;
  }

  /** The guard that a node has in its parent. */
  at(child: TSESTree.Node, parent: TSESTree.Node): Guard | null {
    switch (parent.type) {
      case 'AssignmentExpression':
        return parent.right === child && /^(?:\?\?|\|\||&&)=$/.test(parent.operator) ? 'kept' : null;
      case 'AssignmentPattern':
        return parent.right === child ? 'kept' : null;
      case 'LogicalExpression':
        if (parent.right !== child) return null;
        return parent.operator === '&&' ? this.#asked(parent.left, parent.right) : 'kept';
      case 'IfStatement':
      case 'ConditionalExpression':
        return parent.test === child ? null : this.#asked(parent.test, child);
      case 'SwitchCase':
        return parent.test === child ? null : this.#asked(parent.parent.discriminant, child);
      case 'TryStatement':
        return parent.block === child && parent.handler && this.#onlyDeclares(parent.block) ? 'kept' : null;
      case 'ReturnStatement':
      case 'ThrowStatement':
        return 'last';
      case 'BlockStatement':
        return this.#among(parent.body, child);
      default:
        return null;
    }
  }

  /** True where only the first call of the function around it gets to a node. */
  keeps(node: TSESTree.Node): boolean {
    for (let child = node, parent = node.parent; parent; child = parent, parent = parent.parent) {
      if (this.at(child, parent) === 'kept') return true;
      if (isFunction(parent)) return this.looksUp(parent);
    }
    return false;
  }

  /** True for a function that looks for the metric first, or takes it away again. */
  looksUp(fn: FunctionNode): boolean {
    return this.#model.calls.some(({ callee, range }) => {
      if (range[0] < fn.range[0] || range[1] > fn.range[1]) return false;
      const name = terminalName(callee) ?? '';
      return LOOK_UPS.test(name) || (name === 'clear' && /regist/i.test(chainOf(callee)?.at(-2) ?? ''));
    });
  }

  /** `if (cache.has(name)) return;` before it, or a `return` after it. */
  #among(statements: readonly TSESTree.Statement[], child: TSESTree.Node): Guard | null {
    const at = statements.indexOf(child as TSESTree.Statement);
    let guard: Guard | null = null;
    for (const [i, statement] of statements.entries()) {
      if (i > at && /^(?:Return|Throw|Break)Statement$/.test(statement.type)) guard ??= 'last';
      if (i >= at || statement.type !== 'IfStatement' || !this.#leaves(statement)) continue;
      if (this.#remembers(statement.test)) return 'kept';
      guard = 'conditional';
    }
    return guard;
  }

  #leaves(statement: TSESTree.IfStatement): boolean {
    let found = false;
    walk(statement, this.#sourceCode.visitorKeys, (node) => {
      found ||= /^(?:Return|Throw|Break|Continue)Statement$/.test(node.type);
      return !isFunction(node);
    });
    return found;
  }

  #asked(test: TSESTree.Node, guarded: TSESTree.Node): Guard {
    return this.#remembers(test) || this.#isSetIn(guarded, test) ? 'kept' : 'conditional';
  }

  /** True where a condition asks for more than what this run was given: `!this.counter`, `cache.has(name)`, a flag. */
  #remembers(test: TSESTree.Node, depth = 0): boolean {
    let found = false;
    const home = runAround(test);
    walk(test, this.#sourceCode.visitorKeys, (node) => {
      if (node.type === 'ThisExpression' || node.type === 'CallExpression') found = true;
      if (node.type === 'Identifier' && /^(?:globalThis|global|window)$/.test(node.name)) found = true;
      const variable = node.type === 'Identifier' ? this.#model.scopes.variableOf(node) : null;
      const [definition] = variable?.defs ?? [];
      if (!definition) return undefined;
      if (home === null || !contains(home, definition.name)) found = true;
      const init = definition.node.type === 'VariableDeclarator' ? definition.node.init : null;
      if (!found && init && depth < 2) found = this.#remembers(init, depth + 1);
      return undefined;
    });
    return found;
  }

  /** `if (!app.locals.joins) app.locals.joins = new Counter(…)`. */
  #isSetIn(guarded: TSESTree.Node, test: TSESTree.Node): boolean {
    let found = false;
    const asked = this.#sourceCode.getText(test).replaceAll('?.', '.');
    walk(guarded, this.#sourceCode.visitorKeys, (node) => {
      if (node.type === 'AssignmentExpression') found ||= asked.includes(this.#sourceCode.getText(unwrap(node.left)));
      return undefined;
    });
    return found;
  }

  /** True for a `try` that is there for the metric: each of its statements makes one. */
  #onlyDeclares(block: TSESTree.BlockStatement): boolean {
    return block.body.every((statement) => this.#model.metrics.some(({ node }) => contains(statement, node)));
  }
}

/** The innermost function or loop around a node. */
function runAround(node: TSESTree.Node): TSESTree.Node | null {
  for (let current = node.parent; current; current = current.parent)
    if (isFunction(current) || /^(?:For|While|DoWhile)/.test(current.type)) return current;
  return null;
}
