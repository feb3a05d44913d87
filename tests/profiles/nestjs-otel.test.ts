import { expect, test } from 'vitest';
import { factsOf } from '../model/facts-of.js';

test('instruments of the service and of parameters', () => {
  expect(
    factsOf(`
      import { Injectable } from '@nestjs/common';
      import { MetricService, OtelCounter, OtelMethodCounter, Span, TraceService } from 'nestjs-otel';
      import type { Counter } from '@opentelemetry/api';

      @Injectable()
      export class MeetingService {
        private readonly joins: Counter;
        private readonly duration;

        constructor(metricService: MetricService, private readonly traces: TraceService) {
          this.joins = metricService.getCounter('gc.joins', { description: 'Joins.', unit: '{join}' });
          this.duration = metricService.getHistogram('gc.join.duration', {
            unit: 's',
            advice: { explicitBucketBoundaries: [0.1, 1] },
          });
          metricService.getObservableGauge('gc.meetings').addCallback((result) => result.observe(3, { region }));
        }

        @Span('join')
        @OtelMethodCounter()
        join(@OtelCounter('gc.join.calls', { description: 'Calls.' }) calls: Counter) {
          this.joins.add(1, { result: 'ok' });
          this.duration.record(0.2, { region });
          calls.add(1, { region });
          this.traces.getSpan()?.recordException(err);
        }
      }
    `),
  ).toMatchInlineSnapshot(`
    [
      "11:18 metric counter nestjs-otel gc.joins unit={join}",
      "12:21 metric histogram nestjs-otel gc.join.duration help=absent unit=s buckets=given",
      "16:5 metric gauge nestjs-otel gc.meetings help=absent",
      "16:77 observe observe nestjs-otel labels=region",
      "19:4 span nestjs-otel join by-itself",
      "21:9 metric counter nestjs-otel gc.join.calls",
      "22:5 observe add nestjs-otel labels=result of gc.joins",
      "23:5 observe record nestjs-otel labels=region of gc.join.duration",
      "24:5 observe add opentelemetry labels=region",
      "25:5 span-error nestjs-otel",
    ]
  `);
});

test('the module declares nothing', () => {
  expect(
    factsOf(`
      import { OpenTelemetryModule } from 'nestjs-otel';
      export const otel = OpenTelemetryModule.forRoot({ metrics: { hostMetrics: true } });
    `),
  ).toEqual([]);
});
