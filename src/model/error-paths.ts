import type { TSESTree } from '@typescript-eslint/utils';
import type { ErrorTraces } from './error-traces.js';
import { join, strongest, type State } from './path-states.js';
import { contains, isFunction } from './syntax.js';

/** How a path ends that leaves no trace: with `throw` only where what is thrown is none. */
export type SilentEnd = 'end' | 'return' | 'continue' | 'break' | 'throw';

/** The paths of an error handler. */
export interface Paths {
  /** The ends of the paths that leave no trace, in source order. */
  silent: { node: TSESTree.Node; how: SilentEnd }[];
  /** True where at least one path does leave a trace. */
  someTraced: boolean;
  /** True where at least one path throws. */
  someThrow: boolean;
  /** True where a condition looks at the error. */
  asksForError: boolean;
  /** True where a path leads to the goal, if one is set, that has left no trace by then. */
  reachesGoal: boolean;
}

/** A point in a handler: the paths to it, or only those that have passed it, are followed. */
interface Point {
  at: TSESTree.Node;
  as: 'goal' | 'start';
}

interface Target {
  label: string | null;
  isLoop: boolean;
  /** The states that `break` and `continue` carry to it. */
  reached: State[];
}

/**
 * Follows every path through the code that an error arrives in, statement by statement, and tells which leave no trace.
 *
 * ESLint's code path analysis is not used: whether a branch is the expected case of an error (`err.code === 'ENOENT'`)
 * depends on the condition and which way it went, helpers are followed in the same way, and files without error
 * handlers cost nothing.
 */
export function pathsOf(body: TSESTree.BlockStatement | TSESTree.Expression, traces: ErrorTraces): Paths {
  return new PathWalker(traces, true).run(body);
}

/** The paths of a helper: what it returns is for its caller to do something with. */
export function pathsOfHelper(body: TSESTree.BlockStatement | TSESTree.Expression, traces: ErrorTraces): Paths {
  return new PathWalker(traces, false).run(body);
}

/** True where a way through the code leads to an expression on which the error has left no trace by then. */
export function isReachedInSilence(
  expression: TSESTree.Node,
  body: TSESTree.BlockStatement | TSESTree.Expression,
  traces: ErrorTraces,
): boolean {
  return new PathWalker(traces, true, { at: expression, as: 'goal' }).run(body).reachesGoal;
}

/** The paths that pass an expression, from there on: what happens before does not count. */
export function pathsFrom(
  expression: TSESTree.Node,
  body: TSESTree.BlockStatement | TSESTree.Expression,
  traces: ErrorTraces,
): Paths {
  return new PathWalker(traces, true, { at: expression, as: 'start' }).run(body);
}

class PathWalker {
  readonly #traces: ErrorTraces;
  readonly #paths: Paths = {
    silent: [],
    someTraced: false,
    someThrow: false,
    asksForError: false,
    reachesGoal: false,
  };
  readonly #returnsCount: boolean;
  readonly #point: Point | null;
  #targets: Target[] = [];
  #body: TSESTree.Node | null = null;

  constructor(traces: ErrorTraces, returnsCount: boolean, point: Point | null = null) {
    this.#traces = traces;
    this.#returnsCount = returnsCount;
    this.#point = point;
  }

  run(body: TSESTree.BlockStatement | TSESTree.Expression): Paths {
    this.#body = body;
    // Until the paths pass the start, nothing is asked of them.
    const state = this.#point?.as === 'start' ? 'traced' : 'silent';
    if (body.type === 'BlockStatement') {
      const end = this.#statement(body, state);
      if (end === 'silent') this.#paths.silent.push({ node: body, how: 'end' });
    } else this.#return(body, body, state);
    return this.#paths;
  }

  #statement(node: TSESTree.Statement, state: State): State {
    if (state === null) return null;
    switch (node.type) {
      case 'BlockStatement':
        return node.body.reduce<State>((current, child) => this.#statement(child, current), state);
      case 'ExpressionStatement':
        return this.#expression(node.expression, state);
      case 'VariableDeclaration':
        return node.declarations.reduce<State>((current, declarator) => {
          const after = declarator.init ? this.#expression(declarator.init, current) : current;
          this.#traces.derive(declarator.id, declarator.init);
          return after === 'silent' && declarator.init && this.#traces.retries(declarator.init)
            ? this.#traced()
            : after;
        }, state);
      case 'ReturnStatement':
        this.#return(node, node.argument, state);
        return null;
      case 'ThrowStatement':
        this.#throw(node, state);
        return null;
      case 'IfStatement': {
        const { whenTrue, whenFalse } = this.#test(node.test, state, node.consequent);
        const consequent = this.#statement(node.consequent, whenTrue);
        const alternate = node.alternate ? this.#statement(node.alternate, whenFalse) : whenFalse;
        return join(consequent, alternate);
      }
      case 'SwitchStatement':
        return this.#switch(node, state);
      case 'TryStatement':
        return this.#try(node, state);
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

  #return(node: TSESTree.Node, argument: TSESTree.Expression | null, state: State): void {
    const after = argument ? this.#expression(argument, state) : state;
    if (after === null) return;
    if (argument && this.#returnsCount && this.#traces.passesOn(argument)) this.#paths.someTraced = true;
    else if (after === 'silent') this.#paths.silent.push({ node, how: node === argument ? 'end' : 'return' });
  }

  #throw(node: TSESTree.ThrowStatement, state: State): void {
    if (state === 'silent' && !this.#traces.goesOnIn(node)) this.#paths.silent.push({ node, how: 'throw' });
    else {
      this.#paths.someTraced = true;
      this.#paths.someThrow = true;
    }
  }

  #breakable(node: TSESTree.Statement, state: State, label: string | null): State {
    const isLoop = /^(?:For|While|DoWhile)/.test(node.type);
    const target: Target = { label, isLoop, reached: [] };
    this.#targets.push(target);
    const end = isLoop ? this.#loop(node, state) : this.#statement(node, state);
    this.#targets.pop();
    return target.reached.reduce(join, end);
  }

  /** A loop whose body leaves a trace is taken to run: `for (const cause of err.errors) logger.error(cause)`. */
  #loop(node: TSESTree.Statement, state: State): State {
    let current = state;
    if (node.type === 'ForOfStatement' || node.type === 'ForInStatement') {
      current = this.#expression(node.right, current);
      this.#traces.derive(node.left, node.right);
    } else if ('test' in node && node.test) current = this.#expression(node.test, current);
    if (!('body' in node)) return current;
    const body = this.#statement(node.body as TSESTree.Statement, current);
    return body === 'traced' || node.type === 'DoWhileStatement' ? body : join(body, current);
  }

  #jump(node: TSESTree.BreakStatement | TSESTree.ContinueStatement, state: State): void {
    const isContinue = node.type === 'ContinueStatement';
    const target = this.#targets.findLast((candidate) =>
      node.label ? candidate.label === node.label.name : isContinue ? candidate.isLoop : true,
    );
    if (target) target.reached.push(isContinue ? null : state);
    else if (state === 'silent') this.#paths.silent.push({ node, how: isContinue ? 'continue' : 'break' });
  }

  #switch(node: TSESTree.SwitchStatement, state: State): State {
    const start = this.#expression(node.discriminant, state);
    const isExpected = this.#traces.mentions(node.discriminant);
    const target: Target = { label: null, isLoop: false, reached: [] };
    this.#targets.push(target);
    let current: State = null;
    for (const clause of node.cases) {
      // `switch (err.code) { case 'A': … }`, `switch (true) { case err instanceof A: … }`
      const isCase = clause.test !== null && (isExpected || this.#traces.mentions(clause.test));
      if (isCase) this.#paths.asksForError = true;
      const entry = isCase && start !== null ? 'traced' : start;
      current = join(current, entry);
      for (const statement of clause.consequent) current = this.#statement(statement, current);
    }
    this.#targets.pop();
    const hasDefault = node.cases.some((clause) => clause.test === null);
    return target.reached.reduce(join, hasDefault ? current : join(current, start));
  }

  #try(node: TSESTree.TryStatement, state: State): State {
    const before = this.#paths.silent.length;
    const block = this.#statement(node.block, state);
    // Whatever failed in the block, a trace in it was most likely left before; a missed one is better than a false one.
    const atCatch = block === 'traced' || this.#leavesTrace(node.block) ? 'traced' : state;
    const caught = node.handler ? this.#statement(node.handler.body, atCatch) : null;
    const end = join(block, caught);
    if (!node.finalizer) return end;
    const after = this.#paths.silent.length;
    const final = this.#statement(node.finalizer, 'silent');
    // Every way through the block ends in what the finalizer does.
    if (final !== 'silent') this.#paths.silent.splice(before, after - before);
    if (final === null) return null;
    return final === 'traced' && end !== null ? 'traced' : end;
  }

  #leavesTrace(block: TSESTree.BlockStatement): boolean {
    const inner = new PathWalker(this.#traces, this.#returnsCount).run(block);
    return inner.someTraced && inner.silent.length === 0;
  }

  #expression(node: TSESTree.Node, state: State): State {
    if (state === null || isFunction(node)) return state;
    if (state === 'traced') {
      if (this.#point?.as === 'start' && contains(node, this.#point.at)) return 'silent';
      // An expected error may be logged all the same.
      if (!this.#paths.someTraced && !this.#point) this.#expression(node, 'silent');
      return state;
    }
    switch (node.type) {
      case 'LogicalExpression': {
        const { whenTrue, whenFalse } = this.#test(node.left, state, node.right);
        if (node.operator === '&&') return join(this.#expression(node.right, whenTrue), whenFalse);
        if (node.operator === '||') return join(whenTrue, this.#expression(node.right, whenFalse));
        return join(state, this.#expression(node.right, state));
      }
      case 'ConditionalExpression': {
        const { whenTrue, whenFalse } = this.#test(node.test, state, node.consequent);
        return join(this.#expression(node.consequent, whenTrue), this.#expression(node.alternate, whenFalse));
      }
      case 'AssignmentExpression': {
        const after = this.#expression(node.right, state);
        return this.#traces.stores(node) ? this.#traced() : after;
      }
      default: {
        const inner = this.#traces
          .childrenOf(node)
          .reduce<State>((current, child) => this.#expression(child, current), state);
        if (inner !== 'silent') return inner;
        if (this.#point?.as === 'goal' && node === this.#point.at) this.#paths.reachesGoal = true;
        if (this.#traces.throws(node)) {
          this.#paths.someTraced = true;
          this.#paths.someThrow = true;
          return null;
        }
        return this.#traces.leavesTrace(node) ? this.#traced() : 'silent';
      }
    }
  }

  #traced(): State {
    this.#paths.someTraced = true;
    return 'traced';
  }

  /**
   * The states on both sides of a condition: the side on which the error is an expected one counts as traced, the side
   * on which there is no error is not reached.
   */
  #test(node: TSESTree.Expression, state: State, guarded: TSESTree.Node): { whenTrue: State; whenFalse: State } {
    if (state !== 'silent') return { whenTrue: state, whenFalse: state };
    if (this.#traces.isOnce(node, guarded) && this.#expressionOrStatementTraces(guarded))
      return { whenTrue: state, whenFalse: 'traced' };
    if (this.#body && this.#traces.isToldBefore(node, guarded, this.#body))
      return { whenTrue: 'traced', whenFalse: state };
    if (node.type === 'UnaryExpression' && node.operator === '!') {
      const { whenTrue, whenFalse } = this.#test(node.argument, state, guarded);
      return { whenTrue: whenFalse, whenFalse: whenTrue };
    }
    if (node.type === 'LogicalExpression' && node.operator !== '??') {
      const left = this.#test(node.left, state, guarded);
      const isAnd = node.operator === '&&';
      const right = this.#test(node.right, isAnd ? (left.whenTrue ?? state) : (left.whenFalse ?? state), guarded);
      if (isAnd)
        return { whenTrue: strongest(left.whenTrue, right.whenTrue), whenFalse: join(left.whenFalse, right.whenFalse) };
      return { whenTrue: join(left.whenTrue, right.whenTrue), whenFalse: strongest(left.whenFalse, right.whenFalse) };
    }
    const after = this.#expression(node, state);
    if (after !== 'silent') return { whenTrue: after, whenFalse: after };
    if (this.#traces.mentions(node)) this.#paths.asksForError = true;
    switch (this.#traces.meaningOf(node, guarded)) {
      case 'no-error':
        return { whenTrue: null, whenFalse: state };
      case 'error':
        return { whenTrue: state, whenFalse: null };
      case 'expected':
        return { whenTrue: 'traced', whenFalse: state };
      case 'unexpected':
        return { whenTrue: state, whenFalse: 'traced' };
      case 'can-trace':
        return { whenTrue: state, whenFalse: this.#expressionOrStatementTraces(guarded) ? 'traced' : state };
      default:
        return { whenTrue: state, whenFalse: state };
    }
  }

  /** `if (logger) logger.error(err)`: without a logger there is nowhere to log to. */
  #expressionOrStatementTraces(node: TSESTree.Node): boolean {
    const walker = new PathWalker(this.#traces, this.#returnsCount);
    const end = node.type.endsWith('Statement')
      ? walker.#statement(node as TSESTree.Statement, 'silent')
      : walker.#expression(node, 'silent');
    return end !== 'silent' && walker.#paths.silent.length === 0;
  }
}
