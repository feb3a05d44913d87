import type { TSESTree } from '@typescript-eslint/utils';
import {
  openTelemetryMetric,
  type LabelPlace,
  type MetricDialect,
  type MetricSpec,
  type MetricType,
} from '../profiles/profile.js';
import { wordsOf } from '../vocabulary/words.js';
import { configObject, type ConfigObject } from './config-object.js';
import type { Scopes } from './scopes.js';
import { chainOf, memberName, rootOf, terminalName, unwrap } from './syntax.js';
import { textOf } from './text.js';

/** The metric type that a wrapper's name tells: `register.histogram`, `createCounterMetric`, `GaugeExtra`. */
export function typeOfName(name: string, config: ConfigObject): MetricType {
  if (/histogram/i.test(name)) return 'histogram';
  if (/up_?down/i.test(name)) return 'upDownCounter';
  if (/counter/i.test(name)) return 'counter';
  if (/^counted?$|^countFailures$/i.test(name)) return 'counter';
  if (/gauge/i.test(name)) return 'gauge';
  if (/summary/i.test(name)) return 'summary';
  return config.properties.has('buckets') ? 'histogram' : 'unknown';
}

/** An observation recognised by its shape. */
export interface ObservationShape {
  labels: LabelPlace;
  dialect: MetricDialect;
}

type CallOrNew = TSESTree.CallExpression | TSESTree.NewExpression;

const METRIC_WORDS =
  /^(?:metrics?|counters?|gauges?|histograms?|summary|summaries|prom|prometheus|promclient|latency|latencies|durations?)$/;
const STATSD_WORD = /^[_$#]{0,3}(?:statsd?|dogstatsd|\w*metrics?|statsd?Client|metricsClient|telemetry)$/i;

/** What the methods of a StatsD client measure. Source: hot-shots 17 types.d.ts, and wrappers of it in real code. */
const STATSD_METHODS: Readonly<Record<string, MetricType>> = {
  increment: 'counter',
  decrement: 'counter',
  incrementBy: 'counter',
  count: 'counter',
  incr: 'counter',
  gauge: 'gauge',
  gaugePerInstance: 'gauge',
  timing: 'histogram',
  histogram: 'histogram',
  distribution: 'histogram',
  set: 'set',
};

/** True where a name has a word for metrics in it: `joinsCounter`, `promClient`, `joins_total`; not `promise`. */
function isMetricName(name: string): boolean {
  return name.endsWith('_total') || wordsOf(name).some((word) => METRIC_WORDS.test(word));
}

const REGISTRY_WORDS = /^(?:register|registry|registries|telemetry|meter)$/;
const METRIC_OPTIONS = ['labelNames', 'buckets', 'percentiles', 'registers', 'collect', 'aggregator'];

/**
 * True where `f({ name, help })` declares a metric: its name says so, what it is a method of, or its options. An option
 * of a command line has a name and a help text too.
 */
export function declaresByShape(callee: TSESTree.Node, type: MetricType, config: ConfigObject): boolean {
  // `Object.freeze({ name, help })` is the configuration of one.
  if (/^(?:freeze|assign|seal|push|unshift)$/.test(terminalName(callee) ?? '')) return false;
  if (type !== 'unknown' || METRIC_OPTIONS.some((option) => config.properties.has(option))) return true;
  // `@Counted({ name, help })`
  const isDecorator = callee.parent?.parent?.type === 'Decorator';
  if (isDecorator && /count|timed?|measure|gauge|track/i.test(terminalName(callee) ?? '')) return true;
  const chain = chainOfCalls(callee);
  const isOfRegistry = chain.slice(0, -1).some((name) => wordsOf(name).some((word) => REGISTRY_WORDS.test(word)));
  return isOfRegistry || chain.some(isMetricName);
}

const FACTORY =
  /^(?:create|make|new|register|define|build|add|init|initialize|get)\w*?(Counter|Gauge|Histogram|Summary|Timer)(?:Metric)?$/;

/**
 * A wrapper that takes name, help and labels one by one, made in another file: `createTimer('gc_join_seconds', 'Joins.')`.
 * What it makes of the name is not known.
 */
export function factoryByShape(node: CallOrNew, scopes: Scopes): MetricSpec | null {
  const kind = FACTORY.exec(terminalName(node.callee) ?? '')?.[1];
  const [name, help, ...rest] = node.arguments;
  const text = name && textOf(name, scopes);
  if (
    node.type !== 'CallExpression' ||
    !kind ||
    !help ||
    !text ||
    !/^[\w.:/-]+$/.test(text.text.replaceAll('${…}', ''))
  )
    return null;
  const labels = rest.findIndex((argument) => unwrap(argument).type === 'ArrayExpression');
  if (textOf(help, scopes) === null && unwrap(help).type !== 'ArrayExpression') return null;
  return {
    kind: 'metric',
    type: kind === 'Timer' ? 'histogram' : (kind.toLowerCase() as MetricType),
    name: { arg: 0 },
    ...(textOf(help, scopes) && { help: { arg: 1 } }),
    ...(unwrap(help).type === 'ArrayExpression'
      ? { labels: { arg: 1 } }
      : labels >= 0 && { labels: { arg: labels + 2 } }),
  };
}

/** What creates an OpenTelemetry instrument, on a meter that another file made: `meter.createHistogram('join.duration')`. */
const INSTRUMENTS: Readonly<Record<string, MetricType>> = {
  createCounter: 'counter',
  createUpDownCounter: 'upDownCounter',
  createGauge: 'gauge',
  createHistogram: 'histogram',
  createObservableCounter: 'counter',
  createObservableUpDownCounter: 'upDownCounter',
  createObservableGauge: 'gauge',
};

/** Where the parts of such an instrument are; null where the call is none. */
export function instrumentByShape(
  node: TSESTree.CallExpression | TSESTree.NewExpression,
  scopes: Scopes,
): MetricSpec | null {
  const callee = unwrap(node.callee);
  const method = callee.type === 'MemberExpression' ? (memberName(callee) ?? '') : '';
  const [name, options] = node.arguments;
  if (!Object.hasOwn(INSTRUMENTS, method) || !name || textOf(name, scopes) === null) return null;
  if (options && !configObject(options, scopes)) return null;
  return openTelemetryMetric(INSTRUMENTS[method]!);
}

/**
 * What the shape of a call tells where its receiver comes from elsewhere: `metrics?.joins.inc({ result })`,
 * `this.latency.observe({ route }, seconds)`, `statsd.increment('joins', { result })`.
 * @param isDeclared true where the receiver is known to be a metric of this file
 */
export function observationByShape(
  node: TSESTree.CallExpression,
  scopes: Scopes,
  isDeclared: boolean,
): ObservationShape | null {
  const callee = unwrap(node.callee);
  if (callee.type !== 'MemberExpression') return null;
  const method = memberName(callee);
  const [first, second] = node.arguments;
  if (method === null) return null;
  if (isCollection(callee.object, scopes)) return null;
  const hasLabels = first !== undefined && configObject(first, scopes) !== null;
  const isMetric =
    isDeclared || chainOfCalls(callee.object).some(isMetricName) || comesFromMetrics(callee.object, scopes);
  const labels: LabelPlace = { from: 'object', arg: 0 };
  switch (method) {
    case 'inc':
      return hasLabels || isMetric || isPlainCount(node) ? { labels, dialect: 'prometheus' } : null;
    case 'startTimer':
      return hasLabels || isMetric ? { labels, dialect: 'prometheus' } : null;
    case 'observe':
      return isMetric || (hasLabels && node.arguments.length === 2) ? { labels, dialect: 'prometheus' } : null;
    case 'dec':
      return hasLabels || isMetric ? { labels, dialect: 'prometheus' } : null;
    case 'set': {
      // `summary.set({ userId }, { merge: true })` writes a document.
      const isLevel = second !== undefined && configObject(second, scopes) === null;
      if (isMetric && hasLabels && isLevel) return { labels, dialect: 'prometheus' };
      // `metrics.clock.epoch.set(epoch)`; a Map is given a key too.
      const isPlain = first !== undefined && node.arguments.length === 1 && textOf(first, scopes) === null;
      if (isMetric && isPlain && (isDeclared || unwrap(callee.object).type === 'MemberExpression'))
        return { labels, dialect: 'prometheus' };
      return statsdByShape(node, callee, method, scopes);
    }
    case 'labels':
      return isMetric || isBoundHere(node) ? { labels: { from: 'positional' }, dialect: 'prometheus' } : null;
    case 'add':
    case 'record': {
      const isAttributes = second !== undefined && configObject(second, scopes) !== null;
      // `queue.add('rollup', { userId })` is a job.
      const isAmount = first !== undefined && textOf(first, scopes) === null && configObject(first, scopes) === null;
      const isCount = method === 'add' && first?.type === 'Literal' && first.value === 1;
      const isRecorded = isAmount && (isAttributes ? isMetric || isCount : isDeclared && second === undefined);
      return isRecorded ? { labels: { from: 'object', arg: 1 }, dialect: 'opentelemetry' } : null;
    }
    default:
      return statsdByShape(node, callee, method, scopes);
  }
}

/**
 * What a call through a StatsD client of unknown make declares, since its metrics exist by being sent:
 * `Metrics.increment('rooms.joined')`; null where it is none.
 */
export function sentByShape(node: TSESTree.CallExpression | TSESTree.NewExpression, scopes: Scopes): MetricSpec | null {
  const callee = unwrap(node.callee);
  if (node.type !== 'CallExpression' || callee.type !== 'MemberExpression') return null;
  const method = memberName(callee) ?? '';
  const [name] = node.arguments;
  if (!statsdByShape(node, callee, method, scopes) || !name || textOf(name, scopes) === null) return null;
  return { kind: 'metric', type: STATSD_METHODS[method]!, name: { arg: 0 } };
}

/** `metrics.increment('joins', { result })`, `statsd.gauge('active', 3, ['region:eu'])`. */
function statsdByShape(
  node: TSESTree.CallExpression,
  callee: TSESTree.MemberExpression,
  method: string,
  scopes: Scopes,
): ObservationShape | null {
  const [name, value] = node.arguments;
  const client = chainOf(callee.object)?.at(-1) ?? '';
  if (!Object.hasOwn(STATSD_METHODS, method) || !STATSD_WORD.test(client) || !name) return null;
  // `metrics.increment(name, { result })`, with a name that is decided elsewhere.
  const isNamed = textOf(name, scopes) !== null || (name.type === 'Identifier' && value?.type === 'ObjectExpression');
  if (!isNamed) return null;
  // All others need a value first: `metrics.set('join', { userId })` fills a map.
  const isCount = /^(?:increment|decrement|count|incr)$/.test(method);
  if (!isCount && value && configObject(value, scopes)) return null;
  return { labels: { from: 'tags', after: isCount ? 1 : 2 }, dialect: 'statsd' };
}

const COLLECTIONS = /^(?:Map|Set|WeakMap|WeakSet|URLSearchParams|Headers|FormData|\w*Observer)$/;

/** A `Map` or the like, seen to be one in this file. */
function isCollection(raw: TSESTree.Node, scopes: Scopes): boolean {
  const node = unwrap(raw);
  const value = node.type === 'Identifier' ? scopes.constantOf(node) : node;
  const made = value && unwrap(value);
  return made?.type === 'NewExpression' && COLLECTIONS.test(chainOf(made.callee)?.at(-1) ?? '');
}

/** `lodestar.rejections.inc()`: nothing but a counter is told so; `semver.inc(version, 'minor')` is. */
function isPlainCount({ callee, arguments: [amount, ...rest] }: TSESTree.CallExpression): boolean {
  const isMade = callee.type === 'MemberExpression' && unwrap(callee.object).type === 'NewExpression';
  const isText = amount?.type === 'Literal' && typeof amount.value === 'string';
  return !isMade && !isText && rest.length === 0;
}

const METRIC_MODULE = /^(?:metrics?|telemetry|instruments?|instrumentation|observability|otel|opentelemetry|meters?)$/;

/**
 * `import { joins } from './metrics.js'`, `const { joins } = telemetry`: what such a module or object holds and is
 * counted with is an instrument.
 */
function comesFromMetrics(raw: TSESTree.Node, scopes: Scopes): boolean {
  const root = rootOf(raw);
  const definition = root.type === 'Identifier' ? scopes.variableOf(root)?.defs[0] : undefined;
  const declarator = definition?.node.type === 'VariableDeclarator' ? definition.node : null;
  if (declarator?.id.type === 'ObjectPattern' && declarator.init) {
    return chainOfCalls(declarator.init).some((name) => wordsOf(name).some((word) => METRIC_MODULE.test(word)));
  }
  return (
    definition?.parent?.type === 'ImportDeclaration' &&
    wordsOf(definition.parent.source.value).some((word) => METRIC_MODULE.test(word))
  );
}

/** `x.labels(…).inc()`: only a metric is used like that. */
function isBoundHere(node: TSESTree.CallExpression): boolean {
  const member = node.parent;
  if (member.type !== 'MemberExpression' || member.object !== node) return false;
  return /^(?:inc|dec|set|observe|startTimer)$/.test(memberName(member) ?? '');
}

/** How many calls and members of a chain are looked at: every one of a long chain asks. */
const LONGEST_CHAIN = 40;

/** The names of a chain, with those of the calls in it: `['metrics', 'joins', 'labels']` for `metrics.joins.labels('ok')`. */
function chainOfCalls(raw: TSESTree.Node): string[] {
  const names: string[] = [];
  let node = unwrap(raw);
  for (let steps = 0; steps < LONGEST_CHAIN; steps++) {
    if (node.type === 'CallExpression') node = unwrap(node.callee);
    else if (node.type === 'MemberExpression') {
      names.push(memberName(node) ?? '');
      node = unwrap(node.object);
    } else break;
  }
  if (node.type === 'Identifier') names.push(node.name);
  return names.reverse();
}
