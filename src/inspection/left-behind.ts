import type { TSESTree } from '@typescript-eslint/utils';
import type { FunctionNode } from '../model/facts.js';
import type { FileModel } from '../model/file-model.js';
import { isDead } from '../model/reachability.js';
import { contains, within } from '../model/syntax.js';
import type { Telemetry } from './types.js';

/** What a part of the code leaves behind that can be seen. */
export interface LeftBehind extends Telemetry {
  /** True where it observes how long something takes. */
  measuresTime: boolean;
}

/** How many functions of the file are followed from one place. */
const MOST_FUNCTIONS = 40;

const TIMES = /^(?:startTimer|observe|timing|timer|histogram|distribution|record)$/;

/** A part of the code, and the functions of the file that it calls, which run with it. */
export function reachOf(root: TSESTree.Node, model: FileModel): TSESTree.Node[] {
  const found = new Set<TSESTree.Node>([root]);
  // A set grows while it is gone through.
  for (const part of found) {
    for (const call of within(model.calls, part)) {
      if (found.size >= MOST_FUNCTIONS || isDead(call, model.scopes)) continue;
      const called = model.resolver.definitions.functionOf(call.callee);
      if (called && ![...found].some((known) => contains(known, called))) found.add(called);
    }
  }
  return [...found];
}

/** What the code below a node leaves behind, and the functions of the file that it calls. */
export function leftBehind(root: TSESTree.Node, model: FileModel): LeftBehind {
  const left: LeftBehind = { log: false, metric: false, span: false, measuresTime: false };
  for (const part of reachOf(root, model)) {
    const live = <T extends { node: TSESTree.Node }>(facts: readonly T[]): T[] =>
      within(facts, part).filter(({ node }) => !isDead(node, model.scopes));
    left.log ||= live(model.logs).some(({ library }) => library !== 'console');
    left.log ||= live(model.errorSinks).some(({ kind }) => kind === 'report');
    left.span ||= live(model.spans).length > 0 || live(model.errorSinks).some(({ kind }) => kind === 'span-error');
    const observations = live(model.observations).filter(({ method }) => method !== 'labels');
    left.metric ||= observations.length > 0;
    left.measuresTime ||= observations.some(
      ({ method, declaration }) => TIMES.test(method) || declaration?.type === 'histogram',
    );
  }
  return left;
}

/** `@Span() join() {}`. */
export function isInDecoratedSpan(fn: FunctionNode, model: FileModel): boolean {
  return model.spans.some(({ node }) => node.parent?.type === 'Decorator' && node.parent.parent === fn.parent);
}
