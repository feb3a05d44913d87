import {
  openTelemetryMetric,
  openTelemetryStart,
  openTelemetryTracing,
  type Entry,
  type MetricType,
  type Profile,
} from './profile.js';

const instrument = (type: MetricType, returns: string): Entry => ({ returns, fact: openTelemetryMetric(type) });
const attributes: Entry = { fact: { kind: 'observation', labels: { from: 'object', arg: 1 } } };

/** nestjs-otel: OpenTelemetry instruments through Nest. */
export const nestjsOtel: Profile = {
  id: 'nestjs-otel',
  title: 'nestjs-otel',
  packages: ['nestjs-otel'],
  source: 'nestjs-otel 7.0.1 lib/metrics/metric.service.d.ts, lib/metrics/decorators, lib/tracing/trace.service.d.ts',
  dialect: 'opentelemetry',
  exports: {
    MetricService: { construct: 'metricService' },
    TraceService: { construct: 'traceService' },
    // The decorator; without a name the span is called after class and method.
    Span: { fact: { kind: 'span', name: { arg: 0 }, ends: 'by-itself' } },
    OtelCounter: instrument('counter', 'counter'),
    OtelUpDownCounter: instrument('upDownCounter', 'counter'),
    OtelGauge: instrument('gauge', 'histogram'),
    OtelHistogram: instrument('histogram', 'histogram'),
    OtelObservableCounter: instrument('counter', 'observable'),
    OtelObservableUpDownCounter: instrument('upDownCounter', 'observable'),
    OtelObservableGauge: instrument('gauge', 'observable'),
  },
  types: {
    metricService: {
      getCounter: instrument('counter', 'counter'),
      getUpDownCounter: instrument('upDownCounter', 'counter'),
      getGauge: instrument('gauge', 'histogram'),
      getHistogram: instrument('histogram', 'histogram'),
      getObservableCounter: instrument('counter', 'observable'),
      getObservableUpDownCounter: instrument('upDownCounter', 'observable'),
      getObservableGauge: instrument('gauge', 'observable'),
    },
    counter: { add: attributes },
    histogram: { record: attributes },
    observable: { addCallback: { callback: { arg: 0, param: 0, is: 'result' } } },
    result: { observe: attributes },
    traceService: {
      getTracer: { returns: 'tracer' },
      getSpan: { returns: 'span' },
      startSpan: { returns: 'span', fact: openTelemetryStart() },
    },
    ...openTelemetryTracing(),
  },
  decorators: {
    ...Object.fromEntries(['OtelCounter', 'OtelUpDownCounter'].map((name) => [name, { is: 'counter' }])),
    ...Object.fromEntries(['OtelHistogram', 'OtelGauge'].map((name) => [name, { is: 'histogram' }])),
    ...Object.fromEntries(
      ['OtelObservableCounter', 'OtelObservableUpDownCounter', 'OtelObservableGauge'].map((name) => [
        name,
        { is: 'observable' },
      ]),
    ),
  },
};
