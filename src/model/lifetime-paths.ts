import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import type { FileModel } from './file-model.js';
import { chainOf, contains, isFunction, unwrap } from './syntax.js';
import { holdsWhileRunning, type Lifetime } from './lifetime-conditions.js';

/** How a path ends on which a timer or a span is still running. */
export interface OpenEnd {
  /** The statement that leaves, the block that is left at its end, or what may fail. */
  node: TSESTree.Node;
  how: 'end' | 'return' | 'throw' | 'continue' | 'break' | 'failure';
}

/**
 * What is known of it on the way to a point: `running` where it is on some way there, null where no way leads there.
 */
type State = 'idle' | 'running' | 'ended' | null;

/** What `break` and `continue` may leave. */
interface Target {
  kind: 'loop' | 'switch' | 'block';
  label: string | null;
  /** The states that they carry to it. */
  readonly broken: State[];
  readonly continued: State[];
}

/**
 * The ends of the paths through a block on which what was started is not ended, in source order. A call that may throw
 * is a path where the block catches what it throws, or where `mayFail` says so.
 */
export function openEnds(
  block: TSESTree.BlockStatement,
  lifetime: Lifetime,
  model: FileModel,
  sourceCode: Readonly<TSESLint.SourceCode>,
): OpenEnd[] {
  return new LifetimePaths(lifetime, model, sourceCode).run(block);
}

class LifetimePaths {
  readonly #lifetime: Lifetime;
  readonly #model: FileModel;
  readonly #sourceCode: Readonly<TSESLint.SourceCode>;
  readonly #open: OpenEnd[] = [];
  readonly #targets: Target[] = [];
  /** For each `try` with a `catch` around the current point, innermost last: the states in which something may fail. */
  readonly #failing: State[][] = [];

  constructor(lifetime: Lifetime, model: FileModel, sourceCode: Readonly<TSESLint.SourceCode>) {
    this.#lifetime = lifetime;
    this.#model = model;
    this.#sourceCode = sourceCode;
  }

  run(block: TSESTree.BlockStatement): OpenEnd[] {
    const before = this.#lifetime.start ? 'idle' : 'running';
    if (this.#statement(block, before) === 'running') this.#open.push({ node: block, how: 'end' });
    return this.#open.sort((a, b) => place(a) - place(b));
  }

  #statements(nodes: readonly TSESTree.Statement[], state: State): State {
    return nodes.reduce<State>((current, child) => this.#statement(child, current), state);
  }

  #statement(node: TSESTree.Statement, state: State): State {
    if (state === null) return null;
    switch (node.type) {
      case 'BlockStatement':
        return this.#statements(node.body, state);
      case 'ExpressionStatement':
        return this.#expression(node.expression, state);
      case 'VariableDeclaration':
        return node.declarations.reduce<State>(
          (current, { init }) => (init ? this.#expression(init, current) : current),
          state,
        );
      case 'ReturnStatement':
        this.#leave(node, 'return', node.argument ? this.#expression(node.argument, state) : state);
        return null;
      case 'ThrowStatement': {
        const after = this.#expression(node.argument, state);
        const caught = this.#failing.at(-1);
        if (caught) caught.push(after);
        else this.#leave(node, 'throw', after);
        return null;
      }
      case 'IfStatement': {
        const { whenTrue, whenFalse } = this.#test(node.test, state);
        const alternate = node.alternate ? this.#statement(node.alternate, whenFalse) : whenFalse;
        return join(this.#statement(node.consequent, whenTrue), alternate);
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

  #leave(node: TSESTree.Node, how: OpenEnd['how'], state: State): void {
    if (state === 'running') this.#open.push({ node, how });
  }

  #jump(node: TSESTree.BreakStatement | TSESTree.ContinueStatement, state: State): void {
    const isContinue = node.type === 'ContinueStatement';
    const target = this.#targets.findLast(({ kind, label }) => {
      if (node.label) return label === node.label.name;
      return isContinue ? kind === 'loop' : kind !== 'block';
    });
    if (target) target[isContinue ? 'continued' : 'broken'].push(state);
    else this.#leave(node, isContinue ? 'continue' : 'break', state);
  }

  #breakable(node: TSESTree.Statement, state: State, label: string | null): State {
    const isLoop = /^(?:For|While|DoWhile)/.test(node.type);
    const target: Target = { kind: isLoop ? 'loop' : 'block', label, broken: [], continued: [] };
    this.#targets.push(target);
    const end = isLoop ? this.#loop(node, state, target) : this.#statement(node, state);
    this.#targets.pop();
    return target.broken.reduce(join, end);
  }

  /** A loop whose body ends it is taken to run. */
  #loop(node: TSESTree.Statement, state: State, target: Target): State {
    let before = state;
    if (node.type === 'ForOfStatement' || node.type === 'ForInStatement') {
      before = this.#expression(node.right, before);
    } else if (node.type === 'ForStatement') {
      if (node.init?.type === 'VariableDeclaration') before = this.#statement(node.init, before);
      else if (node.init) before = this.#expression(node.init, before);
    }
    const test = 'test' in node ? node.test : undefined;
    const isEndless = test === null || (test?.type === 'Literal' && test.value === true);
    let inside = before;
    let skipped = before;
    if (test && node.type !== 'DoWhileStatement') {
      const { whenTrue, whenFalse } = this.#test(test, before);
      inside = whenTrue;
      skipped = whenFalse;
    }
    if (!('body' in node)) return before;
    const body = target.continued.reduce(join, this.#statement(node.body as TSESTree.Statement, inside));
    if (isEndless) return null;
    if (node.type === 'DoWhileStatement') return this.#expression(node.test, body);
    return before === 'running' && body === 'ended' ? body : join(skipped, body);
  }

  /** Where no case is for all the rest, the cases are taken to be all there are, if one of them ends it. */
  #switch(node: TSESTree.SwitchStatement, state: State): State {
    const start = this.#expression(node.discriminant, state);
    const target: Target = { kind: 'switch', label: null, broken: [], continued: [] };
    this.#targets.push(target);
    let current: State = null;
    for (const { test, consequent } of node.cases) {
      const entry = test ? this.#expression(test, start) : start;
      current = this.#statements(consequent, join(current, entry));
    }
    this.#targets.pop();
    const end = target.broken.reduce(join, current);
    const isComplete = node.cases.some(({ test }) => test === null);
    return isComplete || [current, ...target.broken].includes('ended') ? end : join(end, start);
  }

  #try({ block, handler, finalizer }: TSESTree.TryStatement, state: State): State {
    const open = this.#open.length;
    // What leaves the statement on its way through the finalizer: exits, jumps, and what fails.
    const carried = [
      ...this.#targets.flatMap((target) => [target.broken, target.continued]),
      ...this.#failing.slice(-1),
    ];
    const counts = carried.map((states) => states.length);

    const inBlock: State[] = [];
    if (handler) this.#failing.push(inBlock);
    const done = this.#statement(block, state);
    if (handler) this.#failing.pop();
    const caught = handler ? this.#statement(handler.body, inBlock.reduce(join, null)) : null;
    if (!finalizer) return join(done, caught);

    const probe = new LifetimePaths(this.#lifetime, this.#model, this.#sourceCode);
    if (!probe.#staysOpen(finalizer)) {
      this.#open.splice(open);
      for (const [i, states] of carried.entries()) states.push(...states.splice(counts[i]!).map(ended));
    }
    return this.#statement(finalizer, join(done, caught));
  }

  #staysOpen(finalizer: TSESTree.BlockStatement): boolean {
    return this.#statement(finalizer, 'running') === 'running' || this.#open.length > 0;
  }

  #expression(node: TSESTree.Node, state: State): State {
    if (state === null || isFunction(node)) return state;
    switch (node.type) {
      case 'LogicalExpression': {
        const { whenTrue, whenFalse } = this.#test(node.left, state);
        return node.operator === '&&'
          ? join(this.#expression(node.right, whenTrue), whenFalse)
          : join(whenTrue, this.#expression(node.right, whenFalse));
      }
      case 'ConditionalExpression': {
        const { whenTrue, whenFalse } = this.#test(node.test, state);
        return join(this.#expression(node.consequent, whenTrue), this.#expression(node.alternate, whenFalse));
      }
      case 'AssignmentExpression': {
        const after = this.#expression(node.right, state);
        // Another value: what is running is not known any more.
        const { start } = this.#lifetime;
        const isReplaced = this.#lifetime.isHolder(node.left) && !(start && contains(node.right, start));
        return isReplaced && after !== 'idle' ? 'ended' : after;
      }
      case 'CallExpression':
        return this.#call(node, this.#children(node, state));
      case 'NewExpression':
      case 'AwaitExpression':
      case 'YieldExpression':
      case 'TaggedTemplateExpression': {
        const after = this.#children(node, state);
        this.#mayFail(node, after);
        return after;
      }
      default:
        return this.#children(node, state);
    }
  }

  #call(node: TSESTree.CallExpression, state: State): State {
    if (node === this.#lifetime.start) return 'running';
    if (this.#lifetime.isEnd(node)) return 'ended';
    if (chainOf(node.callee)?.join('.') === 'process.exit') return null;
    if (this.#model.factOf(node) === undefined) this.#mayFail(node, state);
    return state;
  }

  #mayFail(node: TSESTree.Node, state: State): void {
    const caught = this.#failing.at(-1);
    if (caught) caught.push(state);
    else if (this.#lifetime.mayFail?.(node)) this.#leave(node, 'failure', state);
  }

  #children(node: TSESTree.Node, state: State): State {
    const keys = this.#sourceCode.visitorKeys[node.type] ?? [];
    return keys.reduce<State>((current, key) => {
      const child = (node as unknown as Record<string, unknown>)[key];
      const nodes = (Array.isArray(child) ? child : [child]) as (TSESTree.Node | null | undefined)[];
      return nodes.reduce<State>((inner, each) => (each ? this.#expression(each, inner) : inner), current);
    }, state);
  }

  /** The states on both sides of a condition: where it says that there is nothing, nothing is running. */
  #test(raw: TSESTree.Expression, state: State): { whenTrue: State; whenFalse: State } {
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
        ? { whenTrue: right.whenTrue, whenFalse: join(left.whenFalse, right.whenFalse) }
        : { whenTrue: join(left.whenTrue, right.whenTrue), whenFalse: right.whenFalse };
    }
    const after = this.#expression(node, state);
    const holds = holdsWhileRunning(node, this.#lifetime, this.#sourceCode);
    return {
      whenTrue: holds === false ? ended(after) : after,
      whenFalse: holds === true ? ended(after) : after,
    };
  }
}

/** Where two ways meet: running if either is. */
function join(a: State, b: State): State {
  if (a === null) return b;
  if (b === null) return a;
  if (a === 'running' || b === 'running') return 'running';
  return a === 'ended' || b === 'ended' ? 'ended' : 'idle';
}

function ended(state: State): State {
  return state === 'running' ? 'ended' : state;
}

function place({ node, how }: OpenEnd): number {
  return how === 'end' ? node.range[1] : node.range[0];
}

/** How a path leaves, to follow “the path that”: `returns in line 12`. */
export function leavingOf({ node, how }: OpenEnd): string {
  const { start, end } = node.loc;
  switch (how) {
    case 'return':
      return `returns in line ${start.line}`;
    case 'throw':
      return `throws in line ${start.line}`;
    case 'continue':
      return `goes on to the next pass in line ${start.line}`;
    case 'break':
      return `breaks out in line ${start.line}`;
    case 'end':
      return `runs to the end of its block in line ${end.line}`;
    case 'failure':
      return `fails in line ${start.line}`;
  }
}
