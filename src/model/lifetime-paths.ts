import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import type { FileModel } from './file-model.js';
import { holdsWhileRunning, type Lifetime } from './lifetime-conditions.js';
import { StatementPaths, type Leaving } from './statement-paths.js';
import { chainOf, contains } from './syntax.js';

/** How a path ends on which a timer or a span is still running. */
export interface OpenEnd {
  /** The statement that leaves, the block that is left at its end, or what may fail. */
  node: TSESTree.Node;
  how: Leaving;
}

/** What is known of it on the way to a point: `running` where it is on some way there. */
type State = 'idle' | 'running' | 'ended';

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

class LifetimePaths extends StatementPaths<State> {
  readonly #lifetime: Lifetime;
  readonly #model: FileModel;
  readonly #open: OpenEnd[] = [];

  /** What is known of the finalizers already, so that those within each other are not followed again and again. */
  readonly #finalizers: Map<TSESTree.Node, boolean>;

  constructor(
    lifetime: Lifetime,
    model: FileModel,
    sourceCode: Readonly<TSESLint.SourceCode>,
    finalizers = new Map<TSESTree.Node, boolean>(),
  ) {
    super(sourceCode);
    this.#lifetime = lifetime;
    this.#model = model;
    this.#finalizers = finalizers;
  }

  run(block: TSESTree.BlockStatement): OpenEnd[] {
    const before = this.#lifetime.start ? 'idle' : 'running';
    if (this.statement(block, before) === 'running') this.#open.push({ node: block, how: 'end' });
    return this.#open.sort((a, b) => place(a) - place(b));
  }

  /** Running if either is. */
  protected override join(a: State | null, b: State | null): State | null {
    if (a === null) return b;
    if (b === null) return a;
    if (a === 'running' || b === 'running') return 'running';
    return a === 'ended' || b === 'ended' ? 'ended' : 'idle';
  }

  protected override leaves(node: TSESTree.Node, how: Leaving, state: State | null): void {
    if (state === 'running') this.#open.push({ node, how });
  }

  /** A loop whose body ends it is taken to run. */
  protected override looped(before: State | null, skipped: State | null, body: State | null): State | null {
    return before === 'running' && body === 'ended' ? body : this.join(skipped, body);
  }

  protected override again(): State | null {
    return null;
  }

  /** Where no case is for all the rest, the cases are taken to be all there are, if one of them ends it. */
  protected override switched(before: State | null, ends: readonly (State | null)[]): State | null {
    return ends.includes('ended') ? null : before;
  }

  protected override tried(node: TSESTree.TryStatement, state: State | null): State | null {
    const open = this.#open.length;
    const { carried } = this;
    const counts = carried.map((states) => states.length);
    const after = this.guarded(node, state);
    if (!node.finalizer) return after;
    if (!this.#staysOpen(node.finalizer)) {
      this.#open.splice(open);
      for (const [i, states] of carried.entries()) states.push(...states.splice(counts[i]!).map(ended));
    }
    return this.statement(node.finalizer, after);
  }

  /** True where something may be running after a finalizer that it was running before. */
  #staysOpen(finalizer: TSESTree.BlockStatement): boolean {
    let stays = this.#finalizers.get(finalizer);
    if (stays === undefined) {
      const probe = new LifetimePaths(this.#lifetime, this.#model, this.sourceCode, this.#finalizers);
      stays = probe.statement(finalizer, 'running') === 'running' || probe.#open.length > 0;
      this.#finalizers.set(finalizer, stays);
    }
    return stays;
  }

  protected override assigned(node: TSESTree.AssignmentExpression, after: State | null): State | null {
    // Another value: what is running is not known any more.
    const { start } = this.#lifetime;
    const isReplaced = this.#lifetime.isHolder(node.left) && !(start && contains(node.right, start));
    return isReplaced && after === 'running' ? 'ended' : after;
  }

  protected override called(node: TSESTree.CallExpression, state: State | null): State | null {
    if (node === this.#lifetime.start) return 'running';
    if (this.#lifetime.isEnd(node)) return 'ended';
    if (chainOf(node.callee)?.join('.') === 'process.exit') return null;
    if (this.#model.factOf(node) === undefined) this.mayFail(node, state);
    return state;
  }

  protected override mayFail(node: TSESTree.Node, state: State | null): void {
    const caught = this.failing.at(-1);
    if (caught) caught.push(state);
    else if (this.#lifetime.mayFail?.(node)) this.leaves(node, 'failure', state);
  }

  /** Where a condition says that there is nothing, nothing is running. */
  protected override assumed(
    node: TSESTree.Node,
    after: State | null,
  ): { whenTrue: State | null; whenFalse: State | null } {
    const holds = holdsWhileRunning(node, this.#lifetime, this.sourceCode);
    return {
      whenTrue: holds === false ? ended(after) : after,
      whenFalse: holds === true ? ended(after) : after,
    };
  }
}

function ended(state: State | null): State | null {
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
