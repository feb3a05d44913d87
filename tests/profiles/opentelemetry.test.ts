import { expect, test } from 'vitest';
import { factsOf } from '../model/facts-of.js';

test('metrics', () => {
  expect(
    factsOf(`
      import { metrics, type Counter, type Histogram } from '@opentelemetry/api';
      import * as api from '@opentelemetry/api';

      const meter = metrics.getMeter('meeting', '1.0.0');
      const joins = meter.createCounter('gc.joins', { description: 'Joins.', unit: '{join}' });
      const duration = meter.createHistogram('gc.join.duration', { description: 'Duration.', unit: 's' });
      const bounded = meter.createHistogram('gc.leave.duration', { unit: 's', advice: { explicitBucketBoundaries: [1, 2] } });
      const open = api.metrics.getMeter('x').createUpDownCounter('gc.meetings');
      const load = meter.createGauge('mc.load');
      const queue = meter.createObservableGauge('mc.queue.length');

      joins.add(1, { result: 'ok' });
      joins.add(1);
      duration.record(0.2, { result: 'ok', region });
      open.add(-1);
      load.record(0.5, { region });
      queue.addCallback((result) => result.observe(length(), { queue: name }));
      meter.addBatchObservableCallback((result) => result.observe(queue, 1, { queue: name }), [queue]);

      class Metrics {
        constructor(private readonly joined: Counter, readonly waited: Histogram) {}
        record() {
          this.joined.add(1, { region });
          this.waited.record(1);
        }
      }
    `),
  ).toMatchInlineSnapshot(`
    [
      "5:15 metric counter opentelemetry gc.joins unit={join}",
      "6:18 metric histogram opentelemetry gc.join.duration unit=s buckets=absent",
      "7:17 metric histogram opentelemetry gc.leave.duration help=absent unit=s buckets=given",
      "8:14 metric upDownCounter opentelemetry gc.meetings help=absent",
      "9:14 metric gauge opentelemetry mc.load help=absent",
      "10:15 metric gauge opentelemetry mc.queue.length help=absent",
      "12:1 observe add opentelemetry labels=result of gc.joins",
      "13:1 observe add opentelemetry of gc.joins",
      "14:1 observe record opentelemetry labels=result,region of gc.join.duration",
      "15:1 observe add opentelemetry of gc.meetings",
      "16:1 observe record opentelemetry labels=region of mc.load",
      "17:31 observe observe opentelemetry labels=queue",
      "18:46 observe observe opentelemetry labels=queue",
      "23:5 observe add opentelemetry labels=region",
      "24:5 observe record opentelemetry",
    ]
  `);
});

test('errors on spans', () => {
  expect(
    factsOf(`
      import { SpanStatusCode, trace, type Span } from '@opentelemetry/api';
      const tracer = trace.getTracer('meeting');

      const span = tracer.startSpan('join');
      span.setAttribute('meeting.region', region).recordException(err);
      span.setStatus({ code: SpanStatusCode.ERROR, message: err.message });
      span.setStatus({ code: 2 });
      span.setStatus({ code: SpanStatusCode.OK });
      span.setStatus({ code: SpanStatusCode.UNSET });
      span.setStatus({ code: 1 });
      span.setStatus({ code: failed ? SpanStatusCode.ERROR : SpanStatusCode.OK });
      span.setStatus(status);
      span.end();
      tracer.startActiveSpan('assign', { kind: 1 }, async (active) => {
        active.recordException(err);
      });
      trace.getActiveSpan()?.recordException(err);
      const fail = (given: Span) => given.setStatus({ code: SpanStatusCode.ERROR });
    `),
  ).toMatchInlineSnapshot(`
    [
      "4:14 span opentelemetry join by-hand",
      "5:1 span-error opentelemetry",
      "6:1 span-error opentelemetry",
      "7:1 span-error opentelemetry",
      "11:1 span-error opentelemetry",
      "12:1 span-error opentelemetry",
      "14:1 span opentelemetry assign by-hand",
      "15:3 span-error opentelemetry",
      "17:1 span-error opentelemetry",
      "18:31 span-error opentelemetry",
    ]
  `);
});

test('logs and diagnostics', () => {
  expect(
    factsOf(`
      import { diag } from '@opentelemetry/api';
      import { logs, SeverityNumber } from '@opentelemetry/api-logs';
      const records = logs.getLogger('meeting');
      records.emit({ severityNumber: SeverityNumber.ERROR, body: 'cannot join', exception: err });
      records.emit({ severityText: 'WARN', body: 'late' });
      records.emit(record);
      diag.warn('no exporter');
      diag.createComponentLogger({ namespace: 'x' }).debug('component');
    `),
  ).toMatchInlineSnapshot(`
    [
      "4:1 log error opentelemetry records",
      "5:1 log warn opentelemetry records",
      "6:1 log any-level opentelemetry records",
      "7:1 log warn opentelemetry diag",
      "8:1 log debug opentelemetry diag.createComponentLogger({namespace:'x'})",
    ]
  `);
});

test('what is no fact', () => {
  expect(
    factsOf(`
      import { context, propagation, trace } from '@opentelemetry/api';
      propagation.inject(context.active(), headers);
      trace.getActiveSpan()?.end();
      new Set().add('x', { a: 1 });
      vinyl.record(1, { side: 'a' });
    `),
  ).toEqual([]);
});
