import {
  AggregationTemporality,
  InMemoryMetricExporter,
  MeterProvider,
  PeriodicExportingMetricReader,
  type MetricData,
} from '@opentelemetry/sdk-metrics';
import { Gauge, Histogram, Registry, Summary } from 'prom-client';
import { describe, expect, test } from 'vitest';
import rule from '../../../src/rules/metrics/metric-series-budget.js';
import { run } from '../../run.js';
import { code, otel, promClient } from './code.js';

describe('how many series prom-client exports for one combination of labels', () => {
  const about = () => ({ name: 'gc_joins', help: 'H.', labelNames: ['a'], registers: [new Registry()] });

  async function exported(registry: Registry): Promise<number> {
    return (await registry.metrics()).split('\n').filter((line) => line !== '' && !line.startsWith('#')).length;
  }

  test('a histogram: one for each boundary, +Inf, _sum and _count', async () => {
    const options = { ...about(), buckets: [0.1, 0.5] };
    new Histogram(options).observe({ a: 'b' }, 1);
    expect(await exported(options.registers[0]!)).toBe(2 + 3);
  });

  test('a histogram without boundaries has 11', async () => {
    const options = about();
    const histogram = new Histogram(options);
    histogram.observe({ a: 'b' }, 1);
    histogram.observe({ a: 'c' }, 1);
    expect(await exported(options.registers[0]!)).toBe(2 * (11 + 3));
  });

  test('a summary: one for each quantile, _sum and _count', async () => {
    const options = about();
    new Summary(options).observe({ a: 'b' }, 1);
    expect(await exported(options.registers[0]!)).toBe(7 + 2);
  });

  test('a gauge: one', async () => {
    const options = about();
    new Gauge(options).set({ a: 'b' }, 1);
    expect(await exported(options.registers[0]!)).toBe(1);
  });
});

describe('what OpenTelemetry exports', () => {
  async function collected(observe: (provider: MeterProvider) => void): Promise<MetricData> {
    const exporter = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE);
    const provider = new MeterProvider({
      readers: [new PeriodicExportingMetricReader({ exporter, exportIntervalMillis: 60_000 })],
    });
    observe(provider);
    await provider.forceFlush();
    const [metric] = exporter.getMetrics()[0]!.scopeMetrics[0]!.metrics;
    await provider.shutdown();
    return metric!;
  }

  test('15 boundaries where none are set', async () => {
    const metric = await collected((provider) => {
      provider.getMeter('gc').createHistogram('gc.join.duration').record(1);
    });
    expect(metric.dataPoints[0]?.value).toHaveProperty('buckets.boundaries.length', 15);
  });

  test('2,000 combinations, the last of which stands for all others', async () => {
    const metric = await collected((provider) => {
      const counter = provider.getMeter('gc').createCounter('gc.joins');
      for (let i = 0; i < 2500; i++) counter.add(1, { i });
    });
    expect(metric.dataPoints).toHaveLength(2000);
    const rest = metric.dataPoints.find(({ attributes }) => attributes['otel.metric.overflow'] === true);
    expect(rest?.value).toBe(501);
  });
});

run('metric-series-budget: what a message says', rule, {
  valid: [promClient`new Histogram({ name: 'gc_http_seconds', help: 'H.', labelNames: ['method', 'status_code'] });`],
  invalid: [
    {
      code: promClient`new Histogram({ name: 'gc_http_seconds', help: 'H.', labelNames: ['method', 'route', 'status_code'] });`,
      errors: [
        {
          message:
            "Histogram 'gc_http_seconds' can become 75,600 time series per instance, over the budget of 10,000: method 9 × route 10 (guess) × status_code 60 × 14 (11 default buckets, +Inf, _sum, _count) = 75,600. The process keeps each in memory until it ends, and Prometheus scrapes and stores them all. Label by the status class instead of 'status_code', which is 5 values, or take fewer buckets.",
          line: 2,
          column: 23,
          endColumn: 40,
        },
      ],
    },
    {
      name: 'buckets from elsewhere',
      code: promClient`new Histogram({ name: 'gc_http_seconds', help: 'H.', labelNames: ['method', 'status_code'], buckets: BUCKETS });`,
      options: [{ budget: 5000 }],
      errors: [
        {
          message:
            "Histogram 'gc_http_seconds' can become 7,560 time series per instance, over the budget of 5,000: method 9 × status_code 60 × 14 (11 guessed buckets, +Inf, _sum, _count) = 7,560. The process keeps each in memory until it ends, and Prometheus scrapes and stores them all. Label by the status class instead of 'status_code', which is 5 values, or take fewer buckets.",
          line: 2,
          column: 23,
        },
      ],
    },
    {
      name: 'guesses',
      code: promClient`new Counter({ name: 'gc_joins_total', help: 'H.', labelNames: ['a', 'b', 'c', 'd', 'e'] });`,
      errors: [
        {
          message:
            "Counter 'gc_joins_total' can become 100,000 time series per instance, over the budget of 10,000: a 10 (guess) × b 10 (guess) × c 10 (guess) × d 10 (guess) × e 10 (guess) = 100,000. The process keeps each in memory until it ends, and Prometheus scrapes and stores them all. Drop a label, or say how many values 'a' has with the option values.",
          line: 2,
          column: 21,
        },
      ],
    },
    {
      name: 'a summary, the largest label by a type',
      code: promClient`
        type Kind = 'a' | 'b' | 'c' | 'd' | 'e';
        register.summary<{ kind: Kind; ok: boolean }>({ name: 'gc_join_seconds', help: 'H.', labelNames: ['kind', 'ok'] });
      `,
      options: [{ budget: 80 }],
      errors: [
        {
          message:
            "Summary 'gc_join_seconds' can become 90 time series per instance, over the budget of 80: kind 5 × ok 2 × 9 (7 default quantiles, _sum, _count) = 90. The process keeps each in memory until it ends, and Prometheus scrapes and stores them all. Drop 'kind' or map it to fewer values, or take fewer quantiles.",
          line: 3,
          column: 55,
        },
      ],
    },
    {
      name: 'OpenTelemetry',
      code: otel`
        export const h = meter.createHistogram('gc.join.duration', { unit: 's', advice: { explicitBucketBoundaries: [1, 2] } });
        export function join(a, b, c, d) { h.record(1, { a, b, c, d }); }
      `,
      errors: [
        {
          message:
            "Histogram 'gc.join.duration' can become 50,000 time series per instance, over the budget of 10,000: a 10 (guess) × b 10 (guess) × c 10 (guess) × d 10 (guess) × 5 (2 buckets, +Inf, _sum, _count) = 50,000. Beyond 2,000 combinations of labels the SDK counts all others as one, with the attribute otel.metric.overflow. Drop a label or take fewer buckets, or say how many values 'a' has with the option values.",
          line: 4,
          column: 40,
        },
      ],
    },
    {
      name: 'StatsD',
      code: code`
        import { StatsD } from 'hot-shots';
        new StatsD().histogram('join', ms, { a, b, c, d });
      `,
      errors: [
        {
          message:
            "Histogram 'join' can become 50,000 time series per instance, over the budget of 10,000: a 10 (guess) × b 10 (guess) × c 10 (guess) × d 10 (guess) × 5 (aggregates) = 50,000. The backend holds and bills each of them. Drop a label, or say how many values 'a' has with the option values.",
          line: 2,
          column: 24,
        },
      ],
    },
    {
      name: 'buckets alone, a name from elsewhere',
      code: promClient`new Histogram({ name: NAME, help: 'H.', buckets: linearBuckets(0, 1, 100) });`,
      options: [{ budget: 100 }],
      errors: [
        {
          message:
            "Histogram 'NAME' can become 103 time series per instance, over the budget of 100: 103 (100 buckets, +Inf, _sum, _count) = 103. The process keeps each in memory until it ends, and Prometheus scrapes and stores them all. Take fewer buckets.",
          line: 2,
          column: 23,
        },
      ],
    },
    {
      name: 'labels that could not all be read',
      code: promClient`new Counter({ name: 'gc_joins_total', help: 'H.', labelNames: ['method', 'status_code', ...more] });`,
      options: [{ budget: 500 }],
      errors: [
        {
          message:
            "Counter 'gc_joins_total' can become at least 540 time series per instance, over the budget of 500: method 9 × status_code 60 = 540. The process keeps each in memory until it ends, and Prometheus scrapes and stores them all. Label by the status class instead of 'status_code', which is 5 values.",
          line: 2,
          column: 21,
        },
      ],
    },
    {
      name: 'a wrapper of unknown type',
      code: code`metricsRegistry.static({ name: 'gc_joins', help: 'H.', labelNames: ['a', 'b'] });`,
      options: [{ budget: 99 }],
      errors: [
        {
          message:
            "Metric 'gc_joins' can become 100 time series per instance, over the budget of 99: a 10 (guess) × b 10 (guess) = 100. The process keeps each in memory until it ends, and Prometheus scrapes and stores them all. Drop a label, or say how many values 'a' has with the option values.",
          line: 1,
          column: 32,
        },
      ],
    },
  ],
});

run('metric-series-budget: libraries', rule, {
  valid: [
    {
      name: 'Powertools: which dimensions a metric gets is decided by what is added around it',
      code: code`
        import { Metrics } from '@aws-lambda-powertools/metrics';
        const metrics = new Metrics();
        metrics.addDimensions({ a, b, c, d, e });
        metrics.addMetric('joins', 'Count', 1);
      `,
      options: [{ budget: 1 }],
    },
    { name: 'not a metric', code: code`new Counter({ name: 'a', labelNames: ['a', 'b', 'c', 'd', 'e'] });` },
    {
      name: 'labels from elsewhere',
      code: promClient`new Counter({ name: 'gc_joins_total', help: 'H.', labelNames });`,
    },
    { name: 'an empty file', code: '' },
  ],
  invalid: [
    {
      name: 'Nest',
      code: code`
        import { makeHistogramProvider } from '@willsoto/nestjs-prometheus';
        export const providers = [makeHistogramProvider({ name: 'gc_http_seconds', help: 'H.', labelNames: ['method', 'route', 'code'] })];
      `,
      errors: [{ messageId: 'over', line: 2, column: 57 }],
    },
    {
      name: 'a registry',
      code: code`register.counter({ name: 'gc_http_requests_total', help: 'H.', labelNames: ['method', 'route', 'status', 'region'] });`,
      errors: [{ messageId: 'over', line: 1, column: 26 }],
    },
    {
      name: 'require, renamed, frozen labels',
      code: code`
        const { Counter: C } = require('prom-client');
        const LABELS = Object.freeze(['method', 'route', 'status_code', 'region'] as const);
        class Http { static #requests = new C({ name: 'gc_http_requests_total', help: 'H.', labelNames: ['method', 'route', 'status_code', 'region'] as const } satisfies Config); }
      `,
      errors: [{ messageId: 'over', line: 3, column: 47 }],
    },
    {
      name: 'hot-shots',
      code: code`
        import StatsD from 'hot-shots';
        const statsd = new StatsD();
        statsd.increment('joins', ['method:' + m, 'status_code:' + s, 'route:' + r, 'region:' + x]);
      `,
      errors: [{ messageId: 'over', line: 3, column: 18 }],
    },
    {
      name: 'dd-trace',
      code: code`
        import tracer from 'dd-trace';
        tracer.dogstatsd.increment('joins', 1, { method, status_code: res.statusCode, route, region });
      `,
      errors: [{ messageId: 'over', line: 2, column: 28 }],
    },
    {
      name: 'nestjs-otel',
      code: code`
        import { MetricService } from 'nestjs-otel';
        class Rooms {
          constructor(private readonly metrics: MetricService) {}
          join(a, b, c, d, e) { this.metrics.getCounter('gc.joins').add(1, { a, b, c, d, e }); }
        }
      `,
      errors: [{ messageId: 'over', line: 4, column: 49 }],
    },
  ],
});

run('metric-series-budget: options', rule, {
  valid: [
    {
      code: promClient`new Counter({ name: 'gc_joins_total', help: 'H.', labelNames: ['a', 'b'] });`,
      options: [{ budget: 100 }],
    },
    {
      code: promClient`new Counter({ name: 'gc_joins_total', help: 'H.', labelNames: ['a', 'b'] });`,
      options: [{ budget: 25, unknown: 5 }],
    },
    {
      code: promClient`new Counter({ name: 'gc_joins_total', help: 'H.', labelNames: ['a', 'status_code'] });`,
      options: [{ budget: 12, values: { a: 4, status_code: 3 } }],
    },
  ],
  invalid: [
    {
      code: promClient`new Counter({ name: 'gc_joins_total', help: 'H.', labelNames: ['a', 'b'] });`,
      options: [{ budget: 24, unknown: 5 }],
      errors: [{ messageId: 'over', line: 2, column: 21 }],
    },
    {
      code: promClient`new Counter({ name: 'gc_joins_total', help: 'H.', labelNames: ['a', 'status_code'] });`,
      options: [{ budget: 11, values: { a: 4, status_code: 3 } }],
      errors: [{ messageId: 'over', line: 2, column: 21 }],
    },
  ],
});
