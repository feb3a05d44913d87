import { expect, test } from 'vitest';
import { factsOf } from '../model/facts-of.js';

test('metrics, what is observed and by which declaration', () => {
  expect(
    factsOf(`
      import client, { Counter as Count, Gauge, Histogram, Registry, Summary, register } from 'prom-client';
      import * as prom from 'prom-client';

      const registry = new Registry();
      const joins = new Count({ name: 'gc_join_requests_total', help: 'Joins.', labelNames: ['result'], registers: [registry] });
      const active = new client.Gauge({ name: 'gc_meetings_active', help: 'Meetings.' });
      const duration = new Histogram({
        name: 'gc_join_duration_seconds',
        help: 'Join duration.',
        labelNames: ['result', 'region'] as const,
        buckets: client.exponentialBuckets(0.05, 2, 8),
      });
      const sizes = new prom.Summary({ name: 'gc_meeting_size_participants', help: 'Sizes.', percentiles: [0.5, 0.9] });

      joins.inc({ result: 'ok' });
      joins.inc({ result: outcome }, 2);
      joins.labels('ok').inc();
      joins.inc({ labels: { result: 'ok' }, value: 1, exemplarLabels: { traceId } });
      active.set(3);
      active.dec();
      active.setToCurrentTime();
      duration.observe({ result: 'ok', region }, 0.2);
      duration.labels({ result: 'ok', region }).observe(0.2);
      const end = duration.startTimer({ region });
      end({ result: 'ok' });
      sizes.observe(12);
      register.getSingleMetric('gc_join_requests_total')?.inc({ result: 'ok' });

      const take = (given: Count<'result'>) => given.inc({ result: 'ok' });
    `),
  ).toMatchInlineSnapshot(`
    [
      "5:15 metric counter prom-client gc_join_requests_total labels=result",
      "6:16 metric gauge prom-client gc_meetings_active",
      "7:18 metric histogram prom-client gc_join_duration_seconds labels=result,region buckets=given",
      "13:15 metric summary prom-client gc_meeting_size_participants",
      "15:1 observe inc prom-client labels=result of gc_join_requests_total",
      "16:1 observe inc prom-client labels=result of gc_join_requests_total",
      "17:1 observe inc prom-client of gc_join_requests_total",
      "17:1 observe labels prom-client labels=result of gc_join_requests_total",
      "18:1 observe inc prom-client labels=result of gc_join_requests_total",
      "19:1 observe set prom-client of gc_meetings_active",
      "20:1 observe dec prom-client of gc_meetings_active",
      "21:1 observe setToCurrentTime prom-client of gc_meetings_active",
      "22:1 observe observe prom-client labels=result,region of gc_join_duration_seconds",
      "23:1 observe observe prom-client of gc_join_duration_seconds",
      "23:1 observe labels prom-client labels=result,region of gc_join_duration_seconds",
      "24:13 observe startTimer prom-client labels=region of gc_join_duration_seconds",
      "25:1 observe () prom-client labels=result of gc_join_duration_seconds",
      "26:1 observe observe prom-client of gc_meeting_size_participants",
      "27:1 observe inc prom-client labels=result",
      "29:42 observe inc prom-client labels=result",
    ]
  `);
});

test('constants, spreads and fields', () => {
  expect(
    factsOf(`
      const { Histogram, Counter } = require('prom-client');
      const PREFIX = 'mc_';
      const common = { help: 'Assignments.', labelNames: ['status'] };
      class Metrics {
        readonly assigned = new Counter({ name: \`\${PREFIX}assignments_total\`, ...common });
        private readonly wait;
        constructor(prefix) {
          this.wait = new Histogram({ name: \`\${prefix}wait_seconds\`, help: 'Wait.' });
        }
        record(status) {
          this.assigned.inc({ status });
          this.wait.observe(1);
        }
      }
      const metrics = { failed: new Counter({ name: 'mc_failed_total' }) };
      metrics.failed.inc();
    `),
  ).toMatchInlineSnapshot(`
    [
      "5:23 metric counter prom-client mc_assignments_total labels=status",
      "8:17 metric histogram prom-client \${…}wait_seconds buckets=absent",
      "11:5 observe inc prom-client labels=status of mc_assignments_total",
      "12:5 observe observe prom-client of \${…}wait_seconds",
      "15:27 metric counter prom-client mc_failed_total help=absent",
      "16:1 observe inc prom-client of mc_failed_total",
    ]
  `);
});

test('what is no metric', () => {
  expect(
    factsOf(`
      import { collectDefaultMetrics, Counter, Pushgateway, register } from 'prom-client';
      import { Counter as Other } from './counter.js';
      collectDefaultMetrics({ prefix: 'gc_' });
      new Pushgateway('http://push').push({ jobName: 'x' });
      new Other({ limit: 3 }).inc();
      semver.inc(version, 'minor');
      semver.inc('1.0.0');
      register.clear();
      await register.metrics();
      const set = new Set();
      set.add('x');
    `),
  ).toEqual([]);
});
