import type { TSESTree } from '@typescript-eslint/utils';
import type { MetricDeclaration } from './facts.js';
import type { FileModel } from './file-model.js';
import { ACCOUNTS, unboundedPartsOf, type UnboundedPart } from './name-parts.js';
import { contains } from './syntax.js';

/** Each queue and topic would have a metric of its own, too. */
const THINGS = new Set([...ACCOUNTS, 'queue', 'topic']);

/** The parts of a metric's name of which there is no end: ids, what callers send, names of tenants and queues. */
export function unboundedParts(metric: MetricDeclaration, model: FileModel): UnboundedPart[] {
  if (!metric.certain && !metric.inner && looksLikeKey(metric)) return [];
  // There is no name at all.
  if (metric.nameNode === metric.node.callee) return [];
  // What declares a metric through this one is judged by itself.
  const isSeen = (argument: TSESTree.Node): boolean =>
    model.metrics.some((other) => other.inner === metric && contains(other.node, argument));
  return unboundedPartsOf(metric, model, { things: THINGS, isSeen });
}

/** `metrics.set(`${userId}:joins`, 5)`: a store that is called as a StatsD client is. */
function looksLikeKey({ dialect, type, name }: MetricDeclaration): boolean {
  return dialect === 'statsd' && (type === 'set' || /[:\s/]/.test(name?.text ?? ''));
}
