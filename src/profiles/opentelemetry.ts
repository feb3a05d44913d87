import {
  attaches,
  each,
  logMethods,
  object,
  openTelemetryMetric,
  PAIR,
  type Entry,
  type FactSpec,
  type MetricType,
  type Profile,
} from './profile.js';

const instrument = (type: MetricType, returns: string): Entry => ({ returns, fact: openTelemetryMetric(type) });
const attributes = (arg: number): Entry => ({ fact: { kind: 'observation', labels: { from: 'object', arg } } });
const status: Entry = {
  returns: 'self',
  fact: { kind: 'span-error', when: { arg: 0, key: 'code', not: ['OK', 'UNSET', '0', '1'] } },
};
const started: FactSpec[] = [
  { kind: 'span', name: { arg: 0 }, ends: 'by-hand' },
  attaches('span', object(1, 'attributes')),
];

/** The OpenTelemetry API: metrics, traces, logs and diagnostics. */
export const opentelemetry: Profile = {
  id: 'opentelemetry',
  title: 'OpenTelemetry',
  packages: [
    '@opentelemetry/api',
    '@opentelemetry/api-logs',
    '@opentelemetry/sdk-metrics',
    '@opentelemetry/sdk-logs',
    '@opentelemetry/sdk-trace-base',
    '@opentelemetry/sdk-trace-node',
  ],
  source: '@opentelemetry/api 1.10 types, @opentelemetry/api-logs 0.223 types',
  dialect: 'opentelemetry',
  again: 'another',
  exports: {
    metrics: { is: 'metricsApi' },
    trace: { is: 'traceApi' },
    logs: { is: 'logsApi' },
    diag: { is: 'diag' },
    propagation: { is: 'propagation' },
    MeterProvider: { construct: 'metricsApi' },
    LoggerProvider: { construct: 'logsApi' },
    ...each(['BasicTracerProvider', 'NodeTracerProvider', 'TracerProvider'], { construct: 'traceApi' }),
    Meter: { construct: 'meter' },
    Counter: { construct: 'counter' },
    UpDownCounter: { construct: 'counter' },
    Histogram: { construct: 'histogram' },
    Gauge: { construct: 'histogram' },
    ...each(['ObservableCounter', 'ObservableUpDownCounter', 'ObservableGauge'], { construct: 'observable' }),
    ...each(['ObservableResult'], { construct: 'result' }),
    ...each(['BatchObservableResult'], { construct: 'batchResult' }),
    Tracer: { construct: 'tracer' },
    Span: { construct: 'span' },
    Baggage: { construct: 'baggage' },
    Logger: { construct: 'logRecords' },
  },
  types: {
    metricsApi: { getMeter: { returns: 'meter' } },
    meter: {
      createCounter: instrument('counter', 'counter'),
      createUpDownCounter: instrument('upDownCounter', 'counter'),
      createGauge: instrument('gauge', 'histogram'),
      createHistogram: instrument('histogram', 'histogram'),
      createObservableCounter: instrument('counter', 'observable'),
      createObservableUpDownCounter: instrument('upDownCounter', 'observable'),
      createObservableGauge: instrument('gauge', 'observable'),
      addBatchObservableCallback: { callback: { arg: 0, param: 0, is: 'batchResult' } },
    },
    counter: { add: attributes(1) },
    histogram: { record: attributes(1) },
    observable: { addCallback: { callback: { arg: 0, param: 0, is: 'result' } } },
    result: { observe: attributes(1) },
    batchResult: { observe: attributes(2) },
    traceApi: { getTracer: { returns: 'tracer' }, getActiveSpan: { returns: 'span' }, getSpan: { returns: 'span' } },
    tracer: {
      startSpan: { returns: 'span', fact: started },
      startActiveSpan: { callback: { arg: 'last', param: 0, is: 'span' }, fact: started },
    },
    span: {
      recordException: { fact: { kind: 'span-error' } },
      setStatus: status,
      setAttribute: { returns: 'self', fact: attaches('span', PAIR) },
      setAttributes: { returns: 'self', fact: attaches('span', object(0)) },
      addEvent: { returns: 'self', fact: attaches('span', object(1)) },
      addLink: { returns: 'self', fact: attaches('span', object(0, 'attributes')) },
      ...each(['addLinks', 'updateName'], { returns: 'self' }),
    },
    propagation: {
      createBaggage: { returns: 'baggage', fact: attaches('baggage', object(0)) },
      ...each(['getBaggage', 'getActiveBaggage'], { returns: 'baggage' }),
    },
    baggage: {
      setEntry: { returns: 'self', fact: attaches('baggage', PAIR) },
      ...each(['removeEntry', 'removeEntries', 'clear'], { returns: 'self' }),
    },
    logsApi: { getLogger: { returns: 'logRecords' } },
    logRecords: { emit: { fact: { kind: 'log', level: 'argument' } } },
    diag: {
      ...logMethods({ verbose: 'trace', debug: 'debug', info: 'info', warn: 'warn', error: 'error' }),
      createComponentLogger: { returns: 'self' },
    },
  },
};
