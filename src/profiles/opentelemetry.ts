import {
  attaches,
  each,
  logMethods,
  object,
  openTelemetryMetric,
  openTelemetryTracing,
  PAIR,
  type Entry,
  type MetricType,
  type Profile,
} from './profile.js';

const instrument = (type: MetricType, returns: string): Entry => ({ returns, fact: openTelemetryMetric(type) });
const attributes = (arg: number): Entry => ({ fact: { kind: 'observation', labels: { from: 'object', arg } } });
const { tracer, span } = openTelemetryTracing();

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
    traceApi: {
      getTracer: { returns: 'tracer' },
      getTracerProvider: { returns: 'self' },
      ...each(['getActiveSpan', 'getSpan'], { returns: 'span' }),
    },
    tracer,
    span: {
      ...span,
      addLink: { returns: 'self', fact: attaches('span', object(0, 'attributes')) },
      addLinks: { returns: 'self' },
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
