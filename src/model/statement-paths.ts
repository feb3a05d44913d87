import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { isFunction, unwrap } from './syntax.js';

/** How a path leaves a statement for good, or for a while. */
export type Leaving = 'end' | 'return' | 'throw' | 'continue' | 'break' | 'failure';

/** What `break` and `continue` may leave. */
interface Target<S> {
  kind: 'loop' | 'switch' | 'block';
  label: string | null;
  /** The states that they carry to it. */
  readonly broken: (S | null)[];
  readonly continued: (S | null)[];
}

/**
 * Follows every path through statements in the order of the code, and keeps what is known on the way: a state `S`, null
 * where no way leads there. What calls, conditions and failures mean for the state is told by who extends it.
 */
export abstract class StatementPaths<S> {
  protected readonly sourceCode: Readonly<TSESLint.SourceCode>;
  /** For each `try` with a `catch` around the current point, innermost last: the states in which something may fail. */
  protected readonly failing: (S | null)[][] = [];
  readonly #targets: Target<S>[] = [];
  /** True in the second pass of a loop; the loops in it had theirs in the first. */
  #isAgain = false;

  constructor(sourceCode: Readonly<TSESLint.SourceCode>) {
    this.sourceCode = sourceCode;
  }

  /** Where two ways meet. */
  protected abstract join(a: S | null, b: S | null): S | null;
  /** After a call; its parts have been visited. */
  protected abstract called(node: TSESTree.CallExpression, state: S | null): S | null;
  /** After a value is assigned. */
  protected abstract assigned(node: TSESTree.AssignmentExpression, state: S | null): S | null;
  /** After `new`, `await`, `yield` or a tagged template, which may fail. */
  protected abstract mayFail(node: TSESTree.Node, state: S | null): void;
  /** On the way out by `return`, an uncaught `throw`, or a jump out of what is looked at. */
  protected abstract leaves(node: TSESTree.Node, how: Leaving, state: S | null): void;
  /** What a condition says on both sides, but for `!`, `&&` and `||`. */
  protected abstract assumed(node: TSESTree.Node, after: S | null): { whenTrue: S | null; whenFalse: S | null };
  /** After a `try` statement, whose finalizer sees everything that leaves it. */
  protected abstract tried(node: TSESTree.TryStatement, state: S | null): S | null;
  /** After a loop: `skipped` is the state in which its condition does not hold at first, `body` that after its body. */
  protected abstract looped(before: S | null, skipped: S | null, body: S | null): S | null;
  /** After a `switch` that may match none of its cases: the states before it and after each way through them. */
  protected abstract switched(before: S | null, ends: readonly (S | null)[]): S | null;
  /**
   * The state in which the body of a loop is entered again, after that in which it was left; null where that does not
   * matter. Only for loops over something, that count, or that have no condition: others may know of the state.
   */
  protected abstract again(body: S | null): S | null;

  /** A variable that is declared. */
  protected declared(_node: TSESTree.VariableDeclarator, state: S | null): S | null {
    return state;
  }

  /** A function that is written down, and run at another time. */
  protected written(_node: TSESTree.Node, state: S | null): S | null {
    return state;
  }

  /** Where one of several cases is taken. */
  protected decided(state: S | null): S | null {
    return state;
  }

  protected statements(nodes: readonly TSESTree.Statement[], state: S | null): S | null {
    return nodes.reduce<S | null>((current, child) => this.statement(child, current), state);
  }

  protected statement(node: TSESTree.Statement, state: S | null): S | null {
    if (state === null) return null;
    switch (node.type) {
      case 'BlockStatement':
        return this.statements(node.body, state);
      case 'ExpressionStatement':
        return this.expression(node.expression, state);
      case 'VariableDeclaration':
        return node.declarations.reduce<S | null>((current, declarator) => {
          const after = declarator.init ? this.expression(declarator.init, current) : current;
          return after === null ? null : this.declared(declarator, after);
        }, state);
      case 'ReturnStatement':
        this.leaves(node, 'return', node.argument ? this.expression(node.argument, state) : state);
        return null;
      case 'ThrowStatement': {
        const after = this.expression(node.argument, state);
        const caught = this.failing.at(-1);
        if (caught) caught.push(after);
        else this.leaves(node, 'throw', after);
        return null;
      }
      case 'IfStatement': {
        const { whenTrue, whenFalse } = this.#test(node.test, state);
        const alternate = node.alternate ? this.statement(node.alternate, whenFalse) : whenFalse;
        return this.join(this.statement(node.consequent, whenTrue), alternate);
      }
      case 'SwitchStatement':
        return this.#switch(node, state);
      case 'TryStatement':
        return this.tried(node, state);
      case 'LabeledStatement':
        return this.#breakable(node.body, state, node.label.name);
      case 'ForStatement':
      case 'ForInStatement':
      case 'ForOfStatement':
      case 'WhileStatement':
      case 'DoWhileStatement':
        return this.#breakable(node, state, null);
      case 'BreakStatement':
      case 'ContinueStatement':
        this.#jump(node, state);
        return null;
      default:
        return state;
    }
  }

  /** What every `try` does: its block, then the handler with what fails in that. */
  protected guarded({ block, handler }: TSESTree.TryStatement, state: S | null): S | null {
    const inBlock: (S | null)[] = [];
    if (handler) this.failing.push(inBlock);
    const done = this.statement(block, state);
    if (handler) this.failing.pop();
    const failed = inBlock.reduce<S | null>((a, b) => this.join(a, b), null);
    const caught = handler ? this.statement(handler.body, failed) : null;
    return this.join(done, caught);
  }

  /** What leaves a statement on its way through a finalizer, other than out of everything: jumps, and what fails. */
  protected get carried(): (S | null)[][] {
    return [...this.#targets.flatMap((target) => [target.broken, target.continued]), ...this.failing.slice(-1)];
  }

  #jump(node: TSESTree.BreakStatement | TSESTree.ContinueStatement, state: S): void {
    const isContinue = node.type === 'ContinueStatement';
    const target = this.#targets.findLast(({ kind, label }) => {
      if (node.label) return label === node.label.name;
      return isContinue ? kind === 'loop' : kind !== 'block';
    });
    if (target) target[isContinue ? 'continued' : 'broken'].push(state);
    else this.leaves(node, isContinue ? 'continue' : 'break', state);
  }

  #breakable(node: TSESTree.Statement, state: S, label: string | null): S | null {
    const isLoop = /^(?:For|While|DoWhile)/.test(node.type);
    const target: Target<S> = { kind: isLoop ? 'loop' : 'block', label, broken: [], continued: [] };
    this.#targets.push(target);
    const end = isLoop ? this.#loop(node, state, target) : this.statement(node, state);
    this.#targets.pop();
    return target.broken.reduce((a, b) => this.join(a, b), end);
  }

  #loop(node: TSESTree.Statement, state: S, target: Target<S>): S | null {
    let before: S | null = state;
    if (node.type === 'ForOfStatement' || node.type === 'ForInStatement') {
      before = this.expression(node.right, before);
    } else if (node.type === 'ForStatement') {
      if (node.init?.type === 'VariableDeclaration') before = this.statement(node.init, before);
      else if (node.init) before = this.expression(node.init, before);
    }
    if (!('body' in node)) return before;
    const test = 'test' in node ? node.test : undefined;
    const isEndless = test === null || (test?.type === 'Literal' && test.value === true);
    const pass = (entry: S | null): S | null =>
      target.continued
        .splice(0)
        .reduce((a, b) => this.join(a, b), this.statement(node.body as TSESTree.Statement, entry));
    const isDecided = test && node.type !== 'DoWhileStatement' && !isEndless;
    const { whenTrue: inside, whenFalse: skipped } = isDecided
      ? this.#test(test, before)
      : { whenTrue: before, whenFalse: before };
    const body = pass(inside);
    const isCounted = node.type === 'ForStatement' && node.update !== null;
    const next = !this.#isAgain && (!test || isEndless || isCounted) ? this.again(body) : null;
    if (next !== null) {
      this.#isAgain = true;
      pass(next);
      this.#isAgain = false;
    }
    if (isEndless) return null;
    if (node.type === 'DoWhileStatement') return this.expression(node.test, body);
    return this.looped(before, skipped, body);
  }

  #switch(node: TSESTree.SwitchStatement, state: S): S | null {
    const start = this.expression(node.discriminant, state);
    const target: Target<S> = { kind: 'switch', label: null, broken: [], continued: [] };
    this.#targets.push(target);
    let current: S | null = null;
    for (const { test, consequent } of node.cases) {
      const entry = this.decided(test ? this.expression(test, start) : start);
      current = this.statements(consequent, this.join(current, entry));
    }
    this.#targets.pop();
    const end = target.broken.reduce((a, b) => this.join(a, b), current);
    const isComplete = node.cases.some(({ test }) => test === null);
    return isComplete ? end : this.join(end, this.switched(start, [current, ...target.broken]));
  }

  protected expression(node: TSESTree.Node, state: S | null): S | null {
    if (state === null) return null;
    if (isFunction(node)) return this.written(node, state);
    switch (node.type) {
      case 'LogicalExpression': {
        const { whenTrue, whenFalse } = this.#test(node.left, state);
        return node.operator === '&&'
          ? this.join(this.expression(node.right, whenTrue), whenFalse)
          : this.join(whenTrue, this.expression(node.right, whenFalse));
      }
      case 'ConditionalExpression': {
        const { whenTrue, whenFalse } = this.#test(node.test, state);
        return this.join(this.expression(node.consequent, whenTrue), this.expression(node.alternate, whenFalse));
      }
      case 'AssignmentExpression':
        return this.assigned(node, this.expression(node.right, state));
      case 'CallExpression':
        return this.called(node, this.#children(node, state));
      case 'NewExpression':
      case 'AwaitExpression':
      case 'YieldExpression':
      case 'TaggedTemplateExpression': {
        const after = this.#children(node, state);
        this.mayFail(node, after);
        return after;
      }
      default:
        return this.#children(node, state);
    }
  }

  #children(node: TSESTree.Node, state: S): S | null {
    const keys = this.sourceCode.visitorKeys[node.type] ?? [];
    return keys.reduce<S | null>((current, key) => {
      const child = (node as unknown as Record<string, unknown>)[key];
      const nodes = (Array.isArray(child) ? child : [child]) as (TSESTree.Node | null | undefined)[];
      return nodes.reduce<S | null>((inner, each) => (each ? this.expression(each, inner) : inner), current);
    }, state);
  }

  /** The states on both sides of a condition. */
  #test(raw: TSESTree.Expression, state: S | null): { whenTrue: S | null; whenFalse: S | null } {
    const node = unwrap(raw);
    if (node.type === 'UnaryExpression' && node.operator === '!') {
      const { whenTrue, whenFalse } = this.#test(node.argument, state);
      return { whenTrue: whenFalse, whenFalse: whenTrue };
    }
    if (node.type === 'LogicalExpression' && node.operator !== '??') {
      const left = this.#test(node.left, state);
      const isAnd = node.operator === '&&';
      const right = this.#test(node.right, isAnd ? left.whenTrue : left.whenFalse);
      return isAnd
        ? { whenTrue: right.whenTrue, whenFalse: this.join(left.whenFalse, right.whenFalse) }
        : { whenTrue: this.join(left.whenTrue, right.whenTrue), whenFalse: right.whenFalse };
    }
    const after = this.expression(node, state);
    return after === null ? { whenTrue: null, whenFalse: null } : this.assumed(node, after);
  }
}
