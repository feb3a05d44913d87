import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { StatementPaths, type Leaving } from './statement-paths.js';
import { chainOf, memberName, unwrap, walk } from './syntax.js';

/** What a path meets that comes after the end. */
export interface LateUse {
  /** The call on the span. */
  node: TSESTree.CallExpression;
  /** The call that has ended it. */
  end: TSESTree.CallExpression;
  /** `always`: on every path there. `some`: on one of them. `again`: in the next pass of a loop. `later`: in a callback. */
  when: 'always' | 'some' | 'again' | 'later';
}

/** What is followed. */
export interface EndedSpan {
  /** True for the name of the variable that holds it. */
  isHolder: (node: TSESTree.Node) => boolean;
  /** True for a call that ends it. */
  isEnd: (call: TSESTree.CallExpression) => boolean;
  /** True for a call on it that needs it to be open still. */
  isUse: (call: TSESTree.CallExpression) => boolean;
  /** True for what may fail on its own account. */
  mayFail: (node: TSESTree.Node) => boolean;
  /** True where the variable may hold another span later. */
  isReplaced: boolean;
}

/**
 * `open`: not ended on any way to a point. `ended`: on all. `mixed`: on some, and no condition was met since that may
 * tell them apart. `unknown`: on some, perhaps.
 */
interface State {
  kind: 'open' | 'ended' | 'mixed' | 'unknown';
  /** What has ended it; null where it is open. */
  end: TSESTree.CallExpression | null;
}

const OPEN: State = { kind: 'open', end: null };
const UNKNOWN: State = { kind: 'unknown', end: null };

/**
 * The calls on a span that come after its end on some path through a block, in the order of the code. Silent where a
 * condition lies between the end and the call that may say whether it was ended.
 */
export function usesAfterEnd(
  block: TSESTree.BlockStatement | TSESTree.Program,
  span: EndedSpan,
  sourceCode: Readonly<TSESLint.SourceCode>,
): LateUse[] {
  return new EndedPaths(span, sourceCode).run(block.body);
}

class EndedPaths extends StatementPaths<State> {
  readonly #span: EndedSpan;
  readonly #found = new Map<TSESTree.CallExpression, LateUse>();
  /** For each `try` with a finalizer around the current point, innermost last: the states in which something leaves it. */
  readonly #exits: State[][] = [];
  /** How many `catch` clauses are around each of them. */
  readonly #caughtAt: number[] = [];
  /** True while a block is followed once more for the state that it leaves, and nothing is said. */
  #isQuiet = false;

  constructor(span: EndedSpan, sourceCode: Readonly<TSESLint.SourceCode>) {
    super(sourceCode);
    this.#span = span;
  }

  run(statements: readonly TSESTree.Statement[]): LateUse[] {
    this.statements(statements, OPEN);
    return [...this.#found.values()].sort((a, b) => a.node.range[0] - b.node.range[0]);
  }

  protected override join(a: State | null, b: State | null): State | null {
    if (a === null) return b;
    if (b === null || a.kind === b.kind) return a;
    const kinds = [a.kind, b.kind];
    return kinds.includes('unknown') ? UNKNOWN : { kind: 'mixed', end: a.end ?? b.end };
  }

  protected override called(node: TSESTree.CallExpression, state: State | null): State | null {
    if (state === null) return null;
    const isEnd = this.#span.isEnd(node);
    if (isEnd || this.#span.isUse(node)) {
      this.#meet(node, state);
      return isEnd ? { kind: 'ended', end: node } : state;
    }
    if (chainOf(node.callee)?.join('.') === 'process.exit') return null;
    this.mayFail(node, state);
    return state;
  }

  #meet(node: TSESTree.CallExpression, { kind, end }: State, when?: LateUse['when']): void {
    if (end === null || this.#isQuiet || this.#found.has(node)) return;
    const isAgain = node.range[0] <= end.range[0];
    this.#found.set(node, { node, end, when: when ?? (isAgain ? 'again' : kind === 'ended' ? 'always' : 'some') });
  }

  /** A callback that is written down after the end runs after it, too. */
  protected override written(node: TSESTree.Node, state: State): State {
    if (state.kind !== 'ended' || this.#span.isReplaced) return state;
    const calls: TSESTree.CallExpression[] = [];
    let asks = false;
    walk(node, this.sourceCode.visitorKeys, (inner) => {
      if (inner.type === 'CallExpression' && (this.#span.isEnd(inner) || this.#span.isUse(inner))) calls.push(inner);
      asks ||= isQuestion(inner, this.#span);
      return undefined;
    });
    if (!asks) for (const call of calls) this.#meet(call, state, 'later');
    return state;
  }

  protected override assigned(node: TSESTree.AssignmentExpression, state: State | null): State | null {
    return state && this.#span.isHolder(unwrap(node.left)) ? OPEN : state;
  }

  protected override declared({ id }: TSESTree.VariableDeclarator, state: State): State {
    return this.#span.isHolder(id) ? OPEN : state;
  }

  /** What is over once it has failed does not come to the end; what fails after it does. */
  protected override mayFail(node: TSESTree.Node, state: State | null): void {
    if (state === null || (state.kind !== 'open' && !this.#span.mayFail(node))) return;
    const isCaughtFirst = this.failing.length > (this.#caughtAt.at(-1) ?? 0);
    if (!isCaughtFirst) this.#exits.at(-1)?.push(state);
    this.failing.at(-1)?.push(state);
  }

  protected override leaves(_node: TSESTree.Node, _how: Leaving, state: State | null): void {
    if (state) this.#exits.at(-1)?.push(state);
  }

  protected override tried(node: TSESTree.TryStatement, state: State | null): State | null {
    if (!node.finalizer) return this.guarded(node, state);
    const exits: State[] = [];
    const { carried } = this;
    const counts = carried.map((states) => states.length);
    this.#exits.push(exits);
    this.#caughtAt.push(this.failing.length);
    const after = this.guarded(node, state);
    this.#exits.pop();
    this.#caughtAt.pop();
    const leaving = carried.map((states, i) => states.splice(counts[i]!));
    const entry = [...exits, ...leaving.flat()].reduce<State | null>((a, b) => this.join(a, b), after);
    const through = this.statement(node.finalizer, entry);
    const isEnded = through?.kind === 'ended';
    for (const [i, states] of carried.entries()) states.push(...leaving[i]!.map((each) => (isEnded ? through : each)));
    if (exits.length > 0 && through) this.#exits.at(-1)?.push(through);
    // What goes on below has come through the block, or through the handler. One more walk is enough at any depth.
    if (isEnded || this.#isQuiet) return after && through;
    this.#isQuiet = true;
    const end = this.statement(node.finalizer, after);
    this.#isQuiet = false;
    return end;
  }

  protected override looped(_before: State | null, skipped: State | null, body: State | null): State | null {
    return this.join(skipped, this.decided(body));
  }

  protected override switched(before: State | null): State | null {
    return before;
  }

  /** A loop that ends what was started before it meets it again in the next pass, unless a condition knows of it. */
  protected override again(body: State | null): State | null {
    return body?.kind === 'ended' ? { ...body, kind: 'mixed' } : null;
  }

  protected override decided(state: State | null): State | null {
    return state?.kind === 'mixed' ? UNKNOWN : state;
  }

  protected override assumed(node: TSESTree.Node, after: State): { whenTrue: State | null; whenFalse: State | null } {
    // `if (span)` tells whether there is one, not whether it is open.
    if (this.#span.isHolder(node)) return { whenTrue: after, whenFalse: OPEN };
    if (isRecording(node, this.#span)) return { whenTrue: OPEN, whenFalse: after };
    const isAsked = after.kind !== 'open' && asksSpan(node, this.#span, this.sourceCode);
    const state = isAsked ? UNKNOWN : this.decided(after);
    return { whenTrue: state, whenFalse: state };
  }
}

/** `span.isRecording()`: false once it is ended. */
function isRecording(node: TSESTree.Node, { isHolder }: EndedSpan): boolean {
  const callee = node.type === 'CallExpression' ? unwrap(node.callee) : null;
  return callee?.type === 'MemberExpression' && memberName(callee) === 'isRecording' && isHolder(unwrap(callee.object));
}

/** `span.ended`, `span.isRecording()`: anything that is read from it and may say that it is ended. */
function isQuestion(node: TSESTree.Node, { isHolder }: EndedSpan): boolean {
  return (
    node.type === 'MemberExpression' &&
    isHolder(unwrap(node.object)) &&
    /recording|end(?:ed|Time)|finished|duration/i.test(memberName(node) ?? '')
  );
}

function asksSpan(node: TSESTree.Node, span: EndedSpan, { visitorKeys }: Readonly<TSESLint.SourceCode>): boolean {
  let found = false;
  walk(node, visitorKeys, (inner) => {
    found ||= isQuestion(inner, span);
    return undefined;
  });
  return found;
}
