import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { wordsOf } from '../vocabulary/words.js';
import type { MetricObservation } from './facts.js';
import type { FileModel } from './file-model.js';
import type { Variable } from './scopes.js';
import { chainOf, enclosingFunction, outerParent, terminalName, unwrap } from './syntax.js';
import { textOf } from './text.js';
import { blockOf, holderOf, isExported, usesOf } from './holders.js';
import { givenAt } from './lifetime-conditions.js';
import { openEnds, type OpenEnd } from './lifetime-paths.js';

type SourceCode = Readonly<TSESLint.SourceCode>;

/** A timer that is not, or not always, ended. */
export type LostTimer =
  /** Nothing holds its end function, or nothing uses what holds it. */
  | { kind: 'dropped' }
  /** A path through the block that holds it leaves without a call of its end function. */
  | { kind: 'open'; name: string; end: OpenEnd };

/** `metrics.startTimer('join')`, ended by name later, is of another make. */
const ENDS_BY_NAME = /^(?:end|stop|finish|record)\w*Timer$/;

/** A stopwatch, which holds its own start: `this.latency.startTimer(); … this.latency.stop()`. */
const STOPS = /^(?:stop|end|finish|pause|reset|clear|cancel)/;

/** What a receiver is called whose timer can be nothing but that of a metric: a game has counters and durations too. */
const METRIC_WORD = /^(?:metrics?|histograms?|summary|summaries|gauges?|prom|prometheus|latency|latencies)$/;

/**
 * What is lost of a measurement that `startTimer()` starts: all of it, where its end function is dropped, or that of
 * some path, where the end function never leaves the function that starts it.
 * @returns null where it is ended on all paths, or by other code
 */
export function lostTimer(observation: MetricObservation, model: FileModel, sourceCode: SourceCode): LostTimer | null {
  if (!startsTimer(observation, model)) return null;
  const { node } = observation;
  const holder = holderOf(node);
  if (holder === null) return null;
  if (holder === 'dropped') return mustBeEnded(observation, model) ? { kind: 'dropped' } : null;
  const variable = model.scopes.variableOf(holder);
  if (!variable || isExported(variable)) return null;
  const uses = usesOf(variable, model);
  if (uses.length === 0) return mustBeEnded(observation, model) ? { kind: 'dropped' } : null;
  const block = blockOf(variable);
  if (!block || !uses.every((use) => staysInside(use, node, variable))) return null;
  const isHolder = (candidate: TSESTree.Node): boolean =>
    candidate.type === 'Identifier' && model.scopes.variableOf(candidate) === variable;
  const given = givenAt(node, block, sourceCode);
  const isEnd = ({ callee }: TSESTree.CallExpression): boolean => isHolder(unwrap(callee));
  const ends = openEnds(block, { start: node, isHolder, isEnd, given }, model, sourceCode);
  return ends[0] ? { kind: 'open', name: holder.name, end: ends[0] } : null;
}

function startsTimer({ node, method, certain, dialect }: MetricObservation, model: FileModel): boolean {
  if (method !== 'startTimer' || dialect !== 'prometheus' || terminalName(node.callee) !== 'startTimer') return false;
  if (certain) return true;
  const [labels] = node.arguments;
  if (labels && textOf(labels, model.scopes) !== null) return false;
  return !model.calls.some((call) => ENDS_BY_NAME.test(terminalName(call.callee) ?? ''));
}

/** True where `startTimer()` is known to return what ends the timer, though nothing calls it. */
function mustBeEnded({ node, certain, declaration }: MetricObservation, model: FileModel): boolean {
  if (certain || declaration) return true;
  const receiver = chainOf(node.callee)?.slice(0, -1) ?? [];
  const isStopwatch = model.calls.some((call) => {
    const chain = chainOf(call.callee);
    return chain !== null && STOPS.test(chain.at(-1)!) && chain.slice(0, -1).join('.') === receiver.join('.');
  });
  return !isStopwatch && receiver.some((name) => wordsOf(name).some((word) => METRIC_WORD.test(word)));
}

/** True where a use calls the end function, or asks whether there is one, in the function that started the timer. */
function staysInside(use: TSESTree.Node, start: TSESTree.Node, { defs: [definition] }: Variable): boolean {
  const home = enclosingFunction(start);
  if (enclosingFunction(use) !== home || !definition || enclosingFunction(definition.name) !== home) return false;
  const { parent, child } = outerParent(use);
  switch (parent?.type) {
    case 'CallExpression':
      return parent.callee === child;
    case 'IfStatement':
    case 'ConditionalExpression':
      return parent.test === child;
    case 'LogicalExpression':
      return parent.operator === '&&' && parent.left === child;
    case 'UnaryExpression':
      return parent.operator === '!' || parent.operator === 'typeof';
    case 'BinaryExpression':
      return /^[!=]==?$/.test(parent.operator);
    default:
      return false;
  }
}
