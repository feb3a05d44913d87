import type { TSESTree } from '@typescript-eslint/utils';
import { BATCHES, BECOMES, LEVEL_ENDINGS, LEVEL_OF_TIME, ONCE } from '../vocabulary/measures.js';
import { wordsOf } from '../vocabulary/words.js';
import { amountOf, isNegative, isNeverNegative, numberIn } from './amounts.js';
import type { MetricDeclaration, MetricObservation } from './facts.js';
import type { FileModel } from './file-model.js';
import { faultsOf } from './metric-name-faults.js';
import { allObservationsOf, observationsOf } from './metric-uses.js';
import { measuresOneEvent } from './one-event.js';
import { isSampling, namesAround } from './sampling.js';
import { terminalName } from './syntax.js';

/** How a metric is used as what it is not. */
export type MisuseId =
  | 'gaugeRises'
  | 'upDownRises'
  | 'gaugeOfEvent'
  | 'counterFalls'
  | 'statsdFalls'
  | 'counterOfLevel'
  | 'constant'
  | 'pair';

/** One misuse: where it shows, and what its message says. */
export interface Misuse {
  id: MisuseId;
  node: TSESTree.Node;
  data: Record<string, string>;
}

/** The ways in which a metric, with all that the file shows of its use, is not of the type that it was declared as. */
export function misusesOf(metric: MetricDeclaration, model: FileModel): Misuse[] {
  if (metric.dialect === 'cloudwatch' || metric.type === 'unknown' || metric.isWrapped) return [];
  const found: Misuse[] = [];
  const add = (id: MisuseId, node: TSESTree.Node, data: Record<string, string> = {}): void => {
    found.push({ id, node, data: { name: metric.name?.text ?? '', ...data } });
  };
  const observations = observationsOf(metric, model);
  switch (metric.type) {
    case 'counter': {
      const level = levelEnding(metric);
      const falls = observations.filter((one) => lowers(one, metric, model));
      for (const { node } of falls) add(...fall(node, metric));
      if (level !== null && falls.length === 0)
        add('counterOfLevel', metric.nameNode, { level, cure: levelType(metric) });
      break;
    }
    case 'gauge': {
      const events = observations.filter((one) => isOfOneEvent(one, metric, model));
      for (const one of events) add('gaugeOfEvent', one.node, { what: eventOf(one, model), cure: eventType(metric) });
      if (onlyRises(metric, model) && !isToldByName(metric, model)) add('gaugeRises', metric.nameNode);
      break;
    }
    case 'upDownCounter':
      if (onlyRises(metric, model) && !isToldByName(metric, model)) add('upDownRises', metric.nameNode);
      break;
    case 'histogram':
    case 'summary': {
      const constant = onlyConstant(metric, model);
      if (constant) add('constant', constant.node, { value: String(constant.value), type: metric.type });
      break;
    }
  }
  const twin = twinOf(metric, model);
  if (twin) add('pair', metric.nameNode, { twin: twin.name?.text ?? '' });
  return found;
}

/** `metric-naming` reports a gauge that ends in `_total`. */
function isToldByName(metric: MetricDeclaration, model: FileModel): boolean {
  return faultsOf(metric, model).some(({ id }) => id === 'notCounter');
}

/** True where every observation is seen, and all of them add something. */
function onlyRises(metric: MetricDeclaration, model: FileModel): boolean {
  const measured = measurementsOf(metric, model);
  return (
    measured.length > 0 &&
    measured.every(
      (one) => /^(?:inc|add)$/.test(one.method) && isNeverNegative(amountOf(one, model.scopes), model.scopes),
    )
  );
}

/** The one number that every observation of a metric measures, and the first; null where they differ, or not all are seen. */
function onlyConstant(
  metric: MetricDeclaration,
  model: FileModel,
): { value: number; node: TSESTree.CallExpression } | null {
  const measured = measurementsOf(metric, model);
  const values = measured.map((one) => {
    const amount = amountOf(one, model.scopes);
    const isMeasured = /^(?:observe|record)$/.test(one.method) && amount.state === 'given';
    return isMeasured ? numberIn(amount.node, model.scopes) : null;
  });
  const [value] = values;
  return value != null && values.every((other) => other === value) ? { value, node: measured[0]!.node } : null;
}

/** All measurements of a metric; none where the file does not show them all. Binding labels measures nothing. */
function measurementsOf(metric: MetricDeclaration, model: FileModel): readonly MetricObservation[] {
  return (allObservationsOf(metric, model) ?? []).filter(({ method }) => method !== 'labels');
}

function lowers(observation: MetricObservation, { dialect }: MetricDeclaration, { scopes }: FileModel): boolean {
  const { method } = observation;
  if (dialect === 'statsd' && !observation.certain) return false;
  if (method === 'dec') return dialect === 'prometheus';
  if (method === 'decrement') return dialect === 'statsd';
  return /^(?:inc|add|increment)$/.test(method) && isNegative(amountOf(observation, scopes), scopes);
}

function fall(
  node: TSESTree.CallExpression,
  { dialect }: MetricDeclaration,
): [MisuseId, TSESTree.Node, Record<string, string>] {
  if (dialect === 'statsd') return ['statsdFalls', node, {}];
  const isDec = terminalName(node.callee) === 'dec';
  const effect =
    dialect === 'opentelemetry'
      ? 'OpenTelemetry drops a negative amount with a warning, so the metric never falls'
      : isDec
        ? 'a counter of prom-client has no dec(), so this line throws a TypeError'
        : "prom-client throws 'It is not possible to decrease a counter' here";
  return ['counterFalls', node, { effect, cure: levelType({ dialect }) }];
}

function levelType({ dialect }: Pick<MetricDeclaration, 'dialect'>): string {
  return dialect === 'opentelemetry' ? 'an UpDownCounter' : 'a gauge';
}

function eventType({ dialect }: Pick<MetricDeclaration, 'dialect'>): string {
  return dialect === 'statsd' ? 'timing(), histogram() or distribution()' : 'a histogram';
}

/** The words at the end of a counter's name that say a level: `in_flight` in `gc_joins_in_flight_total`. */
function levelEnding({ name, dialect }: MetricDeclaration): string | null {
  // In StatsD names the last word is often the event: `subscription.active`.
  if (!name || dialect === 'statsd' || typeof name.parts.at(-1) !== 'string') return null;
  const words = wordsOf(name.tail);
  if (words.at(-1) === 'total' || words.at(-1) === 'count') words.pop();
  const ending = LEVEL_ENDINGS.find((level) => level.every((word, i) => words.at(i - level.length) === word));
  if (!ending) return null;
  const before = words.at(-ending.length - 1);
  return before === undefined || BECOMES.has(before) ? null : ending.join('_');
}

function isOfOneEvent(observation: MetricObservation, metric: MetricDeclaration, model: FileModel): boolean {
  if (!/^(?:set|record|gauge|startTimer)$/.test(observation.method)) return false;
  const { enclosingFunction } = observation.site;
  if (!enclosingFunction) return false;
  const words = wordsOf(metric.name?.text ?? '');
  const isOnce = (word: string): boolean => ONCE.has(word) || (BATCHES.has(word) && observation.site.handler === null);
  if (!metric.name || words.some((word) => LEVEL_OF_TIME.has(word) || isOnce(word))) return false;
  if (eventOf(observation, model) === '') return false;
  const around = namesAround(observation.node).flatMap(wordsOf);
  return !around.some(isOnce) && !pushes(model) && !isSampling(observation.node, model);
}

/** What a gauge is set to, in words; empty where it may be a level. */
function eventOf(observation: MetricObservation, { scopes }: FileModel): string {
  if (observation.method === 'startTimer') return 'duration';
  const amount = amountOf(observation, scopes);
  return (amount.state === 'given' ? measuresOneEvent(amount.node, scopes) : null) ?? '';
}

/** A batch job pushes the duration of its last run, as a gauge. Source: Prometheus documentation, "Pushing metrics". */
function pushes({ calls }: FileModel): boolean {
  return calls.some(({ callee }) => /^(?:Pushgateway|pushAdd)$/.test(terminalName(callee) ?? ''));
}

const HALF = /^(.+?)[._](sum|count)([._]total)?$/;

/** `x_count` beside a metric `x_sum` of the same type: a histogram by hand. */
function twinOf(metric: MetricDeclaration, { metrics }: FileModel): MetricDeclaration | null {
  const [, stem, half] = HALF.exec(metric.name?.text ?? '') ?? [];
  if (half !== 'sum' || !isHalf(metric)) return null;
  return (
    metrics.find((other) => {
      const [, otherStem, otherHalf] = HALF.exec(other.name?.text ?? '') ?? [];
      return otherHalf === 'count' && otherStem === stem && isHalf(other) && other.dialect === metric.dialect;
    }) ?? null
  );
}

/** What is collected from elsewhere may be the summary of another program. */
function isHalf({ type, dialect, config }: MetricDeclaration): boolean {
  const isSum = type === 'counter' || type === 'gauge';
  return isSum && dialect !== 'statsd' && config?.properties.has('collect') !== true;
}
