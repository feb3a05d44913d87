import { expect, test } from 'vitest';
import { factsOf } from '../model/facts-of.js';

test('providers declare, injected metrics observe', () => {
  expect(
    factsOf(`
      import { Injectable } from '@nestjs/common';
      import {
        InjectMetric, makeCounterProvider, makeGaugeProvider, makeHistogramProvider, makeSummaryProvider,
      } from '@willsoto/nestjs-prometheus';
      import { Counter, type Histogram } from 'prom-client';

      export const providers = [
        makeCounterProvider({ name: 'gc_join_requests_total', help: 'Joins.', labelNames: ['result'] }),
        makeGaugeProvider({ name: 'gc_meetings_active', help: 'Meetings.' }),
        makeHistogramProvider({ name: 'gc_join_duration_seconds', help: 'Join duration.', buckets: [0.1, 0.5, 1] }),
        makeHistogramProvider({ name: 'gc_leave_duration_seconds', help: 'Leave duration.' }),
        makeSummaryProvider({ name: 'gc_meeting_size_participants', help: 'Sizes.' }),
      ];

      @Injectable()
      export class MeetingService {
        @InjectMetric('gc_meetings_active') private active;

        constructor(
          @InjectMetric('gc_join_requests_total') public joins: Counter<string>,
          @InjectMetric('gc_join_duration_seconds') private readonly duration: Histogram<string>,
        ) {}

        join() {
          const end = this.duration.startTimer();
          this.joins.inc({ result: 'ok' });
          this.active.set({ region }, 3);
          end({ region });
        }
      }
    `),
  ).toMatchInlineSnapshot(`
    [
      "8:3 metric counter nestjs-prometheus gc_join_requests_total labels=result",
      "9:3 metric gauge nestjs-prometheus gc_meetings_active",
      "10:3 metric histogram nestjs-prometheus gc_join_duration_seconds buckets=given",
      "11:3 metric histogram nestjs-prometheus gc_leave_duration_seconds buckets=absent",
      "12:3 metric summary nestjs-prometheus gc_meeting_size_participants",
      "25:17 observe startTimer prom-client",
      "26:5 observe inc prom-client labels=result",
      "27:5 observe set nestjs-prometheus labels=region",
      "28:5 observe () prom-client labels=region",
    ]
  `);
});

test('the module declares nothing', () => {
  expect(
    factsOf(`
      import { getToken, PrometheusController, PrometheusModule } from '@willsoto/nestjs-prometheus';
      export const imports = [PrometheusModule.register({ path: '/metrics', defaultMetrics: { enabled: true } })];
      const token = getToken('gc_join_requests_total');
    `),
  ).toEqual([]);
});
